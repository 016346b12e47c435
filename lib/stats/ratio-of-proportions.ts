import { bisect } from "./bisect";
import { normalCritical } from "./distributions";
import { type Interval, usualAlpha } from "./interval";
import type { TwoCounts } from "./two-proportions";

/** p1/p2 with its interval; value null where p2 is 0, upper bound null where it is unbounded. */
export interface ProportionRatio {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/**
 * Ratio of two proportions with Koopman's score interval, dual to the pooled z-test at ratio 1 at every alpha. Without a success on
 * either side any ratio is possible; with none but successes there is no interval. P. A. R. Koopman, Biometrics 40 (1984) 513.
 */
export function ratioOfProportions(counts: TwoCounts, alpha: number = usualAlpha): ProportionRatio {
  const { k1, n1, k2, n2 } = counts;
  if (!(n1 > 0 && n2 > 0)) return { value: null, interval: null };
  if (k1 + k2 <= 0) return { value: null, interval: [0, null] };
  const value = k2 > 0 ? k1 / n1 / (k2 / n2) : null;
  if (k1 >= n1 && k2 >= n2) return { value, interval: null };
  const critical = normalCritical(alpha);
  const rejects = (logRatio: number) => rejectsRatio(counts, Math.exp(logRatio), critical);
  const seed = Math.log(value !== null && value > 0 ? value : likelyRatio(counts));
  const lower = k1 > 0 ? Math.exp(bisect(seed, seed - reach, rejects)) : 0;
  const upper = k2 > 0 ? Math.exp(bisect(seed, seed + reach, rejects)) : null;
  return { value, interval: [lower, upper] };
}

/** Search width on the log scale: e^60 is beyond any ratio of counts. */
const reach = 60;

/** A ratio that is not rejected where one side has no success: half a success stands in for none, then out to the open side. */
function likelyRatio({ k1, n1, k2, n2 }: TwoCounts): number {
  return k2 > 0 ? (k2 / n2) * 1e-9 : (k1 / n1) * 1e9;
}

function rejectsRatio({ k1, n1, k2, n2 }: TwoCounts, ratio: number, critical: number): boolean {
  const a = (n1 + n2) * ratio;
  const b = -(n1 * ratio + k1 + n2 + k2 * ratio);
  const c = k1 + k2;
  // The stable form of the smaller root (-b - sqrt(b^2 - 4ac)) / 2a: b is negative.
  const p2 = Math.min(1, (2 * c) / (-b + Math.sqrt(Math.max(0, b * b - 4 * a * c))));
  const p1 = Math.min(1, ratio * p2);
  const variance = (p1 * (1 - p1)) / n1 + (ratio * ratio * p2 * (1 - p2)) / n2;
  return Math.abs(k1 / n1 - (ratio * k2) / n2) > critical * Math.sqrt(Math.max(0, variance));
}
