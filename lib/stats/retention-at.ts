import { type Bounds, usualAlpha } from "./interval";
import { atRiskAt, kaplanMeier, type LifeRow, type SurvivalStep } from "./kaplan-meier";
import { stepAt } from "./survival-summary";
import { wilson } from "./wilson";

/** Share still there at a time, with its own interval and the effective counts that its comparison takes. */
export interface Retention {
  readonly value: number;
  readonly atRisk: number;
  readonly interval: Bounds | null;
  readonly effectiveN: number;
  readonly effectiveK: number;
}

/**
 * S(t) with the log-log interval, Wilson on those at risk at t where S is 0 or 1. Effective counts n_e = S(1-S)/se^2, k_e = S n_e
 * (Dorey & Korn, Statist. Med. 6 (1987) 679) go into the test of two proportions; without censoring n_e = n. Null where nobody is
 * observed as long as t.
 */
export function retentionAt(rows: readonly LifeRow[], time: number, alpha: number = usualAlpha): Retention | null {
  const atRisk = atRiskAt(rows, time);
  return atRisk > 0 ? retentionOfCurve(kaplanMeier(rows, alpha), { time, atRisk }, alpha) : null;
}

/** The same from a curve that is there already (at the same level), with how many are at risk at that time, at least one. */
export function retentionOfCurve(
  steps: readonly SurvivalStep[],
  { time, atRisk }: { readonly time: number; readonly atRisk: number },
  alpha: number = usualAlpha,
): Retention {
  const last = stepAt(steps, time);
  const value = last?.survival ?? 1;
  if (!last?.logLog || !last.se) {
    return {
      value,
      atRisk,
      interval: wilson(value * atRisk, atRisk, alpha),
      effectiveN: atRisk,
      effectiveK: value * atRisk,
    };
  }
  const effectiveN = (value * (1 - value)) / last.se ** 2;
  return { value, atRisk, interval: last.logLog, effectiveN, effectiveK: value * effectiveN };
}
