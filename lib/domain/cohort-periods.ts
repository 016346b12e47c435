/** Lengths of a period of cohorts: calendar months, calendar quarters, or weeks that begin on Monday (ISO 8601). */
export const cohortPeriods = ["month", "quarter", "week"] as const;
export type CohortPeriod = (typeof cohortPeriods)[number];

/** Periods in a year, the age at which cohorts are compared first. */
export const periodsPerYear: Readonly<Record<CohortPeriod, number>> = { month: 12, quarter: 4, week: 52 };

/** Number of the period that holds an ISO day, counted from an arbitrary one: differences are numbers of periods. */
export function periodIndex(day: string, every: CohortPeriod): number {
  if (every === "week") return Math.floor((Date.parse(day) / dayMilliseconds + daysFromMondayToEpoch) / 7);
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return every === "month" ? months : Math.floor(months / 3);
}

/** First day of a numbered period, as ISO text. */
export function periodStart(index: number, every: CohortPeriod): string {
  if (every === "week") return isoDay(index * 7 - daysFromMondayToEpoch);
  const months = every === "month" ? index : index * 3;
  return `${String(Math.floor(months / 12)).padStart(4, "0")}-${String((months % 12) + 1).padStart(2, "0")}-01`;
}

/** Last day of a numbered period, as ISO text. */
export function periodEnd(index: number, every: CohortPeriod): string {
  return isoDay(Date.parse(periodStart(index + 1, every)) / dayMilliseconds - 1);
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
  const start = Date.parse(periodStart(index, every)) / dayMilliseconds;
  const all = Date.parse(periodStart(index + 1, every)) / dayMilliseconds - start;
  return { passed: Math.min(all, Math.max(0, Date.parse(day) / dayMilliseconds - start + 1)), all };
}

const dayMilliseconds = 86_400_000;
/** 1 January 1970 was a Thursday. */
const daysFromMondayToEpoch = 3;
const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

function isoDay(days: number): string {
  return new Date(days * dayMilliseconds).toISOString().slice(0, 10);
}
