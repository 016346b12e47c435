import type { Bounds, Interval } from "./interval";
import { aboutMore } from "./power";
import type { VerdictReason } from "./verdict-reason";

/** The pair of one test and its interval, dual at every level. Difference: group minus the disjoint reference. */
export interface DualTest {
  readonly difference: number;
  /** z or t. */
  readonly statistic: number;
  /** Degrees of freedom of t, null for z. */
  readonly df: number | null;
  readonly p: number;
  readonly intervalAt: (alpha: number) => Bounds;
  /** The second look at the level of the screen, at "difference = effect" (0 where left out): null when it confirms, else why not. */
  readonly doubtAt: (alpha: number, effect?: number) => VerdictReason | null;
  /** p of the same test of "difference = effect"; where it is left out the intervals tell it. */
  readonly pAgainst?: (effect: number) => number;
}

/** Plain formulas with every row taken as independent, at 95 %; never shown beside a mark. */
export interface Textbook {
  readonly interval: Interval | null;
  readonly difference: { readonly value: number; readonly interval: Interval | null; readonly alpha: number } | null;
  readonly statistic: number | null;
  readonly p: number | null;
  readonly designEffect: number | null;
}

/** What one comparison says before the screen as a whole is judged. */
export interface Assessment {
  /** null where not defined. */
  readonly value: number | null;
  /** Unit rows used. */
  readonly n: number;
  readonly customers: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Own interval at 95 %. */
  readonly interval: Interval | null;
  /** False where the value rests on too few units to be printed without a warning. */
  readonly valueSupported: boolean;
  readonly designEffect: number | null;
  /** Share of the group's sum that its largest customer holds; null where not known. */
  readonly largestShare: number | null;
  /** null where no verdict can be given; `reason` then says why. */
  readonly test: DualTest | null;
  readonly reason: VerdictReason | null;
  /** Customers that the group lacks for a verdict at this level, before rounding; null where no number can be given. */
  readonly lacking: (alpha: number) => number | null;
  /** Factor from "against the rest" to "against the average" (1 - w); null where the average is no mixture of the two. */
  readonly averageFactor: number | null;
  readonly textbook: Textbook | null;
}

/** One condition of a verdict; `more`: customers that the group lacks, null where more of the group would not help or is not known. */
export interface Requirement {
  readonly met: boolean;
  readonly reason: VerdictReason;
  readonly more: number | null;
}

/** First unmet requirement, and the largest number of further customers among the unmet and `forPower`. */
export function unmet(requirements: readonly Requirement[]): { reason: VerdictReason | null; more: number | null } {
  const failed = requirements.filter((requirement) => !requirement.met);
  const mores = failed.map((requirement) => requirement.more);
  return {
    reason: failed[0]?.reason ?? null,
    more: mores.some((more) => more === null) ? null : Math.max(0, ...mores.map((more) => more ?? 0)),
  };
}

/** "About N more" for what is lacking, null for nothing. */
export function neededMore(more: number | null): number | null {
  return more !== null && more > 0 && Number.isFinite(more) ? aboutMore(Math.ceil(more)) : null;
}

/** A requirement on both sides; more of the group only helps where the reference meets it already. */
export function bothSides(reason: VerdictReason, group: boolean, reference: boolean, more: number | null): Requirement {
  return { met: group && reference, reason, more: reference ? more : null };
}

/** An assessment of a group without a verdict. */
export function valueOnly(part: Partial<Assessment>, reason: VerdictReason): Assessment {
  return {
    value: null,
    n: 0,
    customers: 0,
    numerator: null,
    denominator: null,
    interval: null,
    valueSupported: false,
    designEffect: null,
    largestShare: null,
    test: null,
    reason,
    lacking: () => null,
    averageFactor: null,
    textbook: null,
    ...part,
  };
}
