import { param, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { CanonicalTable } from "@/lib/domain/dictionary";
import { daysLater, monthsLater } from "@/lib/domain/iso-day";
import type { Metric, MetricForm } from "@/lib/domain/metric";
import { rowsAreOrders } from "@/lib/domain/metrics";
import { lastCompleteMonth } from "./calendar";
import { orders, periodSums, repeatCounts } from "./computed-rows";
import { paybackRows } from "./payback-rows";
import { everPaid, presentCustomers } from "./present-customers";
import { idColumns, ofRow, type PlanContext, type RowPlan } from "./row-plan";

/** The unit rows of a metric in the form that a version allows. */
export function rowPlan(metric: Metric, form: MetricForm, context: PlanContext): RowPlan {
  const planned = plans[form.id];
  if (planned) return planned(context, metric);
  const column = metric.id.slice(metric.id.indexOf(".") + 1);
  const plain = tablePlan(form.rows, context);
  const defined = sql`${ofRow(column)} is not null`;
  if (form.id === "share_column") return { ...plain, defined, a: flag(sql`${ofRow(column)}`) };
  if (form.id === "mean_column") return { ...plain, defined, a: ofRow(column) };
  throw new TypeError(`no unit rows for the form ${form.id}`);
}

const plans: Readonly<Record<string, (context: PlanContext, metric: Metric) => RowPlan>> = {
  customers: (context) => tablePlan("customers", context),
  conversion_dated: dated,
  conversion_flag: (context) => ({
    ...tablePlan("customers", context),
    eligible: sql`${ofRow("converted")} is not null`,
    a: flag(ofRow("converted")),
  }),
  churned_share: (context) => ({
    ...paying(context),
    defined: sql`${ofRow("churned")} is not null`,
    a: flag(ofRow("churned")),
  }),
  churn_per_month: (context) => ({ ...observedLives(context), b: ofRow("tenure_months") }),
  retention: (context) => ({ ...observedLives(context), b: ofRow("tenure_months") }),
  active: activeInMonth,
  nps: (context) => ({
    ...tablePlan("customers", context),
    defined: sql`${ofRow("nps_score")} is not null`,
    a: sql`case when ${ofRow("nps_score")} >= 9 then 100 when ${ofRow("nps_score")} <= 6 then -100 else 0 end`,
  }),
  repeat_rate: repeatCounts,
  nrr: (context) => ({ ...periodSums(context), a: sql`r.closing`, b: sql`r.opening` }),
  grr: (context) => ({
    ...periodSums(context),
    a: sql`case when r.closing <= 0 then 0 when r.closing < r.opening then r.closing else r.opening end`,
    b: sql`r.opening`,
  }),
  logo_retention: (context) => ({ ...periodSums(context), a: flag(sql`r.closing > 0`) }),
  revenue_customers: (context) => amount(paying(context), "total_revenue"),
  observed_ltv: (context) => amount(paying(context), "total_revenue"),
  revenue_payments: (context) => ({ ...tablePlan("payments", context), a: ofRow("amount") }),
  mrr: (context) => ({
    ...amount(tablePlan("customers", context), "monthly_revenue"),
    eligible: presentCustomers(context.manifest, "r").holds,
  }),
  arpu_given: (context) => amount(paying(context), "monthly_revenue"),
  arpu_months: activeMonths,
  cac: (context) => amount(tablePlan("customers", context), "acquisition_cost"),
  payback_cost: paidBack,
  payback_rate: paidBack,
  payback_revenue: paidBack,
  ltv_cac: (context) => ({
    ...tablePlan("customers", context),
    defined: sql`${ofRow("total_revenue")} is not null and ${ofRow("acquisition_cost")} is not null`,
    a: ofRow("total_revenue"),
    b: ofRow("acquisition_cost"),
  }),
  order_value: orderRows,
  margin: (context) => ({
    ...tablePlan("payments", context),
    defined: sql`${ofRow("cost")} is not null`,
    a: sql`(${ofRow("amount")} - ${ofRow("cost")})`,
    b: ofRow("amount"),
  }),
  close_rate: (context) => ({
    ...tablePlan("deals", context),
    eligible: sql`${ofRow("outcome")} in ('won', 'lost')`,
    a: flag(sql`${ofRow("outcome")} = 'won'`),
  }),
  deal_value: (context) => amount(won(context), "amount"),
  sales_cycle: (context) => ({
    ...won(context),
    defined: sql`${ofRow("closed_on")} >= ${ofRow("opened_on")}`,
    a: sql`date_diff('day', ${ofRow("opened_on")}, ${ofRow("closed_on")})`,
  }),
  first_response: (context) => amount(tablePlan("tickets", context), "first_response_minutes"),
  resolution: (context) => amount(tablePlan("tickets", context), "resolution_minutes"),
  csat_top2: (context) => ({ ...rated(context), a: flag(sql`${ofRow("csat_score")} >= 4`) }),
  csat_mean: (context) => ({ ...rated(context), a: ofRow("csat_score") }),
};

/** Every row of a table counts once. */
function tablePlan(table: CanonicalTable, { versionId, manifest }: PlanContext): RowPlan {
  const linked = manifest.tables.find((one) => one.table === table)?.columns.some((one) => one.name === "customer_id");
  return {
    table,
    from: () => versionTable(versionId, table),
    unitId: ofRow(idColumns[table]),
    customerId: linked ? ofRow("customer_id") : null,
    eligible: null,
    defined: null,
    a: sql`1`,
    b: sql`1`,
    isCustomer: table === "customers",
    alwaysCustomer: linked === true && table !== "deals" && table !== "tickets",
    listed: [],
  };
}

/** Customers who ever paid, where the version tells them from those who never did. */
function paying(context: PlanContext): RowPlan {
  return { ...tablePlan("customers", context), eligible: everPaid(context.manifest, "r") };
}

function amount(plan: RowPlan, column: string): RowPlan {
  return { ...plan, defined: sql`${ofRow(column)} is not null`, a: ofRow(column) };
}

/** Customers with a cost, and what their months of life brought. */
function paidBack(context: PlanContext): RowPlan {
  return { ...amount(tablePlan("customers", context), "acquisition_cost"), lives: paybackRows(context) };
}

function won(context: PlanContext): RowPlan {
  return { ...tablePlan("deals", context), eligible: sql`${ofRow("outcome")} = 'won'` };
}

function rated(context: PlanContext): RowPlan {
  return { ...tablePlan("tickets", context), eligible: sql`${ofRow("csat_score")} is not null` };
}

/** Where every payment is an order of its own, nothing needs adding up. */
function orderRows(context: PlanContext): RowPlan {
  const rows = { ...tablePlan("payments", context), a: ofRow("amount") };
  return rowsAreOrders(context.manifest) ? rows : { ...orders(context), near: rows };
}

function observedLives(context: PlanContext): RowPlan {
  return {
    ...paying(context),
    defined: sql`${ofRow("churned")} is not null and ${ofRow("tenure_months")} is not null`,
    a: flag(ofRow("churned")),
  };
}

const conversionWindowDays = 90;

function dated(context: PlanContext): RowPlan {
  const until = param("DATE", daysLater(context.manifest.asOf ?? "", -conversionWindowDays));
  const days = sql`date_diff('day', ${ofRow("trial_started_on")}, ${ofRow("converted_on")})`;
  return {
    ...tablePlan("customers", context),
    eligible: sql`${ofRow("trial_started_on")} <= ${until}`,
    a: flag(sql`${days} <= ${param("BIGINT", conversionWindowDays)}`),
  };
}

/** One row per customer whose month `at` is over, whether or not they were still there. */
function activeInMonth(context: PlanContext, metric: Metric): RowPlan {
  const at = metric.at ?? 0;
  const lastStart = monthsLater(lastCompleteMonth(context.manifest.asOf ?? ""), -at);
  const month = sql`(
    select customer_id
    from ${versionTable(context.versionId, "customer_months")}
    where age_months = ${param("BIGINT", at)} and active
    group by customer_id
  )`;
  return {
    ...tablePlan("customers", context),
    eligible: sql`date_trunc('month', ${ofRow("started_on")}) <= ${param("DATE", lastStart)}`,
    a: flag(sql`${ofRow("customer_id")} in ${month}`),
  };
}

function activeMonths(context: PlanContext): RowPlan {
  const last = lastCompleteMonth(context.manifest.asOf ?? "");
  return {
    ...tablePlan("customer_months", context),
    unitId: sql`(${ofRow("customer_id")} || ' ' || cast(${ofRow("month")} as varchar))`,
    eligible: sql`${ofRow("active")} and ${ofRow("month")} >= ${param("DATE", monthsLater(last, -11))} and ${ofRow("month")} <= ${param("DATE", last)}`,
    a: ofRow("revenue"),
  };
}

/** 1 where a condition holds, else 0; unknown is 0. */
function flag(condition: ReturnType<typeof sql>): ReturnType<typeof sql> {
  return sql`case when ${condition} then 1 else 0 end`;
}
