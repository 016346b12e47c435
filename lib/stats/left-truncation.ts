import { atRiskAt, type LifeRow, livesIn } from "./kaplan-meier";

/** Fewer at risk than this decide nothing: a curve begins where so many are observed and is grey where fewer are. */
export const leastAtRisk = 10;

/**
 * The life table of those alive and observed just after `start`, or coming under observation later: lives that ended by then are left
 * out, and who had entered by then is at risk from the beginning. What follows is survival given life at `start`.
 */
export function livesBeyond(rows: readonly LifeRow[], start: number): LifeRow[] {
  return rows.filter(({ time }) => time > start);
}

/** The earliest time just after which enough are observed: 0 where they are from the start, null where they never are. */
export function firstWellObserved(rows: readonly LifeRow[], least: number = leastAtRisk): number | null {
  let atRisk = atRiskAt(rows, Number.NEGATIVE_INFINITY);
  if (atRisk >= least) return 0;
  for (const row of inOrder(rows)) {
    atRisk += (row.entered ?? 0) - row.events - row.censored;
    if (atRisk >= least) return row.time;
  }
  return null;
}

/** The latest time at which enough are at risk; null where they never are. */
export function lastWellObserved(rows: readonly LifeRow[], least: number = leastAtRisk): number | null {
  let atRisk = atRiskAt(rows, Number.NEGATIVE_INFINITY);
  let last: number | null = null;
  for (const row of inOrder(rows)) {
    if (atRisk >= least && row.events + row.censored > 0) last = row.time;
    atRisk += (row.entered ?? 0) - row.events - row.censored;
  }
  return last;
}

/** The last time at which anybody was observed; null for a group of nobody. */
export function lastObserved(rows: readonly LifeRow[]): number | null {
  const times = rows.filter(({ events, censored }) => events + censored > 0).map(({ time }) => time);
  return livesIn(rows) > 0 ? times.reduce((last, time) => Math.max(last, time), times[0] ?? 0) : null;
}

function inOrder(rows: readonly LifeRow[]): LifeRow[] {
  return [...rows].sort((one, other) => one.time - other.time);
}
