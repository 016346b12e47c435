import { normalCritical, normalP, studentCritical, studentP } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";
import { meeInterval, twoProportions } from "./two-proportions";

/** The disjoint pieces of two segments A and B. */
export interface Pieces<Piece> {
  readonly onlyA: Piece;
  readonly onlyB: Piece;
  readonly both: Piece;
}

/** Difference A - B with the test that belongs to its interval; df null where the statistic is normal. */
export interface OverlapDifference {
  readonly difference: number;
  readonly statistic: number;
  readonly df: number | null;
  readonly p: number;
  readonly interval: Bounds;
}

/**
 * Difference of the shares of two segments that may overlap. Disjoint and nested pairs are Mee's interval; else a linear contrast of
 * the pieces (Price & Bonett, Comput. Statist. Data Anal. 45 (2004) 449). Null where a segment is empty or both are the same.
 */
export function overlappingProportions(
  pieces: Pieces<{ readonly k: number; readonly n: number }>,
  alpha: number = usualAlpha,
): OverlapDifference | null {
  const { onlyA, onlyB, both } = pieces;
  if (both.n <= 0) return scaledMee(onlyA, onlyB, 1, alpha);
  if (onlyB.n <= 0) return scaledMee(onlyA, both, onlyA.n / (onlyA.n + both.n), alpha);
  if (onlyA.n <= 0) return scaledMee(both, onlyB, onlyB.n / (onlyB.n + both.n), alpha);
  const contrast = contrastOf(pieces).filter(({ c }) => c !== 0);
  const m = contrast.length;
  let centre = 0;
  let variance = 0;
  for (const { piece, c } of contrast) {
    const share = (piece.k + 2 / m) / (piece.n + 4 / m);
    centre += c * share;
    variance += (c * c * share * (1 - share)) / (piece.n + 4 / m);
  }
  const se = Math.sqrt(variance);
  const half = normalCritical(alpha) * se;
  const difference = (onlyA.k + both.k) / (onlyA.n + both.n) - (onlyB.k + both.k) / (onlyB.n + both.n);
  return {
    difference,
    statistic: centre / se,
    df: null,
    p: normalP(centre / se),
    interval: [centre - half, centre + half],
  };
}

/** The same for means: a Welch-Satterthwaite contrast of the pieces; null where a piece that counts has fewer than two customers. */
export function overlappingMeans(
  pieces: Pieces<{ readonly n: number; readonly mean: number; readonly variance: number }>,
  alpha: number = usualAlpha,
): OverlapDifference | null {
  if (pieces.onlyA.n + pieces.both.n <= 0 || pieces.onlyB.n + pieces.both.n <= 0) return null;
  const contrast = contrastOf(pieces).filter(({ c }) => c !== 0);
  if (contrast.some(({ piece }) => piece.n < 2)) return null;
  const difference = contrast.reduce((sum, { piece, c }) => sum + c * piece.mean, 0);
  const parts = contrast.map(({ piece, c }) => ({ v: (c * c * piece.variance) / piece.n, df: piece.n - 1 }));
  const variance = parts.reduce((sum, { v }) => sum + v, 0);
  if (!(variance > 0)) return null;
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.v ** 2 / part.df, 0);
  const se = Math.sqrt(variance);
  const half = studentCritical(alpha, df) * se;
  const statistic = difference / se;
  return { difference, statistic, df, p: studentP(statistic, df), interval: [difference - half, difference + half] };
}

/** Coefficients of the non-empty pieces in mean(A) - mean(B). */
function contrastOf<Piece extends { readonly n: number }>({ onlyA, onlyB, both }: Pieces<Piece>) {
  const nA = onlyA.n + both.n;
  const nB = onlyB.n + both.n;
  return [
    { piece: onlyA, c: onlyA.n / nA },
    { piece: onlyB, c: -onlyB.n / nB },
    { piece: both, c: both.n / nA - both.n / nB },
  ].filter(({ piece }) => piece.n > 0);
}

function scaledMee(
  one: { readonly k: number; readonly n: number },
  other: { readonly k: number; readonly n: number },
  factor: number,
  alpha: number,
): OverlapDifference | null {
  const counts = { k1: one.k, n1: one.n, k2: other.k, n2: other.n };
  const test = twoProportions(counts);
  const interval = meeInterval(counts, alpha);
  if (!test || !interval) return null;
  return {
    difference: factor * test.difference,
    statistic: test.z,
    df: null,
    p: test.p,
    interval: [factor * interval[0], factor * interval[1]],
  };
}
