import { normalCritical } from "./distributions";
import { usualAlpha } from "./interval";

/** Spread of one observation: sqrt(p(1-p)) of a share, the standard deviation of a mean; sizes of the two sides. */
export interface Spread {
  readonly sd: number;
  readonly n1: number;
  readonly n2: number;
}

/** Smallest difference found with 80 % power at level alpha, in the unit of the metric. Normal approximation. */
export function smallestDetectable({ sd, n1, n2 }: Spread, alpha: number = usualAlpha): number {
  return (normalCritical(alpha) + zPower) * sd * Math.sqrt(1 / n1 + 1 / n2);
}

/** Size of the first side that finds `effect` with 80 % power while n1:n2 stays as it is. */
export function neededToSee({ sd, n1, n2 }: Spread, effect: number, alpha: number = usualAlpha): number {
  return Math.ceil(((normalCritical(alpha) + zPower) ** 2 * sd ** 2 * (1 + n1 / n2)) / effect ** 2);
}

/** How many times as much of everything, in the same parts, finds `effect` with 80 % power, given the standard error it has now. */
export function growthToSee(error: number, effect: number, alpha: number = usualAlpha): number {
  return (((normalCritical(alpha) + zPower) * error) / effect) ** 2;
}

/** Size at which both expected counts of a share reach five (Cochran 1954); null for a share of 0 or 1. */
export function neededForExpected(share: number): number | null {
  const rarer = Math.min(share, 1 - share);
  return rarer > 0 ? Math.ceil(5 / rarer) : null;
}

/** "About N more": a positive number rounded up to two digits, 0 below. */
export function aboutMore(more: number): number {
  if (!(more > 0)) return 0;
  const step = 10 ** Math.max(0, Math.floor(Math.log10(more)) - 1);
  return Math.ceil(more / step) * step;
}

const zPower = normalCritical(0.4);
