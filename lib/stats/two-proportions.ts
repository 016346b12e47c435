import { bisect } from "./bisect";
import { normalCritical, normalP } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** Successes and trials on both sides; counts may be effective (fractional), n1 and n2 above 0. */
export interface TwoCounts {
  readonly k1: number;
  readonly n1: number;
  readonly k2: number;
  readonly n2: number;
}

/** Difference p1 - p2 (in shares, not points) with its pooled test; `smallestExpected`: the least of the four expected counts. */
export interface ProportionDifference {
  readonly difference: number;
  readonly z: number;
  readonly p: number;
  readonly pooled: number;
  readonly smallestExpected: number;
}

/** Pooled z-test without continuity correction (the root of Pearson's chi-square); null when a side has no trials. */
export function twoProportions(counts: TwoCounts): ProportionDifference | null {
  const { k1, n1, k2, n2 } = counts;
  if (!(n1 > 0 && n2 > 0)) return null;
  const pooled = (k1 + k2) / (n1 + n2);
  const smallestExpected = Math.min(n1, n2) * Math.max(0, Math.min(pooled, 1 - pooled));
  const difference = k1 / n1 - k2 / n2;
  const variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2);
  const undecidable = k1 + k2 <= 0 || k1 + k2 >= n1 + n2 || !(variance > 0);
  const z = undecidable ? 0 : difference / Math.sqrt(variance);
  return { difference, z, p: undecidable ? 1 : normalP(z), pooled, smallestExpected };
}

/**
 * All differences that the pooled z-test, carried to "p1 - p2 = delta", does not reject: holds 0 exactly when p > alpha, at every
 * alpha. R.-W. Mee, Biometrics 40 (1984) 1175; closed form as in Miettinen & Nurminen 1985, without their factor N/(N-1).
 */
export function meeInterval(counts: TwoCounts, alpha: number = usualAlpha): Bounds | null {
  if (!(counts.n1 > 0 && counts.n2 > 0)) return null;
  const { k1, n1, k2, n2 } = byRarerOutcome(counts);
  const critical = normalCritical(alpha);
  const observed = k1 / n1 - k2 / n2;
  const rejects = (delta: number) => {
    const p2 = restrictedShare({ k1, n1, k2, n2 }, delta);
    const p1 = p2 + delta;
    const variance = Math.max(0, p1 * (1 - p1)) / n1 + Math.max(0, p2 * (1 - p2)) / n2;
    return Math.abs(observed - delta) > critical * Math.sqrt(variance);
  };
  const lower = observed <= -1 ? -1 : bisect(observed, -1, rejects);
  const upper = observed >= 1 ? 1 : bisect(observed, 1, rejects);
  return [lower, upper];
}

/** The test of "p1 - p2 = effect" that Mee's interval inverts, with its counts' skewness of the difference under that effect. */
export interface EffectTest {
  readonly z: number;
  readonly p: number;
  readonly skewness: number;
}

/** z of "p1 - p2 = effect" with the maximum-likelihood shares under it; at 0 it is the pooled z. Null without trials or variance. */
export function effectTest(counts: TwoCounts, effect: number): EffectTest | null {
  if (!(counts.n1 > 0 && counts.n2 > 0) || Math.abs(effect) > 1) return null;
  const { k1, n1, k2, n2 } = byRarerOutcome(counts);
  const p2 = restrictedShare({ k1, n1, k2, n2 }, effect);
  const p1 = Math.min(1, Math.max(0, p2 + effect));
  const variance = (p1 * (1 - p1)) / n1 + (p2 * (1 - p2)) / n2;
  if (!(variance > 0)) return null;
  const z = (k1 / n1 - k2 / n2 - effect) / Math.sqrt(variance);
  const third = (p1 * (1 - p1) * (1 - 2 * p1)) / n1 ** 2 - (p2 * (1 - p2) * (1 - 2 * p2)) / n2 ** 2;
  return { z, p: normalP(z), skewness: third / variance ** 1.5 };
}

/** The same difference told by failures where successes are common: small shares keep more digits than those near 1. */
function byRarerOutcome(counts: TwoCounts): TwoCounts {
  const { k1, n1, k2, n2 } = counts;
  return 2 * (k1 + k2) > n1 + n2 ? { k1: n2 - k2, n1: n2, k2: n1 - k1, n2: n1 } : counts;
}

/** Maximum-likelihood p2 under p1 - p2 = delta: the root of a cubic (Miettinen & Nurminen, Statist. Med. 4 (1985) 213). */
function restrictedShare({ k1, n1, k2, n2 }: TwoCounts, delta: number): number {
  const all = n1 + n2;
  const l2 = (n1 + 2 * n2) * delta - all - k1 - k2;
  const l1 = (n2 * delta - all - 2 * k2) * delta + k1 + k2;
  const l0 = k2 * delta * (1 - delta);
  const q = l2 ** 3 / (27 * all ** 3) - (l1 * l2) / (6 * all ** 2) + l0 / (2 * all);
  const r = Math.sign(q) * Math.sqrt(Math.max(0, l2 ** 2 / (9 * all ** 2) - l1 / (3 * all)));
  const angle = r === 0 ? 0 : Math.acos(Math.min(1, Math.max(-1, q / r ** 3)));
  const root = 2 * r * Math.cos((Math.PI + angle) / 3) - l2 / (3 * all);
  return polished(root, [Math.max(0, -delta), Math.min(1, 1 - delta)], [all, l2, l1, l0]);
}

/**
 * Newton's steps on the cubic inside the bracket where it falls through 0: near 0 the arc cosine alone leaves half of the digits.
 */
function polished(
  start: number,
  [low, high]: Bounds,
  [l3, l2, l1, l0]: readonly [number, number, number, number],
): number {
  let below = low;
  let above = high;
  let p = Math.min(high, Math.max(low, start));
  for (let step = 0; step < 80; step += 1) {
    const value = ((l3 * p + l2) * p + l1) * p + l0;
    if (value === 0) break;
    if (value > 0) below = p;
    else above = p;
    const newton = p - value / ((3 * l3 * p + 2 * l2) * p + l1);
    const next = newton > below && newton < above ? newton : (below + above) / 2;
    if (Math.abs(next - p) <= 4e-16 * Math.abs(next)) return next;
    p = next;
  }
  return p;
}
