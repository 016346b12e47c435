import { type Clock, monthsOfTime, survivalMonths, timeOfMonths } from "@/lib/domain/survival";
import { atRiskAt, type LifeRow, livesIn } from "@/lib/stats/kaplan-meier";
import { firstWellObserved, lastObserved, lastWellObserved, leastAtRisk } from "@/lib/stats/left-truncation";

/**
 * From which time of life on all curves count: 0 where everybody is known from the start. Where the history starts late, the first
 * time at which every group has enough at risk; a group that only the last three quarters of the time bring up to that does not hold
 * back the others (it then has no curve).
 */
export function commonStart(groups: readonly (readonly LifeRow[])[], everybody: readonly LifeRow[]): number {
  const latest = (lastWellObserved(everybody) ?? 0) / 4;
  const own = firstWellObserved(everybody) ?? 0;
  const firsts = groups.flatMap((lives) => firstWellObserved(lives) ?? []).filter((first) => first <= latest);
  return Math.max(own, ...firsts);
}

/** The end of restricted means: the earliest of the last times at which each group had enough at risk; null where none has. */
export function commonEnd(groups: readonly (readonly LifeRow[])[]): number | null {
  const lasts = groups.flatMap((lives) => lastWellObserved(lives) ?? []);
  return lasts.length === 0 ? null : Math.min(...lasts);
}

/** Groups with this share of the customers decide how far a comparison reaches: a handful of new ones does not hold it back. */
const mostCustomers = 0.9;

/**
 * Where groups are compared, in months: as asked, else the longest of the usual months up to 24 for which enough were observed in
 * groups that hold most of the customers; null where there is none.
 */
export function horizonMonths(
  groups: readonly (readonly LifeRow[])[],
  { clock, start, asked }: { clock: Clock; start: number; asked: number | undefined },
): number | null {
  if (asked !== undefined) return asked;
  const total = groups.reduce((sum, lives) => sum + livesIn(lives), 0);
  const reached = (time: number) =>
    groups.reduce((sum, lives) => (atRiskAt(lives, time) >= leastAtRisk ? sum + livesIn(lives) : sum), 0);
  const possible = survivalMonths.filter((months) => {
    const time = timeOfMonths(months, clock);
    const share = reached(time);
    return months <= 24 && time > start && share > 0 && share >= mostCustomers * total;
  });
  return possible.at(-1) ?? null;
}

const tickSteps = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 480, 960];

/** Times at which the numbers at risk stand: at most eight, whole months, from 0 to the last observed time. */
export function tickTimes(
  groups: readonly (readonly LifeRow[])[],
  clock: Clock,
): { readonly months: number; readonly time: number }[] {
  const end = monthsOfTime(Math.max(0, ...groups.flatMap((lives) => lastObserved(lives) ?? [])), clock);
  const step = tickSteps.find((size) => end / size < 8) ?? 1920;
  const count = Math.floor(end / step + 1e-9) + 1;
  return Array.from({ length: Math.min(count, 9) }, (_, index) => ({
    months: index * step,
    time: timeOfMonths(index * step, clock),
  }));
}
