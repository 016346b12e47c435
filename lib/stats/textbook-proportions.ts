import { type Bounds, usualAlpha } from "./interval";
import type { TwoCounts } from "./two-proportions";
import { wilson } from "./wilson";

/** Square-and-add interval of p1 - p2 from the two Wilson intervals (Newcombe 1998, method 10). Not dual to a test: never beside a mark. */
export function newcombeInterval({ k1, n1, k2, n2 }: TwoCounts, alpha: number = usualAlpha): Bounds | null {
  const first = wilson(k1, n1, alpha);
  const second = wilson(k2, n2, alpha);
  if (!first || !second) return null;
  const p1 = k1 / n1;
  const p2 = k2 / n2;
  return [p1 - p2 - Math.hypot(p1 - first[0], second[1] - p2), p1 - p2 + Math.hypot(first[1] - p1, p2 - second[0])];
}
