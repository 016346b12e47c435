import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** Ends and censorings of a group at one time; events come before censorings on a tie. */
export interface LifeRow {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

/** Survival just after one time. se is null at S = 0; `logLog` null at S = 0 and S = 1; `plain` null where se is. */
export interface SurvivalStep {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
  readonly censored: number;
  readonly survival: number;
  readonly se: number | null;
  readonly logLog: Bounds | null;
  readonly plain: Bounds | null;
}

/**
 * Kaplan-Meier curve from counts with Greenwood's standard error and log-log and plain bands (R survfit). Rows may come in any
 * order, one per time. Kaplan & Meier, JASA 53 (1958) 457.
 */
export function kaplanMeier(rows: readonly LifeRow[], alpha: number = usualAlpha): SurvivalStep[] {
  const z = normalCritical(alpha);
  const ordered = [...rows].sort((a, b) => a.time - b.time);
  let atRisk = ordered.reduce((total, row) => total + row.events + row.censored, 0);
  let survival = 1;
  let greenwood = 0;
  return ordered.map((row) => {
    const before = atRisk;
    if (row.events > 0) {
      survival = row.events === before ? 0 : survival * (1 - row.events / before);
      greenwood += row.events === before ? 0 : row.events / (before * (before - row.events));
    }
    atRisk -= row.events + row.censored;
    const se = survival > 0 ? survival * Math.sqrt(greenwood) : null;
    return { ...row, atRisk: before, survival, se, ...bands(survival, greenwood, z) };
  });
}

function bands(survival: number, greenwood: number, z: number): { logLog: Bounds | null; plain: Bounds | null } {
  if (survival <= 0) return { logLog: null, plain: null };
  const half = z * survival * Math.sqrt(greenwood);
  const plain: Bounds = [Math.max(0, survival - half), Math.min(1, survival + half)];
  if (survival >= 1) return { logLog: null, plain };
  const spread = (z * Math.sqrt(greenwood)) / Math.log(survival);
  return { logLog: [survival ** Math.exp(-spread), survival ** Math.exp(spread)], plain };
}
