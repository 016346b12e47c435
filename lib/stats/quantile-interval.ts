import { binomialQuantile, normalCritical, normalP } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** Ranks (1..n) of the order statistics that bound a quantile; null where that rank does not exist, so the side is open. */
export interface QuantileRanks {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Distribution-free ranks of the interval of quantile q (0..1): qbinom(alpha/2) and qbinom(1 - alpha/2) + 1 of Binomial(n, q). */
export function quantileRanks(n: number, q: number, alpha: number = usualAlpha): QuantileRanks {
  if (n < 1) return { lower: null, upper: null };
  const lower = binomialQuantile(alpha / 2, n, q);
  const upper = binomialQuantile(1 - alpha / 2, n, q) + 1;
  return { lower: lower >= 1 ? lower : null, upper: upper <= n ? upper : null };
}

/** Smallest n at which both ranks of quantile q exist (6 for the median, 36 for 90 %, at 95 %). */
export function smallestRankable(q: number, alpha: number = usualAlpha): number {
  const open = -Math.log(alpha / 2);
  // Below this n the chance that no value, or every value, lies beyond the quantile exceeds alpha/2.
  let n = Math.max(1, Math.floor(open / -Math.log(Math.max(q, 1 - q))) - 1);
  for (;;) {
    const { lower, upper } = quantileRanks(n, q, alpha);
    if (lower !== null && upper !== null) return n;
    n += 1;
  }
}

/** A quantile with the two order statistics of its interval at level alpha; null: that rank does not exist. */
export interface MeasuredQuantile {
  readonly value: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Difference of one quantile between two groups; null without both ranks on both sides or without spread (ties). */
export interface QuantileDifference {
  readonly difference: number;
  readonly se: number;
  readonly z: number;
  readonly p: number;
}

/** se_j = (upper - lower)/2z from the order statistics of level `alpha`. McKean & Schrader, Commun. Statist. 13 (1984) 751. */
export function quantileDifference(
  one: MeasuredQuantile,
  other: MeasuredQuantile,
  alpha: number = usualAlpha,
): QuantileDifference | null {
  const first = halfWidth(one);
  const second = halfWidth(other);
  if (first === null || second === null) return null;
  const se = Math.hypot(first, second) / normalCritical(alpha);
  if (!(se > 0)) return null;
  const difference = one.value - other.value;
  return { difference, se, z: difference / se, p: normalP(difference / se) };
}

/** Interval of that difference from the same se as its test. */
export function quantileDifferenceInterval(test: QuantileDifference, alpha: number = usualAlpha): Bounds {
  const half = normalCritical(alpha) * test.se;
  return [test.difference - half, test.difference + half];
}

function halfWidth({ lower, upper }: MeasuredQuantile): number | null {
  return lower === null || upper === null ? null : (upper - lower) / 2;
}
