import { type Fragment, name, param, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { CohortPeriod } from "@/lib/domain/cohort-periods";
import type { CohortEntry } from "@/lib/domain/retention";
import type { Grouping } from "./grouping";

/** What the tables of cohorts depend on. `grouping` null: everybody is one group. */
export interface CohortFrame {
  readonly versionId: string;
  readonly asOf: string;
  readonly entry: CohortEntry;
  readonly every: CohortPeriod;
  readonly grouping: Grouping | null;
}

/**
 * Two tables in the words of a `with`: `placed` (customer_id, cohort, group_key: every customer who entered by the as-of day, once)
 * and `lived` (the same with period and revenue: one row per period with a payment, from the period of entry on). Periods are their
 * first days. Weeks are read from payments, longer periods from the months of customers. Payments of somebody who is not among the
 * customers are nobody's.
 */
export function cohortTables(frame: CohortFrame): Fragment {
  return sql`activity as (
${activity(frame)}
),
entries as (
${entries(frame)}
),
${keyedTable(frame)},
placed as (
  select e.customer_id, e.cohort, k.group_key
  from entries as e
  join keyed as k on k.customer_id = e.customer_id
),
lived as (
  select p.customer_id, p.group_key, p.cohort, a.period, a.revenue
  from activity as a
  join placed as p on p.customer_id = a.customer_id
  where a.period >= p.cohort
)`;
}

/** A table `keyed` (customer_id, group_key) of all customers in the words of a `with`; without a grouping the key is empty text. */
export function keyedTable({ versionId, grouping }: Pick<CohortFrame, "versionId" | "grouping">): Fragment {
  const customers = versionTable(versionId, "customers");
  if (grouping === null)
    return sql`keyed as (
  select customer_id, cast('' as varchar) as group_key
  from ${customers}
)`;
  const { column, keyOf, members } = grouping;
  const joined = members
    ? sql`
  left join ${members} as m on m.customer_id = c.customer_id`
    : sql``;
  return sql`keyed as (
  select c.customer_id, ${keyOf(name(members ? "m" : "c", column.name))} as group_key
  from ${customers} as c${joined}
)`;
}

/** Whole periods between two first days of periods. */
export function periodsBetween(every: CohortPeriod, from: Fragment, to: Fragment): Fragment {
  if (every === "week") return sql`cast(date_diff('day', ${from}, ${to}) / 7 as bigint)`;
  return every === "month" ? sql`date_diff('month', ${from}, ${to})` : sql`date_diff('quarter', ${from}, ${to})`;
}

function activity({ versionId, asOf, every }: CohortFrame): Fragment {
  const months = versionTable(versionId, "customer_months");
  if (every === "month")
    return sql`  select customer_id, month as period, revenue
  from ${months}
  where active`;
  if (every === "quarter")
    return sql`  select customer_id, ${firstDay(every, name("month"))} as period, sum(revenue) as revenue
  from ${months}
  where active
  group by customer_id, ${firstDay(every, name("month"))}`;
  return sql`  select customer_id, ${firstDay(every, name("paid_on"))} as period, sum(amount) as revenue
  from ${versionTable(versionId, "payments")}
  where customer_id is not null and paid_on <= ${param("DATE", asOf)}
  group by customer_id, ${firstDay(every, name("paid_on"))}`;
}

function entries({ versionId, asOf, entry, every }: CohortFrame): Fragment {
  if (entry === "firstPayment")
    return sql`  select customer_id, min(period) as cohort
  from activity
  group by customer_id`;
  return sql`  select customer_id, ${firstDay(every, name("started_on"))} as cohort
  from ${versionTable(versionId, "customers")}
  where started_on <= ${param("DATE", asOf)}`;
}

function firstDay(every: CohortPeriod, day: Fragment): Fragment {
  const unit = { month: sql`'month'`, quarter: sql`'quarter'`, week: sql`'week'` }[every];
  return sql`cast(date_trunc(${unit}, ${day}) as date)`;
}
