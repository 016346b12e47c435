import { comma, type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { type RevenueWindow, revenueWindow } from "@/lib/domain/revenue-windows";
import type { PlanContext, RowPlan } from "./row-plan";

/** One row per customer with revenue in the opening period: their revenue there and in the closing one. */
export function periodSums({ versionId, manifest, revenuePeriod }: PlanContext): RowPlan {
  const periods = revenueWindow(revenuePeriod, { manifest, asOf: manifest.asOf ?? "" });
  const within = ([from, to]: RevenueWindow["opening"]) =>
    sql`(paid_on >= ${param("DATE", from)} and paid_on < ${param("DATE", to)})`;
  const source = sql`(
    select
      customer_id,
      sum(case when paid_on < ${param("DATE", periods.opening[1])} then amount else 0 end) as opening,
      sum(case when paid_on >= ${param("DATE", periods.closing[0])} then amount else 0 end) as closing
    from ${versionTable(versionId, "payments")}
    where ${within(periods.opening)} or ${within(periods.closing)}
    group by customer_id
  )`;
  return {
    ...perCustomer(source),
    eligible: sql`r.opening > 0`,
    listed: [
      { name: "opening", label: `revenue, ${periods.openingLabel}`, type: "money" },
      { name: "closing", label: `revenue, ${periods.label}`, type: "money" },
    ],
  };
}

/** One row per customer with a payment: whether they have at least two orders (far cheaper than counting distinct orders). */
export function repeatCounts({ versionId }: PlanContext): RowPlan {
  const source = sql`(
    select customer_id, count(*) as payments, min(order_id) <> max(order_id) as repeated
    from ${versionTable(versionId, "payments")}
    group by customer_id
  )`;
  return {
    ...perCustomer(source),
    a: sql`case when r.repeated then 1 else 0 end`,
    listed: [
      { name: "payments", label: "payments", type: "number" },
      { name: "repeated", label: "at least two orders", type: "yesNo" },
    ],
  };
}

/** One row per order; a column of its payments is carried along and must be the same on all its lines. */
export function orders({ versionId }: PlanContext): RowPlan {
  const from = (ownColumns: readonly string[]): Fragment => {
    const own = list(
      ownColumns.map((column) => sql`, any_value(${name(column)}) as ${name(column)}`),
      sql``,
    );
    return sql`(
    select customer_id, order_id, sum(amount) as order_amount, min(paid_on) as ordered_on${own}
    from ${versionTable(versionId, "payments")}
    group by ${list([name("customer_id"), name("order_id")], comma)}
  )`;
  };
  return {
    table: "payments",
    from,
    unitId: sql`r.order_id`,
    customerId: sql`r.customer_id`,
    eligible: null,
    defined: null,
    a: sql`r.order_amount`,
    b: sql`1`,
    isCustomer: false,
    alwaysCustomer: true,
    listed: [
      { name: "order_id", label: "order", type: "text" },
      { name: "ordered_on", label: "ordered on", type: "date" },
      { name: "order_amount", label: "amount", type: "money" },
    ],
  };
}

function perCustomer(source: Fragment): RowPlan {
  return {
    table: null,
    from: () => source,
    unitId: sql`r.customer_id`,
    customerId: sql`r.customer_id`,
    eligible: null,
    defined: null,
    a: sql`1`,
    b: sql`1`,
    isCustomer: true,
    alwaysCustomer: true,
    listed: [],
  };
}
