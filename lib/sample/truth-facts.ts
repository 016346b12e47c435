import { type Fragment, sql } from "@/lib/analytics/sql/fragment";
import { day } from "./accounts";
import { paymentLines } from "./activity-tables";
import { type Draw, numberBySegment } from "./draw";
import { haldenDates } from "./halden";

/** Per payer: the chance to have left by as-of, and, for those paying a year before, to have left since. */
export function chances(): Fragment {
  const aliveAt = (date: string) =>
    sql`(h.alive_from * (1 - h.hazard * least(${day(date)} - cast(date_add(a.paid_since, to_months(h.age)) as date), 27) / 27.0))`;
  const aged = (
    date: string,
  ) => sql`(select a.n, ${aliveAt(date)} as alive from account a join hazard h on h.segment = a.segment and h.band = a.band
    and h.age = datesub('month', a.paid_since, ${day(date)}) where a.paid_since <= ${day(date)})`;
  return sql`create or replace temp table chance as
    select a.n, 1 - t.alive as left_by_now, y.n is not null and (a.cancelled_on is null or a.cancelled_on > ${day(haldenDates.yearAgo)}) as paying_year_ago,
      1 - t.alive / y.alive as left_in_year
    from account a join ${aged(haldenDates.asOf)} t on t.n = a.n left join ${aged(haldenDates.yearAgo)} y on y.n = a.n`;
}

function mean(value: Fragment, where: Fragment): Fragment {
  return sql`cast(sum(cast(${value} as decimal(18, 12))) filter (where ${where}) as double)`;
}

/** Counts and sums of chances per segment, and (segment null) of the company: states, conversion, churn, revenue. */
export function accountFacts(): Fragment {
  const left = sql`a.cancelled_on is not null`;
  return sql`select a.segment, cast(count(*) as integer) as accounts,
      cast(count(*) filter (where a.paid_since is not null and not ${left}) as integer) as paying, cast(count(*) filter (where ${left}) as integer) as has_left,
      cast(count(*) filter (where a.paid_since is null and a.converted is null) as integer) as in_trial,
      cast(count(*) filter (where a.converted = false) as integer) as unpaid,
      cast(count(*) filter (where a.converted) as integer) as conversion_count, cast(count(a.converted) as integer) as conversion_n,
      ${mean(
        numberBySegment((segment) => segment.conversion),
        sql`a.converted is not null`,
      )} as conversion_sum,
      cast(count(*) filter (where c.paying_year_ago and ${left}) as integer) as churn_count,
      cast(count(*) filter (where c.paying_year_ago) as integer) as churn_n, ${mean(sql`c.left_in_year`, sql`c.paying_year_ago`)} as churn_sum,
      cast(count(*) filter (where c.n is not null) as integer) as ever, ${mean(sql`c.left_by_now`, sql`c.n is not null`)} as left_sum,
      cast(coalesce(sum(a.monthly_revenue), 0) as varchar) as revenue, cast(coalesce(sum(a.monthly_revenue) filter (where not ${left}), 0) as varchar) as revenue_now,
      ${mean(
        numberBySegment((segment) => segment.monthlyRevenue),
        sql`c.n is not null`,
      )} as revenue_sum
    from account a left join chance c on c.n = a.n group by grouping sets ((a.segment), ())`;
}

/** Sums of the payments per segment and of the company. */
export function moneyFacts(draw: Draw): Fragment {
  return sql`select a.segment, cast(coalesce(sum(a.amount), 0) as varchar) as paid, cast(coalesce(sum(a.cost), 0) as varchar) as cost, cast(count(*) as integer) as payment_rows,
      cast(count(*) filter (where a.line = 1) as integer) as invoices
    from ${paymentLines(draw)} a group by grouping sets ((a.segment), ())`;
}

/** Deals and tickets per segment; the company's row holds those without customer too. */
export function serviceFacts(): Fragment {
  const minutes = sql`date_diff('second', t.created_at, t.first_response_at) / 60.0`;
  return sql`select coalesce(d.segment, t.segment) as segment, * exclude (segment) from
    (select a.segment, cast(count(*) filter (where a.outcome = 'won') as integer) as close_count, cast(count(*) filter (where a.outcome <> 'open') as integer) as close_n,
      ${mean(sql`a.chance`, sql`a.outcome <> 'open'`)} as close_sum
      from deal a group by grouping sets ((a.segment), ()) having a.segment is not null or grouping(a.segment) = 1) d
    full join (select t.segment, cast(count(t.first_response_at) as integer) as answered, median(${minutes}) as median_minutes,
      cast(count(*) filter (where t.csat >= 4) as integer) as satisfied_count, cast(count(t.csat) as integer) as satisfied_n,
      ${mean(sql`t.csat_chance`, sql`t.csat is not null`)} as satisfied_sum
      from ticket t where t.named group by grouping sets ((t.segment), ())) t on t.segment is not distinct from d.segment`;
}
