import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { monthsIn, type PeriodLength } from "@/lib/domain/calendar-period";
import { daysLater, monthsLater } from "@/lib/domain/iso-day";
import { hasField } from "@/lib/domain/metrics";
import type { TrendFrame } from "./trend-frame";

/** One row `customer_id, period_on, a = 1` per period on whose last day, or on the as-of day, a customer was there. */
export function periodStock(frame: TrendFrame): Fragment {
  const { version, periods, asOf } = frame;
  const days = periods.map(({ from, to }) => [from, earlier(daysLater(to, -1), asOf)] as const);
  return sql`(
    select c.customer_id, p.period_on, 1 as a
    from ${versionTable(version.id, "customers")} as c
    join ${pairs(days)} as p(period_on, last_day) on c.started_on <= p.last_day${endedAfter(frame, sql`p.last_day`, "later")}
  )`;
}

/**
 * One row per customer and step (month, quarter or year within the periods) that was there when the step began; a: whether they left
 * in it, as far as is known on the as-of day.
 */
export function periodRisks(frame: TrendFrame, step: PeriodLength): Fragment {
  const { version, periods, asOf } = frame;
  const months = monthsIn[step];
  const steps = periods.flatMap(({ from, to }) => {
    const begins = [from];
    for (let next = monthsLater(from, months); next < to; next = monthsLater(next, months)) begins.push(next);
    return begins.map((begin) => [begin, earlier(daysLater(monthsLater(begin, months), -1), asOf)] as const);
  });
  const begun = steps.filter(([begin]) => begin <= asOf);
  return sql`(
    select c.customer_id, p.period_on, case when c.churned_on <= p.last_day then 1 else 0 end as a
    from ${versionTable(version.id, "customers")} as c
    join ${pairs(begun)} as p(period_on, last_day) on c.started_on < p.period_on${endedAfter(frame, sql`p.period_on`, "onOrLater")}
  )`;
}

/** As text of the statement: in a grouped expression every place must read alike, and a parameter never does. */
const units: Readonly<Record<PeriodLength, Fragment>> = {
  month: sql`'month'`,
  quarter: sql`'quarter'`,
  year: sql`'year'`,
};

/** One row per customer and period with an order; a: whether they had at least two. */
export function periodRepeats({ version, length, periods, asOf }: TrendFrame): Fragment {
  const unit = units[length];
  return sql`(
    select
      customer_id,
      cast(date_trunc(${unit}, paid_on) as date) as period_on,
      case when min(order_id) <> max(order_id) then 1 else 0 end as a
    from ${versionTable(version.id, "payments")}
    where paid_on >= ${param("DATE", periods[0]?.from ?? asOf)} and paid_on <= ${param("DATE", asOf)}
    group by customer_id, date_trunc(${unit}, paid_on)
  )`;
}

/** One row per customer and period with revenue in it or in the one before: `opening` and `closing`. */
export function periodAccounts({ version, length, periods, asOf }: TrendFrame): Fragment {
  const windows = periods.map(({ from, to }) => [monthsLater(from, -monthsIn[length]), from, to] as const);
  const rows = windows.map(
    (days) =>
      sql`(${list(
        days.map((day) => param("DATE", day)),
        comma,
      )})`,
  );
  return sql`(
    select
      p.customer_id,
      w.period_on,
      sum(case when p.month < w.period_on then p.revenue else 0 end) as opening,
      sum(case when p.month >= w.period_on then p.revenue else 0 end) as closing
    from (
      select customer_id, cast(date_trunc('month', paid_on) as date) as month, sum(amount) as revenue
      from ${versionTable(version.id, "payments")}
      where paid_on <= ${param("DATE", asOf)}
      group by customer_id, date_trunc('month', paid_on)
    ) as p
    join (values ${list(rows, comma)}) as w(opening_on, period_on, end_on) on p.month >= w.opening_on and p.month < w.end_on
    group by p.customer_id, w.period_on
  )`;
}

/** Customers whose end lies after a day (or on it), or who have none; who left on an unknown day is never there. */
function endedAfter({ version }: TrendFrame, day: Fragment, how: "later" | "onOrLater"): Fragment {
  const { manifest } = version;
  const knows = (field: "churned" | "churned_on") => hasField(manifest, `customers.${field}`);
  if (!knows("churned_on")) return sql``;
  const still = knows("churned")
    ? sql`c.churned_on is null and not coalesce(c.churned, false)`
    : sql`c.churned_on is null`;
  return how === "later"
    ? sql` and (c.churned_on > ${day} or (${still}))`
    : sql` and (c.churned_on >= ${day} or (${still}))`;
}

function pairs(days: readonly (readonly [string, string])[]): Fragment {
  return sql`(values ${list(
    days.map(([from, last]) => sql`(${param("DATE", from)}, ${param("DATE", last)})`),
    comma,
  )})`;
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}
