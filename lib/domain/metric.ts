import type { CanonicalTable, SourceTable } from "./dictionary";
import type { MetricHead } from "./scoreboard";

/** How a metric is estimated (statistics, section 0). */
export type MetricKind =
  | "proportion"
  | "mean"
  | "ratio"
  | "percentile"
  | "survival"
  | "payback"
  | "nps"
  | "count"
  | "total";

/** What a value is measured in: shares are 0..1, money is in the dataset's currency, points run from -100 to 100. */
export type MetricUnit = "share" | "money" | "ratio" | "months" | "days" | "minutes" | "points" | "count" | "number";

/** A field of the dictionary as `table.field`. */
export type FieldKey = `${CanonicalTable}.${string}`;

/**
 * One way to compute a metric. The first form whose fields the version has, and whose table can be grouped by the asked column,
 * is used. `rows` is the table of the unit rows, `columnsOf` the tables whose columns may group it.
 */
export interface MetricForm {
  readonly id: string;
  readonly rows: CanonicalTable;
  readonly columnsOf: readonly SourceTable[];
  readonly needs: readonly FieldKey[];
  /** Of the needs, those that must come from the file and not from a derivation. */
  readonly given?: readonly FieldKey[];
  /** True when the form counts back from the as-of day. */
  readonly needsAsOf?: boolean;
  readonly formula: string;
  /** When to trust this form, in place of the metric's own words. */
  readonly caveat?: string;
  readonly unitWord: string;
  /** Columns that hold the outcome itself: grouping by one of them is a leak, so no verdict. */
  readonly outcome: readonly FieldKey[];
}

/** The smallest effect that matters: in the unit of the metric, or as a part of the average. */
export interface MinimumEffect {
  readonly size: number;
  readonly relative: boolean;
}

/** An entry of the metric registry. */
export interface Metric {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly kind: MetricKind;
  readonly unit: MetricUnit;
  readonly direction: "higher" | "lower" | null;
  /** No customers can make it so, though its interval may reach below 0; refunds and losses can make revenue and margins so. */
  readonly isNeverNegative?: boolean;
  readonly minimumN: number;
  readonly minimumEffect: MinimumEffect;
  /** When to trust it; null where nothing needs saying. */
  readonly caveat: string | null;
  /** The right to see it: margins and unit costs have rights of their own in the access table. */
  readonly permission: "kpis.read" | "margins.read" | "unitEconomics.read";
  /** Quantile of a percentile (0..1), month of a retention. */
  readonly at?: number;
  readonly forms: readonly MetricForm[];
}

/** The metric as answers carry it, with the formula of the form that was used. */
export function metricHead(metric: Metric, form: MetricForm | undefined): MetricHead {
  const used = form ?? metric.forms[0];
  return {
    id: metric.id,
    version: metric.version,
    name: metric.name,
    formula: used?.formula ?? "",
    unit: metric.unit,
    unitOfAnalysis: used?.unitWord ?? "customers",
    direction: metric.direction,
    minimumN: metric.minimumN,
    caveat: used?.caveat ?? metric.caveat,
    isNeverNegative: metric.isNeverNegative ?? false,
  };
}

/** A form whose unit rows are customers, grouped by their columns. */
export function customerForm(own: Pick<MetricForm, "id" | "formula" | "needs"> & Partial<MetricForm>): MetricForm {
  return { rows: "customers", columnsOf: ["customers"], unitWord: "customers", outcome: [], ...own };
}

/** One percentage point, the default of shares. */
export const onePoint: MinimumEffect = { size: 0.01, relative: false };

/** Two per cent of the average, the default of money and everything else. */
export const twoPercentOfAverage: MinimumEffect = { size: 0.02, relative: true };
