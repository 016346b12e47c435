import { normalP } from "./distributions";

/** A value with its standard error, both in the value's own unit. */
export interface Measured {
  readonly value: number;
  readonly se: number;
}

/** Change in standard errors of the difference, its two-sided p, and whether it is more than chance does (p < 0.01). */
export interface Change {
  readonly z: number;
  readonly p: number;
  readonly isReal: boolean;
}

/**
 * Whether a number has really changed since it was written down (statistics, section 5.4): z = change / √(se² + se²). Two equal
 * numbers without any error have not changed; two different ones have, and z is then infinite in the direction of the change.
 */
export function changeSince(then: Measured, now: Measured): Change {
  const change = now.value - then.value;
  const se = Math.hypot(then.se, now.se);
  const z = se > 0 ? change / se : change === 0 ? 0 : change > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const p = Number.isFinite(z) ? normalP(z) : 0;
  return { z, p, isReal: p < 0.01 };
}
