import { type Fragment, name, param, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { monthsLater } from "@/lib/domain/iso-day";
import { hasField } from "@/lib/domain/metrics";
import { lastCompleteMonth } from "./calendar";
import type { PlanContext } from "./row-plan";

/**
 * Two tables in the words of a `with`: `starts` (customer_id, first_month, rate, last_age: the last month of life that is over on
 * the as-of day) and `margins` (customer_id, age, margin: what a customer's payments brought in each month of life, from 0).
 */
export function paybackRows(context: PlanContext): Fragment {
  const { versionId, manifest } = context;
  const last = lastCompleteMonth(manifest.asOf ?? "");
  const rated = hasField(manifest, "customers.gross_margin_rate");
  const rate = rated
    ? sql`
  left join ${versionTable(versionId, "customers")} as c on c.customer_id = m.customer_id`
    : sql``;
  return sql`starts as (
  select m.customer_id, m.month as first_month, ${rated ? name("c", "gross_margin_rate") : sql`cast(null as double)`} as rate,
    date_diff('month', m.month, ${param("DATE", last)}) as last_age
  from ${versionTable(versionId, "customer_months")} as m${rate}
  where m.age_months = 0 and m.month <= ${param("DATE", last)}
),
margins as (
  select s.customer_id, date_diff('month', s.first_month, p.paid_on) as age, ${marginOf(context)} as margin
  from ${versionTable(versionId, "payments")} as p
  join starts as s on s.customer_id = p.customer_id
  where p.paid_on < ${param("DATE", monthsLater(last, 1))}
)`;
}

/** Amount less cost where known, else times the customer's margin rate, else all of it. */
function marginOf({ manifest }: PlanContext): Fragment {
  const amount = sql`cast(p.amount as double)`;
  const costed = hasField(manifest, "payments.cost") ? sql`${amount} - cast(p.cost as double), ` : sql``;
  return sql`coalesce(${costed}${amount} * s.rate, ${amount})`;
}
