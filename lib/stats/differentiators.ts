import { type ComparedEstimate, type Comparison, compareScreen, type ScreenFamily } from "./compare";
import type { Interval } from "./interval";
import { type MeanSums, momentsOfCounts, momentsOfMean } from "./moments";
import type { TwoCounts } from "./two-proportions";

/**
 * A segment (1) beside everybody else (2): how many have a value, of those who have any; or the sums of the ridits of a number,
 * (midrank - 1/2) / N over all who have one, as deviations from 1/2.
 */
export type Apart =
  | ({ readonly kind: "share" } & TwoCounts)
  | { readonly kind: "ridits"; readonly inside: MeanSums; readonly rest: MeanSums };

/** A difference in standard deviations over all customers; `interval` at the level of the family; null without a verdict. */
export interface ApartEffect {
  readonly effect: number | null;
  readonly interval: Interval | null;
  readonly estimate: ComparedEstimate;
}

/**
 * Effects of one family (Benjamini-Hochberg over all, then the second look) and their order: by the bound nearest 0, which is 0 for
 * what is not marked, then by size; what has no verdict comes last.
 */
export function rankApart(all: readonly Apart[]): {
  readonly effects: readonly ApartEffect[];
  readonly order: readonly number[];
  readonly family: ScreenFamily;
} {
  const { estimates, family } = compareScreen(all.map(comparisonOf));
  const effects = estimates.map((estimate, index) => {
    const one = all[index];
    const sd = one ? spreadOf(one) : 0;
    const { difference } = estimate;
    if (!difference || !(sd > 0)) return { effect: null, interval: null, estimate };
    const [lower, upper] = difference.interval;
    const scaled = (bound: number | null) => (bound === null ? null : bound / sd);
    return { effect: difference.value / sd, interval: [scaled(lower), scaled(upper)] as Interval, estimate };
  });
  const order = effects.map((_, index) => index).sort((a, b) => compareRank(effects[a], effects[b]) || a - b);
  return { effects, order, family };
}

/** Standard deviation over all customers (divisor N), in shares or ridits. */
export function spreadOf(one: Apart): number {
  if (one.kind === "share") {
    const share = (one.k1 + one.k2) / (one.n1 + one.n2);
    return Math.sqrt(Math.max(0, share * (1 - share)));
  }
  const { inside, rest } = one;
  const n = inside.n + rest.n;
  const mean = (inside.sum + rest.sum) / n;
  return Math.sqrt(Math.max(0, (inside.sumOfSquares + rest.sumOfSquares) / n - mean ** 2));
}

function comparisonOf(one: Apart, index: number): Comparison {
  const base = { id: String(index), relation: "rest" as const };
  if (one.kind === "share")
    return {
      ...base,
      kind: "proportion",
      group: momentsOfCounts(one.k1, one.n1),
      reference: momentsOfCounts(one.k2, one.n2),
    };
  return { ...base, kind: "mean", group: momentsOfMean(one.inside), reference: momentsOfMean(one.rest) };
}

function compareRank(one: ApartEffect | undefined, other: ApartEffect | undefined): number {
  return (
    Number(other?.effect !== null) - Number(one?.effect !== null) ||
    nearest(other) - nearest(one) ||
    Math.abs(other?.effect ?? 0) - Math.abs(one?.effect ?? 0)
  );
}

/** Distance of the interval from 0; 0 for what is not marked. */
function nearest(one: ApartEffect | undefined): number {
  if (!one?.interval || (one.estimate.mark !== "higher" && one.estimate.mark !== "lower")) return 0;
  const [lower, upper] = one.interval;
  return Math.min(Math.abs(lower ?? 0), Math.abs(upper ?? 0));
}
