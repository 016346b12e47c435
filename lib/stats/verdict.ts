import type { Bounds } from "./interval";

/** What a hypothesis says of the difference to its reference: higher or lower by at least `smallestEffect` (0 or more, in the unit of the value). */
export interface ClaimedEffect {
  readonly direction: "higher" | "lower";
  readonly smallestEffect: number;
}

export const verdicts = ["supported", "notSupported", "notEnough"] as const;
export type Verdict = (typeof verdicts)[number];

/** The near bound beyond the smallest effect (or on it, where that is above 0) supports, the far bound short of it does not. */
export function verdictOf(interval: Bounds, { direction, smallestEffect }: ClaimedEffect): Verdict {
  const [near, far] = direction === "higher" ? interval : [-interval[1], -interval[0]];
  if (smallestEffect > 0 ? near >= smallestEffect : near > 0) return "supported";
  return far < smallestEffect ? "notSupported" : "notEnough";
}
