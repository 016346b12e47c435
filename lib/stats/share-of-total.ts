import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** Sums over all n customers and over those of the segment; values must not be negative for the interval to mean anything. */
export interface ShareSums {
  readonly n: number;
  readonly sum: number;
  readonly sumSegment: number;
  readonly sumOfSquares: number;
  readonly sumOfSquaresSegment: number;
  readonly hasNegative?: boolean;
}

/** Share (0..1) of a total that a segment holds; se and interval null where only the value is defined. */
export interface ShareOfTotal {
  readonly share: number | null;
  readonly se: number | null;
  readonly interval: Bounds | null;
}

/** Delta method on the ratio estimator, interval on the logit scale; value only for shares of 0 or 1 and with negative values. */
export function shareOfTotal(sums: ShareSums, alpha: number = usualAlpha): ShareOfTotal {
  const { n, sum, sumSegment, sumOfSquares, sumOfSquaresSegment } = sums;
  if (!(sum > 0)) return { share: null, se: null, interval: null };
  const share = sumSegment / sum;
  if (!(share > 0 && share < 1) || n < 2 || sums.hasNegative) return { share, se: null, interval: null };
  const squares = (1 - 2 * share) * sumOfSquaresSegment + share * share * sumOfSquares;
  const se = Math.sqrt((n / (n - 1)) * Math.max(0, squares)) / sum;
  const centre = Math.log(share / (1 - share));
  const half = (normalCritical(alpha) * se) / (share * (1 - share));
  return { share, se, interval: [logistic(centre - half), logistic(centre + half)] };
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
