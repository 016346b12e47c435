import { normalCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/**
 * Ends and censorings of a group at one time; events come before censorings on a tie. `entered`: those of the group who come under
 * observation just after this time, because their history is known from there on only; all others are observed from their start.
 */
export interface LifeRow {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
  readonly entered?: number;
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
 * order, one per time. At risk at t: entry < t <= time, so late entries are left-truncated lives. Kaplan & Meier, JASA 53 (1958) 457.
 */
export function kaplanMeier(rows: readonly LifeRow[], alpha: number = usualAlpha): SurvivalStep[] {
  const z = normalCritical(alpha);
  const ordered = [...rows].sort((a, b) => a.time - b.time);
  let atRisk = atRiskAt(ordered, Number.NEGATIVE_INFINITY);
  let survival = 1;
  let greenwood = 0;
  return ordered.map((row) => {
    const before = atRisk;
    if (row.events > 0) {
      survival = row.events === before ? 0 : survival * (1 - row.events / before);
      greenwood += row.events === before ? 0 : row.events / (before * (before - row.events));
    }
    const { time, events, censored, entered = 0 } = row;
    atRisk += entered - events - censored;
    const se = survival > 0 ? survival * Math.sqrt(greenwood) : null;
    return { time, events, censored, atRisk: before, survival, se, ...bands(survival, greenwood, z) };
  });
}

/** Those observed at a time: they entered before it and neither ended nor were censored before it. */
export function atRiskAt(rows: readonly LifeRow[], time: number): number {
  return rows.reduce(
    (total, row) => (row.time >= time ? total + row.events + row.censored - (row.entered ?? 0) : total),
    0,
  );
}

/** All lives of a group, whenever they come under observation. */
export function livesIn(rows: readonly LifeRow[]): number {
  return rows.reduce((total, row) => total + row.events + row.censored, 0);
}

function bands(survival: number, greenwood: number, z: number): { logLog: Bounds | null; plain: Bounds | null } {
  if (survival <= 0) return { logLog: null, plain: null };
  const half = z * survival * Math.sqrt(greenwood);
  const plain: Bounds = [Math.max(0, survival - half), Math.min(1, survival + half)];
  if (survival >= 1) return { logLog: null, plain };
  const spread = (z * Math.sqrt(greenwood)) / Math.log(survival);
  return { logLog: [survival ** Math.exp(-spread), survival ** Math.exp(spread)], plain };
}
