import { type Bounds, usualAlpha } from "./interval";
import { atRiskAt, kaplanMeier, type LifeRow } from "./kaplan-meier";
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
  if (atRisk <= 0) return null;
  const steps = kaplanMeier(rows, alpha).filter((step) => step.time <= time);
  const last = steps.at(-1);
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
