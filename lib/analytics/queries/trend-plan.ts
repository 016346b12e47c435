import { sql } from "@/lib/analytics/sql/fragment";
import type { PeriodLength } from "@/lib/domain/calendar-period";
import type { FieldKey, Metric, MetricForm } from "@/lib/domain/metric";
import { availability, hasField } from "@/lib/domain/metrics";
import { versionColumn } from "@/lib/domain/version-column";
import { ofRow } from "./row-plan";
import { rowPlan } from "./row-plans";
import {
  computed,
  demand,
  demandEnds,
  flow,
  leftOut,
  type NoTrend,
  planOf,
  type TrendFrame,
  type TrendPlan,
  within,
} from "./trend-frame";
import { periodAccounts, periodRepeats, periodRisks, periodStock } from "./trend-rows";
import { localTime } from "./zoned-days";

/**
 * The plan of a metric by period: flows stand at the day of their row, churn is the share of those there when the period began,
 * stocks stand as of its last day. What belongs to customers of one age or is known only as of today has no trend, and says so.
 */
export function trendPlan(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const { manifest } = frame.version;
  const refusal = refusals[metric.id.replace(/_\d+$/, "")];
  if (refusal !== undefined) return { sentence: `${metric.name} ${refusal}` };
  if (manifest.asOf === null)
    return {
      sentence: `${metric.name} by period ends at the as-of day, and this version has none: map a date, or confirm one.`,
    };
  const own = ownPlans[metric.id];
  if (own) return own(metric, frame);
  const found = availability(metric, manifest);
  if (!found.available) return { sentence: found.sentence };
  return datedRows(metric, found.form, frame);
}

const cohortLike = "belongs to customers of one age, not to a month: read it under Cohorts or Survival.";
const knownNow = "is known only as it stands on the as-of day: this data holds no earlier value to draw.";

const refusals: Readonly<Record<string, string>> = {
  retention: cohortLike,
  active: cohortLike,
  payback: cohortLike,
  observed_ltv: "grows with the age of customers, so a month has none: read it by age under Cohorts.",
  ltv_cac: "sets revenue so far against cost, and older customers have had more time: a month has none.",
  nps: knownNow,
};

type Planner = (metric: Metric, frame: TrendFrame) => TrendPlan | NoTrend;

const ownPlans: Readonly<Record<string, Planner>> = {
  customers: stock,
  churned_share: (metric, frame) => churn(metric, frame, frame.length),
  churn_per_month: (metric, frame) => churn(metric, frame, "month"),
  repeat_rate: repeats,
  nrr: retained,
  grr: retained,
  logo_retention: retained,
  revenue: paidRevenue,
  arpu: activeRevenue,
  conversion,
  cac: costOfNew,
};

/** Flows: each unit row stands at its own day. */
function datedRows(metric: Metric, form: MetricForm, frame: TrendFrame): TrendPlan | NoTrend {
  const dated = dates[form.rows];
  if (!dated) return { sentence: `${metric.name} ${knownNow}` };
  const [field, words] = form.rows === "deals" && form.id.endsWith("_column") ? openedDeals : dated;
  const missing = demand(metric, frame, [field]);
  if (missing) return missing;
  const plan = planOf(metric, form, frame);
  const isOrders = form.id === "order_value" && plan.listed.length > 0;
  const column = ofRow(isOrders ? "ordered_on" : (field.split(".")[1] ?? ""));
  const { manifest } = frame.version;
  const day = isOrders ? column : localTime(column, versionColumn(manifest, field)?.column.type, manifest);
  return {
    ...flow(metric, form),
    plan: { ...plan, from: () => plan.from([]), eligible: within(plan.eligible, day, frame) },
    day,
    meaning: `Each ${frame.length} holds ${isOrders ? "the orders whose first payment is in it" : words}.`,
  };
}

const openedDeals = ["deals.opened_on", "the deals opened in it"] as const;
const dates: Partial<Record<MetricForm["rows"], readonly [FieldKey, string]>> = {
  payments: ["payments.paid_on", "the payments made in it"],
  deals: ["deals.closed_on", "the deals closed in it"],
  tickets: ["tickets.created_at", "the tickets created in it, whenever they were answered"],
  events: ["events.happened_at", "the events that happened in it"],
};

