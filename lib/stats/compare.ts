import { assessPercentile, type PercentileSides } from "./assess-percentile";
import { assessProportion, type Demands, type ProportionSides } from "./assess-proportion";
import { assessRatio, type RatioSides } from "./assess-ratio";
import { assessSurvival, type SurvivalSides } from "./assess-survival";
import { type Assessment, type DualTest, neededMore, type Textbook, valueOnly } from "./assessment";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { type Bounds, type Interval, usualAlpha } from "./interval";
import type { Payback } from "./payback";

/**
 * The numbers of one comparison by kind; `reference` is null where there is nothing to compare with, and disjoint from the group
 * unless `pieces` say what they share.
 */
export type Measured =
  | ({ readonly kind: "proportion" } & ProportionSides)
  | RatioSides
  | ({ readonly kind: "percentile" } & PercentileSides)
  | ({ readonly kind: "survival" } & SurvivalSides)
  | { readonly kind: "payback"; readonly group: PaybackGroup }
  | {
      readonly kind: "count" | "total";
      readonly group: { readonly value: number; readonly n: number; readonly customers: number };
    };

/** Months of a payback with their interval; `within`: months observed, of which the cost may need more. */
export interface PaybackGroup extends Payback {
  readonly n: number;
  readonly customers: number;
}

/** What the reference stands for. "average": the reference is still the rest; differences are carried over to group and rest together. */
export type Relation = "rest" | "average" | "segment";

/**
 * One cell of the screen. `obstacle`: a code why no verdict may be given although numbers exist (a leak, a missing field). `choices`:
 * of how many comparisons this one was picked by its own numbers; its p counts so many times.
 */
export type Comparison = Demands & {
  readonly id: string;
  readonly relation: Relation;
  readonly obstacle?: string | null;
  readonly choices?: number;
} & Measured;

/** The numbers of an estimate: value and own 95 % interval, difference at the level of the screen, mark. */
export interface ComparedEstimate {
  readonly id: string;
  readonly value: number | null;
  readonly n: number;
  readonly customers: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly interval: Interval | null;
  readonly valueSupported: boolean;
  readonly difference: { readonly value: number; readonly interval: Interval; readonly alpha: number } | null;
  /** What `difference` is against: percentiles and retention have no mixture, so "average" falls back to the rest. */
  readonly against: Relation;
  /** z or t with its degrees of freedom (null for z). */
  readonly statistic: number | null;
  readonly df: number | null;
  readonly p: number | null;
  readonly pAdjusted: number | null;
  readonly mark: "higher" | "lower" | "none" | "notEnough" | "notComparable";
  /** A `VerdictReason` or the caller's obstacle; null with a verdict. */
  readonly reason: string | null;
  /** About so many more customers of the group. */
  readonly needed: number | null;
  readonly designEffect: number | null;
  readonly largestShare: number | null;
  readonly textbook?: Textbook;
}

/**
 * m comparisons had a possible verdict, `selected` passed Benjamini-Hochberg, `marked` the second look too; differences have level
 * 1 - alpha, those of a picked comparison 1 - alpha / choices.
 */
export interface ScreenFamily {
  readonly m: number;
  readonly selected: number;
  readonly marked: number;
  readonly alpha: number;
}

/**
 * Judges all comparisons of one answer as one family at false discovery rate `q`: Benjamini-Hochberg over those with a possible
 * verdict, one level for all difference intervals, then the second look. No mark contradicts its interval. Estimates keep the order
 * of the comparisons.
 */
export function compareScreen(
  comparisons: readonly Comparison[],
  q: number = usualAlpha,
): { estimates: ComparedEstimate[]; family: ScreenFamily } {
  const cells = comparisons.map((comparison) => ({ comparison, assessment: assess(comparison) }));
  const judged = cells.filter(({ comparison, assessment }) => assessment.test && !comparison.obstacle);
  const decisions = benjaminiHochberg(
    judged.map(({ comparison, assessment }) => Math.min(1, (assessment.test?.p ?? 1) * choicesOf(comparison))),
    q,
  );
  const place = new Map(judged.map((cell, index) => [cell, index]));
  const estimates = cells.map((cell) => {
    const index = place.get(cell);
    const { test } = cell.assessment;
    const alpha = decisions.alpha / choicesOf(cell.comparison);
    if (index === undefined || !test) return withoutVerdict(cell.comparison, cell.assessment, alpha);
    const selected = decisions.selected[index] ?? false;
    const pAdjusted = decisions.pAdjusted[index] ?? 1;
    return withVerdict(cell.comparison, cell.assessment, { test, selected, pAdjusted, alpha });
  });
  const marked = estimates.filter(({ mark }) => mark === "higher" || mark === "lower").length;
  return { estimates, family: { m: decisions.m, selected: decisions.selectedCount, marked, alpha: decisions.alpha } };
}

