import type { DualTest } from "./assessment";
import { neededMore } from "./assessment";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { assess, type Comparison, type Relation } from "./compare";
import { type Bounds, type Interval, usualAlpha } from "./interval";
import { costOfLook } from "./looks";
import { type ClaimedEffect, type Verdict, verdictOf } from "./verdict";

/** A hypothesis about one comparison, at its look 1, 2, … */
export interface Claim extends ClaimedEffect {
  readonly look: number;
  readonly comparison: Comparison;
}

/** An open hypothesis of the same study that was judged on these data before: it takes part in the family, and is not judged again. */
export interface JudgedClaim {
  readonly p: number;
  readonly look: number;
}

/** The numbers of one look. The difference and its interval stand at the level of the look; both are withheld without a verdict by test. */
export interface ClaimVerdict {
  readonly id: string;
  readonly verdict: Verdict;
  /** Why there is no verdict: a `VerdictReason`, the caller's obstacle, or "nearLimit" where the interval holds the smallest effect. */
  readonly reason: string | null;
  /** About so many more customers of the group. */
  readonly needed: number | null;
  readonly value: number | null;
  readonly n: number;
  readonly customers: number;
  readonly interval: Interval | null;
  readonly against: Relation;
  readonly difference: { readonly value: number; readonly interval: Bounds; readonly alpha: number } | null;
  /** Of the test of "difference = smallest effect", before look and family. */
  readonly p: number | null;
}

/** The open hypotheses of a study as one family: m could be judged, `selected` are clear of their smallest effect. */
export interface ClaimFamily {
  readonly m: number;
  readonly selected: number;
  /** Before it is divided among the looks. */
  readonly alpha: number;
}

/**
 * Judges hypotheses of one study together: Benjamini-Hochberg on p k(k+1) of the tests "difference = smallest effect", each interval
 * at level 1 - alpha/(k(k+1)), so that verdict and interval never contradict each other; then the second look. Where the screen would
 * give no verdict there is none.
 */
export function judgeClaims(
  claims: readonly Claim[],
  judged: readonly JudgedClaim[] = [],
  q: number = usualAlpha,
): { verdicts: ClaimVerdict[]; family: ClaimFamily } {
  const cells = claims.map(cellOf);
  const tested = cells.flatMap(({ tested }) => (tested ? [tested] : []));
  const costs = [...tested, ...judged].map(({ p, look }) => Math.min(1, p * costOfLook(look)));
  const decisions = benjaminiHochberg(costs, q);
  const selected = new Set(tested.filter((_, index) => decisions.selected[index]));
  const verdicts = cells.map((cell) =>
    cell.tested
      ? withTest(cell, cell.tested, { selected: selected.has(cell.tested), alpha: decisions.alpha })
      : withoutTest(cell, decisions.alpha),
  );
  return { verdicts, family: { m: decisions.m, selected: decisions.selectedCount, alpha: decisions.alpha } };
}

interface TestedClaim extends JudgedClaim {
  readonly test: DualTest;
  /** The smallest effect with its sign, as a difference to the disjoint reference. */
  readonly effect: number;
  /** Turns a difference to the rest into what the claim is about. */
  readonly factor: number;
}

function cellOf(claim: Claim) {
  const { comparison, direction, smallestEffect, look } = claim;
  const minimumEffect = smallestEffect > 0 ? smallestEffect : comparison.minimumEffect;
  const assessment = assess({ ...comparison, minimumEffect });
  const { test, averageFactor } = assessment;
  const onAverage = comparison.relation === "average" && averageFactor !== null && averageFactor > 0;
  const against: Relation = comparison.relation === "average" && !onAverage ? "rest" : comparison.relation;
  const factor = onAverage ? averageFactor : 1;
  const effect = ((direction === "higher" ? 1 : -1) * smallestEffect) / factor;
  const tested: TestedClaim | null =
    test && !comparison.obstacle ? { test, effect, factor, look, p: pAgainst(test, effect) } : null;
  return { claim, assessment, against, tested };
}

type Cell = ReturnType<typeof cellOf>;

function withoutTest(cell: Cell, alpha: number): ClaimVerdict {
  const { claim, assessment } = cell;
  const { obstacle } = claim.comparison;
  return {
    ...numbersOf(cell),
    verdict: "notEnough",
    reason: obstacle || assessment.reason,
    needed: obstacle ? null : neededMore(assessment.lacking(alpha / costOfLook(claim.look))),
    difference: null,
    p: null,
  };
}

function withTest(
  cell: Cell,
  { test, effect, factor, look, p }: TestedClaim,
  family: { readonly selected: boolean; readonly alpha: number },
): ClaimVerdict {
  const alpha = family.alpha / costOfLook(look);
  const needed = () => neededMore(cell.assessment.lacking(alpha));
  const doubt = family.selected ? test.doubtAt(alpha, effect) : null;
  if (doubt) return { ...numbersOf(cell), verdict: "notEnough", reason: doubt, needed: needed(), difference: null, p };
  const bounds = agreeing(test.intervalAt(alpha), family.selected, { difference: test.difference, effect });
  const interval: Bounds = [factor * bounds[0], factor * bounds[1]];
  // Judged against the disjoint reference, where no rounding of the factor can move a bound across the limit.
  const smallestEffect = Math.abs(effect);
  const verdict = verdictOf(bounds, { direction: cell.claim.direction, smallestEffect });
  return {
    ...numbersOf(cell),
    verdict,
    reason: verdict === "notEnough" ? "nearLimit" : null,
    needed: verdict === "notEnough" ? needed() : null,
    difference: { value: factor * test.difference, interval, alpha },
    p,
  };
}

function numbersOf({ assessment, against, claim }: Cell) {
  const { value, n, customers, interval } = assessment;
  return { id: claim.comparison.id, value, n, customers, interval, against };
}

/** Test and interval are dual; where p equals the level to the last digits, rounding must not print the other answer. */
function agreeing(
  [lower, upper]: Bounds,
  selected: boolean,
  { difference, effect }: { readonly difference: number; readonly effect: number },
): Bounds {
  const hair = Number.EPSILON * Math.max(1, Math.abs(effect));
  if (!selected) return [Math.min(lower, effect - hair), Math.max(upper, effect + hair)];
  return difference > effect ? [Math.max(lower, effect + hair), upper] : [lower, Math.min(upper, effect - hair)];
}

/** p of "difference = effect" by the test itself, or as the level at which its interval just reaches the effect. */
export function pAgainst(test: DualTest, effect: number): number {
  return test.pAgainst?.(effect) ?? pByIntervals(test, effect);
}

/** Found between 1e-12 and 1: smaller ones count as 1e-12. */
export function pByIntervals(
  { intervalAt, difference }: Pick<DualTest, "intervalAt" | "difference">,
  effect: number,
): number {
  if (effect === difference) return 1;
  const excludes = (alpha: number) => {
    const [lower, upper] = intervalAt(alpha);
    return effect < lower || effect > upper;
  };
  let low = Math.log(1e-12);
  let high = 0;
  if (excludes(1e-12)) return 1e-12;
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    if (excludes(Math.exp(middle))) high = middle;
    else low = middle;
  }
  return Math.exp((low + high) / 2);
}
