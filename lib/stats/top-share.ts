import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** Sums over n customers of what each brought (negatives as 0), and over the `top` of them; `cut` is the least of the top. */
export interface TopSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly top: number;
  readonly topSum: number;
  readonly topSquares: number;
  readonly cut: number;
}

/**
 * Share of the total that the top customers hold, with the influence-function error of Beach & Davidson (Rev. Econ. Stud. 50 (1983)
 * 723) from sums alone; null where nothing is above 0. The interval is clipped to 0..1.
 */
export function topShare(
  { n, sum, squares, top, topSum, topSquares, cut }: TopSums,
  alpha: number = usualAlpha,
): { readonly share: number; readonly se: number; readonly interval: Bounds } | null {
  if (!(sum > 0)) return null;
  const share = topSum / sum;
  const base = (top / n) * cut;
  const ofAll = n * base ** 2 - 2 * base * share * sum + share ** 2 * squares;
  const beyond = topSquares - 2 * cut * topSum + top * cut ** 2;
  const both = base * topSum - share * topSquares - base * cut * top + share * cut * topSum;
  const se = Math.sqrt(Math.max(0, ofAll + beyond + 2 * both)) / sum;
  const half = normalCritical(alpha) * se;
  return { share, se, interval: [Math.max(0, share - half), Math.min(1, share + half)] };
}

/** Sums over customers in rising order, the i-th with x: of x, i x, and of a = ((2i - 1) / n - 1) x - (2/n) Σ_{j ≤ i} x, a² and a x. */
export interface GiniSums {
  readonly n: number;
  readonly sum: number;
  readonly squares: number;
  readonly ranked: number;
  readonly a: number;
  readonly aa: number;
  readonly ax: number;
}

/** Gini (0..1) with its influence-function interval from sums alone (R. Davidson, J. Econometrics 150 (2009) 30); null where nothing is above 0. */
export function giniOfSums(
  { n, sum, squares, ranked, a, aa, ax }: GiniSums,
  alpha: number = usualAlpha,
): { readonly gini: number; readonly se: number; readonly interval: Bounds } | null {
  if (!(sum > 0)) return null;
  const gini = Math.max(0, (2 * ranked) / (n * sum) - (n + 1) / n);
  const total = a - gini * sum;
  const spread = aa - 2 * gini * ax + gini ** 2 * squares - total ** 2 / n;
  const se = Math.sqrt(Math.max(0, spread)) / sum;
  const half = normalCritical(alpha) * se;
  return { gini, se, interval: [Math.max(0, gini - half), Math.min(1, gini + half)] };
}
