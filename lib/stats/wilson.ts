import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/**
 * Wilson's interval of a proportion k/n (0..1), exactly 0 at k = 0 and 1 at k = n; null for n = 0. k and n may be effective,
 * so fractional, counts. E. B. Wilson, JASA 22 (1927) 209.
 */
export function wilson(k: number, n: number, alpha: number = usualAlpha): Bounds | null {
  if (!(n > 0)) return null;
  const z = normalCritical(alpha);
  const share = k / n;
  const shrink = 1 + (z * z) / n;
  const centre = (share + (z * z) / (2 * n)) / shrink;
  const half = (z / shrink) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return [k <= 0 ? 0 : Math.max(0, centre - half), k >= n ? 1 : Math.min(1, centre + half)];
}
