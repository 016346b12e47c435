import { usualAlpha } from "./interval";

/**
 * Level of look k = 1, 2, … at one hypothesis: alpha/(k(k+1)), which sums to alpha over all looks, so that a true null is refuted at
 * any of them with a chance of at most alpha, however the data of the looks depend on each other.
 */
export function levelOfLook(look: number, alpha: number = usualAlpha): number {
  return alpha / costOfLook(look);
}

/** What a p-value of look k is multiplied by before it is judged at the level of the whole: k(k+1). */
export function costOfLook(look: number): number {
  return look * (look + 1);
}
