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

/** k of n, which may be effective counts; `rows` are then those they stand for, by which the pieces weigh. */
export interface CountedPiece {
  readonly k: number;
  readonly n: number;
  readonly rows?: number;
}

/** A piece's own estimate with its squared standard error; `weight`: its part of the segments' denominators. */
export interface EstimatedPiece {
  readonly weight: number;
  readonly value: number;
  readonly variance: number | null;
  readonly df: number;
}

/** A non-empty piece and its coefficient in A - B: above 0 it speaks for A, below 0 for B. */
export interface WeighedPiece<Piece> {
  readonly piece: Piece;
  readonly c: number;
}

/**
 * Difference of the shares of two segments that may overlap. Disjoint and nested pairs are Mee's interval; else a linear contrast of
 * the pieces (Price & Bonett, Comput. Statist. Data Anal. 45 (2004) 449). Null where a segment is empty or both are the same.
 */
export function overlappingProportions(
  pieces: Pieces<CountedPiece>,
  alpha: number = usualAlpha,
): OverlapDifference | null {
  const { onlyA, onlyB, both } = pieces;
  if (both.n <= 0) return scaledMee(onlyA, onlyB, 1, alpha);
  if (onlyB.n <= 0) return scaledMee(onlyA, both, rowsOf(onlyA) / (rowsOf(onlyA) + rowsOf(both)), alpha);
  if (onlyA.n <= 0) return scaledMee(both, onlyB, rowsOf(onlyB) / (rowsOf(onlyB) + rowsOf(both)), alpha);
  const contrast = contrastOf(pieces, rowsOf);
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
  const z = centre / se;
  const difference = contrast.reduce((sum, { piece, c }) => sum + (c * piece.k) / piece.n, 0);
  return { difference, statistic: z, df: null, p: normalP(z), interval: [centre - half, centre + half] };
}

/**
 * The same for any estimate that a segment's pieces add up to by their weights, taken as fixed: means weigh by customers, ratios
 * sum(a)/sum(b) by sum(b). A Welch-Satterthwaite contrast; null where a piece that counts has no variance.
 */
export function overlappingEstimates(
  pieces: Pieces<EstimatedPiece>,
  alpha: number = usualAlpha,
): OverlapDifference | null {
  const { onlyA, onlyB, both } = pieces;
  if (onlyA.weight + both.weight <= 0 || onlyB.weight + both.weight <= 0) return null;
  const contrast = contrastOf(pieces, ({ weight }) => weight);
  const difference = contrast.reduce((sum, { piece, c }) => sum + c * piece.value, 0);
  const parts = contrast.map(({ piece, c }) => ({ v: c * c * (piece.variance ?? Number.NaN), df: piece.df }));
  const variance = parts.reduce((sum, { v }) => sum + v, 0);
  if (!(variance > 0)) return null;
  const df = variance ** 2 / parts.reduce((sum, part) => sum + part.v ** 2 / part.df, 0);
  const se = Math.sqrt(variance);
  const half = studentCritical(alpha, df) * se;
  const statistic = difference / se;
  return { difference, statistic, df, p: studentP(statistic, df), interval: [difference - half, difference + half] };
}

/** The non-empty pieces with their coefficients in the value of A minus that of B; those that cancel are left out. */
export function contrastOf<Piece>(
  { onlyA, onlyB, both }: Pieces<Piece>,
  weightOf: (piece: Piece) => number,
): WeighedPiece<Piece>[] {
  const [a, b, c] = [weightOf(onlyA), weightOf(onlyB), weightOf(both)];
  return [
    { piece: onlyA, c: a > 0 ? a / (a + c) : 0 },
    { piece: onlyB, c: b > 0 ? -b / (b + c) : 0 },
    { piece: both, c: c > 0 ? c / (a + c) - c / (b + c) : 0 },
  ].filter((one) => one.c !== 0);
}

function rowsOf({ n, rows = n }: CountedPiece): number {
  return rows;
}

function scaledMee(one: CountedPiece, other: CountedPiece, factor: number, alpha: number): OverlapDifference | null {
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
