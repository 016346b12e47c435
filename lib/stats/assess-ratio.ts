import { compareOverlappingRatios } from "./assess-overlap";
import type { Demands } from "./assess-proportion";
import {
  type Assessment,
  bothSides,
  type DualTest,
  type Requirement,
  type Textbook,
  unmet,
  valueOnly,
} from "./assessment";
import { studentCritical, studentP } from "./distributions";
import { type Interval, usualAlpha } from "./interval";
import { addMoments, isOneRowPerCustomer, type Moments, numeratorOf, rowMoments } from "./moments";
import { netPromoterScore } from "./net-promoter";
import type { Pieces } from "./overlapping-segments";
import { neededToSee } from "./power";
import {
  denominatorError,
  type RatioEstimate,
  ratioDifference,
  ratioDifferenceInterval,
  ratioEstimate,
  ratioInterval,
  residualSkewness,
} from "./ratio-metric";
import { correctedT, differenceSkewness, isConfirmed } from "./second-look";

/** What a mean, ratio or net promoter score is compared with; `population` overrides whose skewness the second look takes. */
export interface RatioSides {
  readonly kind: "mean" | "ratio" | "nps";
  readonly group: Moments;
  readonly reference: Moments | null;
  readonly population?: Moments | undefined;
  /** Of the group (A) and its reference (B), where they share customers. */
  readonly pieces?: Pieces<Moments> | undefined;
}

/** sum(a)/sum(b) over customers against a disjoint reference: t interval, Welch-Satterthwaite, Hall's second look. */
export function assessRatio(sides: RatioSides, demands: Demands): Assessment {
  const { group, reference } = sides;
  if (group.rows <= 0) return valueOnly({}, "noRows");
  const one = ratioEstimate(group);
  const size = { n: group.rows, customers: group.customers, numerator: numeratorOf(group), denominator: group.sumB };
  if (!one) return valueOnly(size, "notDefined");
  const other = reference ? ratioEstimate(reference) : null;
  const part = {
    ...size,
    value: one.value,
    interval: ownInterval(sides, one),
    valueSupported: group.rows >= (sides.kind === "nps" ? 10 : 5),
    designEffect: rowVarianceRatio(group, one),
    largestShare: sides.kind === "nps" ? null : largestShareOf(group),
    textbook: textbookOf(group, reference),
  };
  if (sides.pieces) {
    const { test, reason } = compareOverlappingRatios(sides.pieces, { ...demands, kind: sides.kind });
    return { ...valueOnly(part, "noReference"), test, reason, textbook: textbookOf(group, null) };
  }
  if (!reference || !other) return valueOnly(part, "noReference");
  const test = welchTest(sides, reference, [one, other]);
  const { reason, more } = unmet(
    requirements(sides, reference, {
      ...demands,
      varies: test !== null || one.variance === null || other.variance === null,
    }),
  );
  return {
    ...part,
    test: reason === null ? test : null,
    reason,
    lacking: (alpha) => (more === null ? null : Math.max(more, lackingPower(group, reference, demands, alpha))),
    averageFactor: reference.sumB / (group.sumB + reference.sumB),
  };
}

/** Bonett & Price for answers of one per customer, else t over customers. */
function ownInterval({ kind, group }: RatioSides, estimate: RatioEstimate): Interval | null {
  if (kind !== "nps" || !isOneRowPerCustomer(group)) return ratioInterval(estimate);
  const c = group.shift;
  const net = numeratorOf(group) / 100;
  const scored = (group.sumAA + 2 * c * group.sumAB + c * c * group.sumBB) / 1e4;
  const promoters = Math.round((scored + net) / 2);
  const detractors = Math.round((scored - net) / 2);
  return netPromoterScore({ promoters, detractors, passives: group.rows - promoters - detractors })?.interval ?? null;
}

