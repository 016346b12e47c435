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
    value: finite(exactValue(group) ?? value),
    n,
    unit: form.unitWord,
    customers: group.coverage.named ?? customers,
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

/** The quotient of the exact sums, so that the value is the one that the shown statement gives. */
function exactValue({ measured, numerator, denominator }: MeasuredGroup): number | null {
  if (measured.kind === "count" || measured.kind === "total" || numerator === null || denominator === null) return null;
  return denominator > 0 ? numerator / denominator : null;
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
