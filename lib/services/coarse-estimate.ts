import type { Estimate, Interval } from "@/lib/domain/estimate";
import type { MetricUnit } from "@/lib/domain/metric";
import { decimalsFor } from "@/lib/domain/number-words";
import { smallestShownCount } from "@/lib/stats/small-cells";

/**
 * An estimate of a rule that is not published, for roles from which small groups are hidden: two rules must not differ by one customer.
 * Counts are rounded to 5, values and bounds to the digits that their interval supports; sums and p are left out.
 */
export function coarseEstimate(estimate: Estimate, unit: string): Estimate {
  const { textbook: _, value, interval, difference, ...rest } = estimate;
  return {
    ...rest,
    n: fives(estimate.n),
    customers: fives(estimate.customers),
    value: value === null ? null : coarseValue(value, interval, unit),
    interval: interval && boundsOf(interval, unit),
    difference: difference && {
      value: coarseValue(difference.value, difference.interval, unit),
      interval: difference.interval && boundsOf(difference.interval, unit),
      alpha: difference.alpha,
    },
    numerator: null,
    denominator: null,
    p: null,
    pAdjusted: null,
  };
}

function boundsOf(interval: Interval, unit: string): Interval {
  const bound = (one: number | null) => (one === null ? null : coarseValue(one, interval, unit));
  return [bound(interval[0]), bound(interval[1])];
}

/** Shares are shown in per cent: two more decimals. Without an interval two significant digits. */
export function coarseValue(value: number, interval: Interval | null, unit: string): number {
  if (interval === null) return Number(value.toPrecision(2));
  const decimals = decimalsFor(interval, unit as MetricUnit) + (unit === "share" ? 2 : 0);
  return Number(value.toFixed(Math.min(20, decimals)));
}

function fives(count: number): number {
  return smallestShownCount * Math.round(count / smallestShownCount);
}
