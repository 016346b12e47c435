import { type DualTest, type Requirement, unmet } from "./assessment";
import { type EffectiveCounts, effectiveOf } from "./design-effect";
import { normalCritical, studentCritical } from "./distributions";
import { addMoments, isOneRowPerCustomer, type Moments } from "./moments";
import {
  contrastOf,
  type EstimatedPiece,
  type OverlapDifference,
  overlappingEstimates,
  overlappingProportions,
  type Pieces,
  type WeighedPiece,
} from "./overlapping-segments";
import { denominatorError, ratioEstimate, residualSkewness } from "./ratio-metric";
import { contrastSkewness, correctedT, correctedZ, isConfirmed, shareSkewness } from "./second-look";
import type { VerdictReason } from "./verdict-reason";

/** The test of two segments that share customers, or why there is none. */
export interface OverlapVerdict {
  readonly test: DualTest | null;
  readonly reason: VerdictReason | null;
}

/** Unit rows that the metric asks for of each segment. */
interface Least {
  readonly minimumN?: number | undefined;
}

/** Shares of two segments that overlap (statistics 1.4), each piece on the effective counts of its own rows. */
export function compareOverlappingShares(pieces: Pieces<Moments>, { minimumN = 0 }: Least): OverlapVerdict {
  const counts = mapPieces(pieces, countsOf);
  const one = overlappingProportions(counts);
  if (!one) return { test: null, reason: "noReference" };
  const contrast = contrastOf(counts, ({ rows }) => rows);
  const [k, n] = [sum(contrast, ({ piece }) => piece.k), sum(contrast, ({ piece }) => piece.n)];
  const rarer = Math.max(0, Math.min(k / n, 1 - k / n));
  const clustered = Object.values(pieces).some((piece) => !isOneRowPerCustomer(piece));
  const skewness = contrastSkewness(
    shareSkewness(k / n) ?? 0,
    contrast.map(({ piece, c }) => ({ c, n: piece.n })),
  );
  const corrected = correctedZ(one.statistic, skewness);
  return verdictOf(one, (alpha) => overlappingProportions(counts, alpha), {
    requirements: [
      { met: sides(contrast, ({ piece }) => piece.n).every((side) => side * rarer >= 5), ...apart },
      { met: !clustered || sides(contrast, ({ piece }) => piece.customers).every((side) => side >= 10), ...apart },
      { met: segmentsOf(pieces).every(({ sumB }) => sumB >= Math.max(5, minimumN)), ...small },
    ],
    doubtAt: (alpha) => (isConfirmed(one.statistic, corrected, normalCritical(alpha)) ? null : "levelTooFine"),
  });
}

/** Means, ratios or net promoter scores of two segments that overlap; ratios weigh by their denominators. */
export function compareOverlappingRatios(
  pieces: Pieces<Moments>,
  { minimumN = 0, kind }: Least & { readonly kind: "mean" | "ratio" | "nps" },
): OverlapVerdict {
  const estimated = mapPieces(pieces, estimateOf);
  const contrast = contrastOf(estimated, ({ weight }) => weight);
  const one = overlappingEstimates(estimated);
  const rows = Math.max(kind === "nps" ? 30 : 5, minimumN);
  const requirements: Requirement[] = [
    { met: contrast.length > 0, reason: "noReference", more: null },
    { met: sides(contrast, ({ piece }) => piece.moments.customers).every((side) => side >= 10), ...apart },
    { met: contrast.every(({ piece }) => piece.moments.customers >= 2), ...apart },
    {
      met: kind === "nps" || sides(contrast, ({ piece }) => piece.moments.nonZero).every((side) => side >= 10),
      reason: "fewNonZero",
      more: null,
    },
    { met: segmentsOf(pieces).every((segment) => segment.rows >= rows), ...small },
    { met: contrastSums(contrast).every(isSteady), reason: "unstableDenominator", more: null },
    { met: one !== null, reason: "noVariation", more: null },
  ];
  if (!one) return { test: null, reason: unmet(requirements).reason };
  const { statistic, df } = one;
  const skewness = contrastSkewness(
    residualSkewness(Object.values(pieces).reduce(addMoments)) ?? 0,
    contrast.map(({ piece, c }) => ({ c, n: piece.moments.customers })),
  );
  const corrected = correctedT(statistic, skewness);
  return verdictOf(one, (alpha) => overlappingEstimates(estimated, alpha), {
    requirements,
    doubtAt: (alpha) => (isConfirmed(statistic, corrected, studentCritical(alpha, df ?? 1)) ? null : "fewLargeValues"),
  });
}

const apart = { reason: "fewApart", more: null } as const;
const small = { reason: "belowMinimum", more: null } as const;

interface Judging {
  readonly requirements: readonly Requirement[];
  readonly doubtAt: DualTest["doubtAt"];
}

function verdictOf(
  one: OverlapDifference,
  at: (alpha: number) => OverlapDifference | null,
  { requirements, doubtAt }: Judging,
): OverlapVerdict {
  const { reason } = unmet(requirements);
  if (reason !== null) return { test: null, reason };
  const { interval: _usual, ...test } = one;
  // The contrast is centred on smoothed shares: were they to point the other way than the shares themselves, nothing is said.
  const sameWay = one.difference * one.statistic >= 0;
  return {
    reason,
    test: {
      ...test,
      intervalAt: (alpha) => at(alpha)?.interval ?? one.interval,
      doubtAt: (alpha) => (sameWay ? doubtAt(alpha) : "levelTooFine"),
    },
  };
}

interface PieceCounts extends EffectiveCounts {
  readonly rows: number;
  readonly customers: number;
}

function countsOf(piece: Moments): PieceCounts {
  const counts = effectiveOf(piece) ?? { designEffect: 1, k: 0, n: 0 };
  return { ...counts, rows: piece.sumB, customers: piece.customers };
}

interface PieceEstimate extends EstimatedPiece {
  readonly moments: Moments;
}

function estimateOf(moments: Moments): PieceEstimate {
  const estimate = ratioEstimate(moments) ?? { value: 0, variance: null, df: 0 };
  return { ...estimate, weight: Math.max(0, moments.sumB), moments };
}

/**
 * What the pieces that speak for A, and those that speak for B, sum up to. Of disjoint segments these are the segments themselves, of
 * nested ones the outer part and the inner segment: so the demands on both sides of a comparison hold for every kind of pair.
 */
function sides<Piece>(
  contrast: readonly WeighedPiece<Piece>[],
  of: (one: WeighedPiece<Piece>) => number,
): [number, number] {
  return [
    sum(
      contrast.filter(({ c }) => c > 0),
      of,
    ),
    sum(
      contrast.filter(({ c }) => c < 0),
      of,
    ),
  ];
}

function contrastSums(contrast: readonly WeighedPiece<PieceEstimate>[]): Moments[] {
  return [1, -1].flatMap((sign) => {
    const side = contrast.filter(({ c }) => sign * c > 0).map(({ piece }) => piece.moments);
    return side.length === 0 ? [] : [side.reduce(addMoments)];
  });
}

function segmentsOf({ onlyA, onlyB, both }: Pieces<Moments>): Moments[] {
  return [addMoments(onlyA, both), addMoments(onlyB, both)];
}

function isSteady(side: Moments): boolean {
  return (denominatorError(side) ?? 0) < 0.1;
}

function mapPieces<From, To>({ onlyA, onlyB, both }: Pieces<From>, to: (piece: From) => To): Pieces<To> {
  return { onlyA: to(onlyA), onlyB: to(onlyB), both: to(both) };
}

function sum<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((total, one) => total + of(one), 0);
}
