import { daysBetween, daysLater, firstOfMonth, monthIndex, monthNames } from "./iso-day";

/** Lengths of a period of cohorts: calendar months, calendar quarters, or weeks that begin on Monday (ISO 8601). */
export const cohortPeriods = ["month", "quarter", "week"] as const;
export type CohortPeriod = (typeof cohortPeriods)[number];

/** Periods in a year, the age at which cohorts are compared first. */
export const periodsPerYear: Readonly<Record<CohortPeriod, number>> = { month: 12, quarter: 4, week: 52 };

/** Number of the period that holds an ISO day, counted from an arbitrary one: differences are numbers of periods. */
export function periodIndex(day: string, every: CohortPeriod): number {
  if (every === "week") return Math.floor(daysBetween(firstMonday, day) / 7);
  const months = monthIndex(day);
  return every === "month" ? months : Math.floor(months / 3);
}

/** First day of a numbered period, as ISO text. */
export function periodStart(index: number, every: CohortPeriod): string {
  if (every === "week") return daysLater(firstMonday, index * 7);
  return firstOfMonth(every === "month" ? index : index * 3);
}

/** Last day of a numbered period, as ISO text. */
export function periodEnd(index: number, every: CohortPeriod): string {
  return daysLater(periodStart(index + 1, every), -1);
}

/** A numbered period as people read it: `Apr 2024`, `Q2 2024`, `6 May 2024` for the week that begins there. */
export function periodLabel(index: number, every: CohortPeriod): string {
  const start = periodStart(index, every);
  const month = Number(start.slice(5, 7));
  const year = start.slice(0, 4);
  if (every === "quarter") return `Q${Math.ceil(month / 3)} ${year}`;
  const name = monthNames[month - 1] ?? "";
  return every === "month" ? `${name} ${year}` : `${Number(start.slice(8))} ${name} ${year}`;
}

/** Days of a numbered period that lie on or before an ISO day, and all of them. */
export function daysPassed(index: number, every: CohortPeriod, day: string): { passed: number; all: number } {
  const start = periodStart(index, every);
  const all = daysBetween(start, periodStart(index + 1, every));
  return { passed: Math.min(all, Math.max(0, daysBetween(start, day) + 1)), all };
}

/** A Monday, from which weeks are counted. */
const firstMonday = "1969-12-29";
