import type { Bounds } from "./interval";

/**
 * A difference or interval "against the average" from the one against the rest: the segment is part of the average, so
 * x_S - x_all = (1 - w)(x_S - x_rest) with w the segment's share of the denominator (0..1). Test, p and mark stay the same.
 */
export function againstAverage(
  difference: number,
  interval: Bounds,
  w: number,
): { difference: number; interval: Bounds } {
  const factor = 1 - w;
  return { difference: factor * difference, interval: [factor * interval[0], factor * interval[1]] };
}