function welchTest(
  sides: RatioSides,
  reference: Moments,
  [one, other]: [RatioEstimate, RatioEstimate],
): DualTest | null {
  const test = ratioDifference(one, other);
  const { t, df, p } = test;
  if (t === null || df === null || p === null) return null;
  const population = sides.population ?? addMoments(sides.group, reference);
  const gamma = residualSkewness(population) ?? 0;
  const skewness = differenceSkewness(gamma, sides.group.customers, reference.customers);
  const against = (effect: number) => (effect === 0 || !test.se ? t : (test.difference - effect) / test.se);
  return {
    difference: test.difference,
    statistic: t,
    df,
    p,
    intervalAt: (alpha) => ratioDifferenceInterval(test, alpha) ?? [test.difference, test.difference],
    doubtAt: (alpha, effect = 0) => {
      const at = against(effect);
      return isConfirmed(at, correctedT(at, skewness), studentCritical(alpha, df)) ? null : "fewLargeValues";
    },
    pAgainst: (effect) => studentP(against(effect), df),
  };
}

function requirements(
  { kind, group }: RatioSides,
  reference: Moments,
  { minimumN = 0, varies }: Demands & { varies: boolean },
): Requirement[] {
  const perRow = group.customers / group.rows;
  const least = Math.max(kind === "nps" ? 30 : 5, minimumN);
  const error = denominatorError(group);
  const unsteady = [error ?? 0, denominatorError(reference) ?? 0].map((each) => !(each < 0.1));
  const nonZero = kind === "nps" ? Number.POSITIVE_INFINITY : group.nonZero;
  const fewNonZero = group.nonZero > 0 ? Math.ceil((10 * group.customers) / group.nonZero) - group.customers : null;
  return [
    bothSides("fewCustomers", group.customers >= 10, reference.customers >= 10, 10 - group.customers),
    bothSides("fewNonZero", nonZero >= 10, kind === "nps" || reference.nonZero >= 10, fewNonZero),
    bothSides(
      kind === "nps" && least === 30 ? "fewAnswers" : "belowMinimum",
      group.rows >= least,
      reference.rows >= least,
      (least - group.rows) * perRow,
    ),
    bothSides(
      "unstableDenominator",
      !unsteady[0],
      !unsteady[1],
      error && Math.ceil(group.customers * ((error / 0.1) ** 2 - 1)),
    ),
    { met: varies, reason: "noVariation", more: null },
  ];
}

/** Customers that the group lacks to find the smallest effect worth seeing with 80 % power, from the spread of both sides. */
function lackingPower(group: Moments, reference: Moments, { minimumEffect = 0 }: Demands, alpha: number): number {
  const all = ratioEstimate(addMoments(group, reference));
  if (!(minimumEffect > 0) || !all?.variance) return 0;
  const sd = Math.sqrt(all.variance * (group.customers + reference.customers));
  return neededToSee({ sd, n1: group.customers, n2: reference.customers }, minimumEffect, alpha) - group.customers;
}

function largestShareOf(group: Moments): number | null {
  const sum = numeratorOf(group);
  return group.maxA !== null && sum > 0 ? group.maxA / sum : null;
}

/** Variance over customers divided by the variance with rows as independent; 1 with one row per customer. */
function rowVarianceRatio(group: Moments, estimate: RatioEstimate): number | null {
  if (group.customers === group.rows) return 1;
  const rows = ratioEstimate(rowMoments(group));
  return rows?.variance && estimate.variance !== null ? estimate.variance / rows.variance : null;
}

function textbookOf(group: Moments, reference: Moments | null): Textbook | null {
  if (group.customers === group.rows && (!reference || reference.customers === reference.rows)) return null;
  const one = ratioEstimate(rowMoments(group));
  const other = reference ? ratioEstimate(rowMoments(reference)) : null;
  if (!one) return null;
  const interval = ratioInterval(one);
  const designEffect = rowVarianceRatio(group, ratioEstimate(group) ?? one);
  if (!other) return { interval, difference: null, statistic: null, p: null, designEffect };
  const test = ratioDifference(one, other);
  const difference = { value: test.difference, interval: ratioDifferenceInterval(test), alpha: usualAlpha };
  return { interval, difference, statistic: test.t, p: test.p, designEffect };
}
