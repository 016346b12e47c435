import { type Fragment, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import { type BaseCustomers, startedOn } from "./build-customers";
import type { Workspace } from "./child-workspace";

/**
 * View `t_customer_months`: one row per customer and month from the start (or first payment, if earlier) to churn or the
 * as-of day (or the last payment, if later), with revenue, the month before's revenue, active = a payment in the month, and
 * complete = the month's last day is not after the as-of day. View `recent`: revenue of the last 12 complete months divided by
 * the months active in them.
 */
export async function buildCustomerMonths(
  workspace: Workspace,
  base: BaseCustomers | null,
  asOf: string,
): Promise<void> {
  const day = param("DATE", asOf);
  await workspace.keep(
    "paid_months",
    sql`select customer_id, cast(date_trunc('month', paid_on) as date) as month, cast(sum(amount) as decimal(18,4)) as revenue
      from t_payments where customer_id is not null and paid_on <= ${day} group by customer_id, date_trunc('month', paid_on)`,
  );
  await workspace.keep("customer_spans", spans(base, day));
  await workspace.keep(
    "t_customer_months",
    sql`select s.customer_id, s.month, s.age_months, coalesce(now.revenue, 0) as revenue,
      coalesce(before.revenue, 0) as previous_revenue, now.customer_id is not null as active,
      last_day(s.month) <= ${day} as complete
      from (select customer_id, cast(first_month + to_months(cast(age as integer)) as date) as month, cast(age as integer) as age_months
        from (select customer_id, first_month, unnest(range(0, date_diff('month', first_month, last_month) + 1)) as age
          from customer_spans where last_month >= first_month)) s
      left join paid_months now on now.customer_id = s.customer_id and now.month = s.month
      left join paid_months before on before.customer_id = s.customer_id and before.month = cast(s.month - to_months(1) as date)`,
  );
  await workspace.keep(
    "recent",
    sql`select customer_id, cast(sum(revenue) / nullif(count(*) filter (where active), 0) as decimal(18,4)) as monthly_revenue
      from t_customer_months where complete and month > cast(date_trunc('month', ${day} + to_days(1)) - to_months(13) as date)
      group by customer_id`,
  );
}

function spans(base: BaseCustomers | null, day: Fragment): Fragment {
  const has = (field: string) => base?.columns.some((column) => column.name === field) ?? false;
  const started = startedOn(has, true) ?? sql`p.first_paid`;
  const churned = has("churned_on") ? sql`c.churned_on` : sql`cast(null as date)`;
  // Churned on an unknown day: known only up to the last payment.
  const open = has("churned") ? sql`case when not coalesce(c.churned, false) then ${day} end` : day;
  const end = sql`least(coalesce(${churned}, ${open}, p.last_paid, ${started}), ${day})`;
  const customers = base === null ? sql`pay` : name(base.view);
  return sql`select coalesce(c.customer_id, p.customer_id) as customer_id,
    cast(date_trunc('month', least(${started}, p.first_paid)) as date) as first_month,
    cast(date_trunc('month', greatest(${end}, least(p.last_paid, ${day}))) as date) as last_month
    from ${customers} c full join pay p on p.customer_id = c.customer_id
    where least(${started}, p.first_paid) is not null`;
}

/** Columns of `customer_months` as the manifest names them. */
export const customerMonthColumns: readonly Pick<VersionColumn, "name" | "label" | "type">[] = [
  { name: "customer_id", label: "customer id", type: "text" },
  { name: "month", label: "month", type: "date" },
  { name: "age_months", label: "age in months", type: "number" },
  { name: "revenue", label: "revenue", type: "money" },
  { name: "previous_revenue", label: "revenue of the month before", type: "money" },
  { name: "active", label: "active", type: "yesNo" },
  { name: "complete", label: "complete", type: "yesNo" },
];
