import { normalCritical, normalP } from "./distributions";
import { type Bounds, type Interval, usualAlpha } from "./interval";
import type { SurvivalStep } from "./kaplan-meier";

/** Median time (first S <= 0.5, the middle of a flat stretch at 0.5) with the same rule on the bands; null: not reached. */
export function medianSurvival(steps: readonly SurvivalStep[]): { median: number | null; interval: Interval } {
  const { value, interval } = survivalQuantile(steps, 0.5);
  return { median: value, interval };
}

/** The time by which a share (0..1) has ended, by the rule of the median: first S <= 1 - share. R quantile(survfit). */
export function survivalQuantile(
  steps: readonly SurvivalStep[],
  share: number,
): { value: number | null; interval: Interval } {
  const level = 1 - share;
  const banded = steps.filter((step) => step.logLog !== null);
  return {
    value: crossing(
      steps.map((step) => [step.time, step.survival]),
      level,
    ),
    interval: [
      crossing(
        banded.map((step) => [step.time, step.logLog?.[0] ?? 1]),
        level,
      ),
      crossing(
        banded.map((step) => [step.time, step.logLog?.[1] ?? 1]),
        level,
      ),
    ],
  };
}

/** Area under the curve to `horizon` (mean time lived until then) with its standard error. As R summary(fit, rmean = tau). */
export function restrictedMean(steps: readonly SurvivalStep[], horizon: number): { mean: number; se: number } {
  const within = steps.filter((step) => step.time <= horizon);
  let variance = 0;
  let area = 0;
  let end = horizon;
  for (const step of [...within].reverse()) {
    area += step.survival * (end - step.time);
    end = step.time;
    const left = step.atRisk - step.events;
    if (step.events > 0 && left > 0) variance += (area ** 2 * step.events) / (step.atRisk * left);
  }
  return { mean: area + end, se: Math.sqrt(variance) };
}

/** A restricted mean less that of a disjoint group to the same horizon, with z and the interval that belongs to it. */
export interface RestrictedMeanDifference {
  readonly difference: number;
  readonly z: number;
  readonly p: number;
  readonly interval: Bounds;
}

/** Difference of two restricted means, normal with the sum of their variances; null where neither curve has lost anybody. */
export function restrictedMeanDifference(
  one: { readonly mean: number; readonly se: number },
  other: { readonly mean: number; readonly se: number },
  alpha: number = usualAlpha,
): RestrictedMeanDifference | null {
  const se = Math.hypot(one.se, other.se);
  if (!(se > 0)) return null;
  const difference = one.mean - other.mean;
  const half = normalCritical(alpha) * se;
  const z = difference / se;
  return { difference, z, p: normalP(z), interval: [difference - half, difference + half] };
}

/** Survival at a time as the curve has it: the last step until then; null before the first, where all are still there. */
export function stepAt(steps: readonly SurvivalStep[], time: number): SurvivalStep | null {
  return steps.reduce<SurvivalStep | null>((last, step) => (step.time <= time ? step : last), null);
}

const tolerance = 1.5e-8;

function crossing(curve: readonly (readonly [number, number])[], level: number): number | null {
  const below = curve.filter(([, value]) => value < level + tolerance);
  const first = below[0];
  if (!first) return null;
  if (Math.abs(first[1] - level) >= tolerance) return first[0];
  const next = below.find(([, value]) => value < first[1]);
  return next ? (first[0] + next[0]) / 2 : first[0];
}
