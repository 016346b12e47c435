import type { Demands } from "./assess-proportion";
import { type Assessment, bothSides, type DualTest, type Textbook, unmet, valueOnly } from "./assessment";
import { usualAlpha } from "./interval";
import {
  type MeasuredQuantile,
  quantileDifference,
  quantileDifferenceInterval,
  smallestRankable,
} from "./quantile-interval";

/**
 * One side of a percentile: n values of so many customers, with the order statistics at the 95 % ranks (`quantileRanks`) of
 * n / designEffect values; `asRows`: those of n values, rows taken as independent.
 */
export interface PercentileSide extends MeasuredQuantile {
  readonly n: number;
  readonly customers: number;
  readonly designEffect?: number;
  readonly asRows?: MeasuredQuantile;
}

/** `quantile` in 0..1; the reference is disjoint from the group. */
export interface PercentileSides {
  readonly quantile: number;
  readonly group: PercentileSide | null;
  readonly reference: PercentileSide | null;
}

/** A percentile against a disjoint reference: distribution-free own interval, McKean-Schrader difference, no second look. */
export function assessPercentile({ quantile, group, reference }: PercentileSides, demands: Demands): Assessment {
  if (!group || group.n <= 0) return valueOnly({}, "noRows");
  const part: Partial<Assessment> = {
    value: group.value,
    n: group.n,
    customers: group.customers,
    interval: group.lower === null && group.upper === null ? null : [group.lower, group.upper],
    valueSupported: group.n >= 5,
    designEffect: group.designEffect ?? 1,
    textbook: textbookOf(group, reference),
  };
  if (!reference || reference.n <= 0) return valueOnly(part, "noReference");
  const minimum = demands.minimumN ?? 0;
  const clustered = group.customers < group.n || reference.customers < reference.n;
  const perRow = group.customers / group.n;
  const test = testOf(group, reference);
  const { reason, more } = unmet([
    bothSides(
      "fewForPercentile",
      isBounded(group),
      isBounded(reference),
      (smallestRankable(quantile) * (group.designEffect ?? 1) - group.n) * perRow,
    ),
    bothSides(
      "fewCustomers",
      !clustered || group.customers >= 10,
      !clustered || reference.customers >= 10,
      10 - group.customers,
    ),
    bothSides("belowMinimum", group.n >= minimum, reference.n >= minimum, (minimum - group.n) * perRow),
    { met: test !== null || !isBounded(group) || !isBounded(reference), reason: "noVariation", more: null },
  ]);
  return valueOnly({ ...part, test: reason === null ? test : null, reason, lacking: () => more }, "fewForPercentile");
}

/** The plain form, where rows of one customer make the effective numbers smaller on a side. */
function textbookOf(group: PercentileSide, reference: PercentileSide | null): Textbook | null {
  const designEffect = group.designEffect ?? 1;
  if (!group.asRows || (designEffect === 1 && (reference?.designEffect ?? 1) === 1)) return null;
  const { lower, upper } = group.asRows;
  const test = reference?.asRows ? quantileDifference(group.asRows, reference.asRows) : null;
  return {
    interval: lower === null && upper === null ? null : [lower, upper],
    difference: test && { value: test.difference, interval: quantileDifferenceInterval(test), alpha: usualAlpha },
    statistic: test?.z ?? null,
    p: test?.p ?? null,
    designEffect,
  };
}

function isBounded(side: PercentileSide): boolean {
  return side.lower !== null && side.upper !== null;
}

function testOf(group: PercentileSide, reference: PercentileSide): DualTest | null {
  const test = quantileDifference(group, reference);
  if (!test) return null;
  return {
    difference: test.difference,
    statistic: test.z,
    df: null,
    p: test.p,
    intervalAt: (alpha) => quantileDifferenceInterval(test, alpha),
    doubtAt: () => null,
  };
}
