import type { Estimate } from "@/lib/domain/estimate";
import type { Metric, MetricForm } from "@/lib/domain/metric";
import type { ComparedEstimate } from "@/lib/stats/compare";
import type { MeasuredGroup } from "./measurement";

/** Where an estimate comes from: its metric, its own exact sums and those of the whole base. */
export interface EstimateOrigin {
  readonly metric: Metric;
  readonly form: MetricForm;
  readonly group: MeasuredGroup;
  readonly whole: MeasuredGroup | null;
}

/** The estimate as answers carry it. Of counts and totals numerator and denominator give the share of the whole. */
export function estimateOf(compared: ComparedEstimate, { metric, form, group, whole }: EstimateOrigin): Estimate {
  const { value, n, customers, interval, difference, p, pAdjusted, mark, reason, needed, textbook } = compared;
  const share = metric.kind === "count" || metric.kind === "total";
  const wholeValue = metric.kind === "count" ? (whole?.coverage.used ?? null) : (whole?.numerator ?? null);
  return {
    value: finite(value),
    n,
    unit: form.unitWord,
    customers,
    interval,
    numerator: share ? finite(value) : group.numerator,
    denominator: share ? wholeValue : group.denominator,
    difference,
    p,
    pAdjusted,
    mark,
    reason,
    needed,
    ...(textbook ? { textbook: { ...textbook } } : {}),
  };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
