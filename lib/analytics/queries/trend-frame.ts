import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { PeriodLength } from "@/lib/domain/calendar-period";
import { daysLater } from "@/lib/domain/iso-day";
import type { FieldKey, Metric, MetricForm } from "@/lib/domain/metric";
import { availability, fieldWords, hasField } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { RowPlan } from "./row-plan";
import { rowPlan } from "./row-plans";

/** Calendar periods of one length, oldest first, as half-open ranges of ISO days; `asOf` ends what is known. */
export interface TrendFrame {
  readonly version: DatasetVersion;
  readonly length: PeriodLength;
  readonly periods: readonly { readonly key: string; readonly from: string; readonly to: string }[];
  readonly asOf: string;
}

/** How a metric is told by period: its unit rows, the day each of them stands at, and what that means in words. */
export interface TrendPlan {
  /** The metric as it is estimated here: its kind may be another than over all time. */
  readonly metric: Metric;
  readonly form: MetricForm;
  readonly plan: RowPlan;
  /** Day of a unit row, of the source `r`. */
  readonly day: Fragment;
  readonly meaning: string;
  /** A period may still change for so many days after its end. */
  readonly settledDays: number;
  /** The same customers stand in every period, so that two periods are not two groups. */
  readonly sameCustomers: boolean;
  /** Its first period needs the one before it to be within the data. */
  readonly needsPeriodBefore: boolean;
}

/** Why a metric has no value by period; completes a sentence that begins with its name. */
export interface NoTrend {
  readonly sentence: string;
}

/** What most plans have in common. */
export function flow(metric: Metric, form: MetricForm) {
  return { metric, form, settledDays: 0, sameCustomers: false, needsPeriodBefore: false };
}

/** Rows `customer_id, period_on, …` that are computed per customer and period. */
export function computed(metric: Metric, frame: TrendFrame, from: Fragment): Omit<TrendPlan, "meaning"> {
  const found = availability(metric, frame.version.manifest);
  const form = found.available ? found.form : metric.forms[0];
  if (!form) throw new TypeError(`the metric ${metric.id} has no form`);
  const plan: RowPlan = {
    table: "customers",
    from: () => from,
    unitId: sql`(r.customer_id || ' ' || cast(r.period_on as varchar))`,
    customerId: sql`r.customer_id`,
    eligible: null,
    defined: null,
    a: sql`r.a`,
    b: sql`1`,
    isCustomer: true,
    alwaysCustomer: true,
    listed: [],
  };
  return { ...flow(metric, form), plan, day: sql`r.period_on` };
}

/** The unit rows of a metric over all time. */
export function planOf(metric: Metric, form: MetricForm, { version }: TrendFrame): RowPlan {
  return rowPlan(metric, form, { versionId: version.id, manifest: version.manifest });
}

/** Rows of the periods alone, none after the as-of day. */
export function within(eligible: Fragment | null, day: Fragment, { periods, asOf }: TrendFrame): Fragment {
  const from = param("DATE", periods[0]?.from ?? asOf);
  const to = param("DATE", [periods.at(-1)?.to ?? asOf, daysLater(asOf, 1)].sort()[0] ?? asOf);
  const range = sql`${day} >= ${from} and ${day} < ${to}`;
  return eligible ? sql`${eligible} and ${range}` : range;
}

/** The sentence that names the fields a version lacks. */
export function demand(metric: Metric, { version }: TrendFrame, fields: readonly FieldKey[]): NoTrend | undefined {
  const missing = fields.filter((field) => !hasField(version.manifest, field));
  if (missing.length === 0) return undefined;
  return {
    sentence: `${metric.name} by period needs ${missing.map(fieldWords).join(" and ")}; map ${missing.length > 1 ? "columns to them" : "a column to it"}.`,
  };
}

/** Who has left on days that nobody knows cannot be told by period. */
export function demandEnds(metric: Metric, { version }: TrendFrame): NoTrend | undefined {
  const { manifest } = version;
  if (!hasField(manifest, "customers.churned") || hasField(manifest, "customers.churned_on")) return undefined;
  return {
    sentence: `${metric.name} by period needs the day customers left: this data knows only that they have left.`,
  };
}

/** A sentence for those who are in no period. */
export function leftOut({ version }: TrendFrame): string {
  return hasField(version.manifest, "customers.churned") ? " Who left on an unknown day is left out." : "";
}