function choicesOf({ choices }: Comparison): number {
  return Math.max(1, choices ?? 1);
}

/**
 * What one comparison says on its own, before the screen or the study as a whole is judged. Tests are of the disjoint reference: a
 * smallest effect that is meant against the average is asked of them in their unit.
 */
export function assess(comparison: Comparison): Assessment {
  const assessment = assessmentOf(comparison);
  const { relation, minimumEffect } = comparison;
  const { averageFactor } = assessment;
  if (relation !== "average" || !minimumEffect || !averageFactor) return assessment;
  return assessmentOf({ ...comparison, minimumEffect: minimumEffect / averageFactor });
}

function assessmentOf(comparison: Comparison): Assessment {
  switch (comparison.kind) {
    case "proportion":
      return assessProportion(comparison, comparison);
    case "mean":
    case "ratio":
    case "nps":
      return assessRatio(comparison, comparison);
    case "percentile":
      return assessPercentile(comparison, comparison);
    case "survival":
      return assessSurvival(comparison, comparison);
    case "payback":
      return paybackValue(comparison.group);
    case "count":
    case "total":
      return valueOnly({ ...comparison.group, valueSupported: true }, "noTest");
  }
}

function paybackValue({ months, interval, within, n, customers }: PaybackGroup): Assessment {
  const reason = months !== null ? "noTest" : within > 0 ? "notWithin" : n > 0 ? "fewObserved" : "noRows";
  return valueOnly({ value: months, n, customers, interval, valueSupported: months !== null }, reason);
}

const incomparableReasons: ReadonlySet<string> = new Set(["noReference", "noTest", "notDefined", "notWithin"]);

function withoutVerdict(comparison: Comparison, assessment: Assessment, alpha: number): ComparedEstimate {
  const reason = comparison.obstacle || assessment.reason;
  const incomparable = comparison.obstacle || (reason !== null && incomparableReasons.has(reason));
  return {
    ...baseOf(comparison, assessment),
    difference: null,
    statistic: null,
    df: null,
    p: null,
    pAdjusted: null,
    mark: incomparable ? "notComparable" : "notEnough",
    reason,
    needed: incomparable ? null : neededMore(assessment.lacking(alpha)),
  };
}

interface Decision {
  readonly test: DualTest;
  readonly selected: boolean;
  readonly pAdjusted: number;
  readonly alpha: number;
}

function withVerdict(comparison: Comparison, assessment: Assessment, decision: Decision): ComparedEstimate {
  const { test, selected, pAdjusted, alpha } = decision;
  const doubt = selected ? test.doubtAt(alpha) : null;
  const base = baseOf(comparison, assessment);
  const tested = { ...base, statistic: test.statistic, df: test.df, p: test.p, pAdjusted };
  if (doubt) {
    return {
      ...tested,
      difference: null,
      mark: "notEnough",
      reason: doubt,
      needed: neededMore(assessment.lacking(alpha)),
    };
  }
  const factor = base.against === "average" ? (assessment.averageFactor ?? 1) : 1;
  const [lower, upper] = agreeing(test.intervalAt(alpha), selected, test.difference);
  return {
    ...tested,
    difference: { value: factor * test.difference, interval: [factor * lower, factor * upper], alpha },
    mark: !selected ? "none" : test.difference > 0 ? "higher" : "lower",
    reason: null,
    needed: null,
  };
}

function baseOf(comparison: Comparison, assessment: Assessment) {
  const { averageFactor, textbook, test: _test, reason: _reason, lacking: _lacking, ...numbers } = assessment;
  const against: Relation = comparison.relation === "average" && averageFactor === null ? "rest" : comparison.relation;
  const factor = against === "average" ? (averageFactor ?? 1) : 1;
  const base = { id: comparison.id, ...numbers, against };
  return textbook ? { ...base, textbook: scaledTextbook(textbook, factor) } : base;
}

function scaledTextbook(textbook: Textbook, factor: number): Textbook {
  const { difference } = textbook;
  if (!difference || factor === 1) return textbook;
  const scaled = (bound: number | null) => (bound === null ? null : factor * bound);
  const interval: Interval | null = difference.interval && [
    scaled(difference.interval[0]),
    scaled(difference.interval[1]),
  ];
  return { ...textbook, difference: { ...difference, value: factor * difference.value, interval } };
}

/** Test and interval are dual; where p equals the level to the last digits, rounding must not print the other answer. */
function agreeing([lower, upper]: Bounds, selected: boolean, difference: number): Bounds {
  if (selected) return difference > 0 ? [Math.max(0, lower), upper] : [lower, Math.min(0, upper)];
  return [Math.min(lower, -Number.EPSILON), Math.max(upper, Number.EPSILON)];
}