function stock(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const missing = demand(metric, frame, ["customers.started_on"]) ?? demandEnds(metric, frame);
  if (missing) return missing;
  const ends = hasField(frame.version.manifest, "customers.churned_on");
  return {
    ...computed(metric, frame, periodStock(frame)),
    sameCustomers: true,
    meaning: ends
      ? `Customers there on the last day of each ${frame.length}: they had started and not left.${leftOut(frame)}`
      : `Customers who had started by the last day of each ${frame.length}; this data knows nobody who left.`,
  };
}

/** Left in the period, of those there when it began (statistics, section 6.7). */
function churn(metric: Metric, frame: TrendFrame, step: PeriodLength): TrendPlan | NoTrend {
  const missing = demand(metric, frame, ["customers.started_on", "customers.churned_on"]);
  if (missing) return missing;
  const perMonth = step === "month" && frame.length !== "month";
  const whole = computed({ ...metric, kind: "proportion" }, frame, periodRisks(frame, step));
  return {
    ...whole,
    form: { ...whole.form, unitWord: perMonth ? "customer-months" : "customers" },
    plan: { ...whole.plan, isCustomer: !perMonth },
    meaning: perMonth
      ? `Customers who left ÷ customers there when a month began, added up over the months of each ${frame.length}.${leftOut(frame)}`
      : `Customers who left in the ${frame.length} ÷ customers there when it began. Who started in it is not among them.${leftOut(frame)}`,
  };
}

function repeats(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const missing = demand(metric, frame, ["payments.customer_id", "payments.order_id", "payments.paid_on"]);
  if (missing) return missing;
  return {
    ...computed(metric, frame, periodRepeats(frame)),
    sameCustomers: true,
    meaning: `Customers with at least two orders in the ${frame.length} ÷ customers with at least one in it.`,
  };
}

function retained(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const found = availability(metric, frame.version.manifest);
  if (!found.available) return { sentence: found.sentence };
  const { a, b } = rowPlan(metric, found.form, { versionId: frame.version.id, manifest: frame.version.manifest });
  const whole = computed(metric, frame, periodAccounts(frame));
  return {
    ...whole,
    plan: { ...whole.plan, a, b, eligible: sql`r.opening > 0` },
    sameCustomers: true,
    needsPeriodBefore: true,
    meaning: `Each ${frame.length} against the one before it, of customers with revenue in the one before.`,
  };
}

function paidRevenue(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const form = metric.forms.find(({ rows }) => rows === "payments");
  const missing = demand(metric, frame, ["payments.amount", "payments.paid_on"]);
  if (missing || !form) return missing ?? { sentence: `${metric.name} ${knownNow}` };
  return datedRows(metric, form, frame);
}

function activeRevenue(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const form = metric.forms.find(({ rows }) => rows === "customer_months");
  const { manifest } = frame.version;
  if (!form || !manifest.tables.some(({ table }) => table === "customer_months"))
    return {
      sentence: `${metric.name} by period needs payments by date: the amount a month is known only as of today.`,
    };
  const plan = planOf(metric, form, frame);
  const day = ofRow("month");
  return {
    ...flow(metric, form),
    plan: { ...plan, eligible: within(sql`${ofRow("active")}`, day, frame) },
    day,
    sameCustomers: true,
    meaning: `Revenue of the ${frame.length} ÷ ${frame.length === "month" ? "customers who paid in it" : "months of it with a payment, added up over customers"}.`,
  };
}

const conversionDays = 90;

function conversion(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const form = metric.forms.find(({ id }) => id === "conversion_dated");
  const missing = demand(metric, frame, ["customers.trial_started_on", "customers.converted_on"]);
  if (missing || !form) return missing ?? { sentence: `${metric.name} ${knownNow}` };
  const plan = planOf(metric, form, frame);
  const day = ofRow("trial_started_on");
  return {
    ...flow(metric, form),
    plan: { ...plan, eligible: within(plan.eligible, day, frame) },
    day,
    settledDays: conversionDays,
    meaning: `Trials that began in the ${frame.length}: the share that converted within ${conversionDays} days, counted once these days are over.`,
  };
}

function costOfNew(metric: Metric, frame: TrendFrame): TrendPlan | NoTrend {
  const [form] = metric.forms;
  const missing = demand(metric, frame, ["customers.acquisition_cost", "customers.started_on"]);
  if (missing || !form) return missing ?? { sentence: `${metric.name} ${knownNow}` };
  const plan = planOf(metric, form, frame);
  const day = ofRow("started_on");
  return {
    ...flow(metric, form),
    plan: { ...plan, eligible: within(plan.eligible, day, frame) },
    day,
    meaning: `The customers who started in the ${frame.length}, and what winning them cost.`,
  };
}
