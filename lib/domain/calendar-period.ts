import { daysLater, firstOfMonth, monthIndex, monthNames } from "./iso-day";

/** Lengths of calendar periods. */
export const periodLengths = ["month", "quarter", "year"] as const;
export type PeriodLength = (typeof periodLengths)[number];

/** A calendar year, quarter or month: key `2023`, `2023Q4` or `2023-11`; the ISO days are half-open, `to` is the day after. */
export interface CalendarPeriod {
  readonly key: string;
  readonly from: string;
  readonly to: string;
}

/** The period of a length in which an ISO day lies. */
export function periodAround(day: string, length: PeriodLength): CalendarPeriod {
  return periodAt(Math.floor(monthIndex(day) / monthsIn[length]), length);
}

/** The period of a key; undefined where the text is none. */
export function periodOfKey(key: string): CalendarPeriod | undefined {
  const length = lengthOfKey(key);
  const [, year, quarter, month] = keyShape.exec(key) ?? [];
  if (length === undefined) return undefined;
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  return periodAround(`${year}-${String(first).padStart(2, "0")}-01`, length);
}

/** Whether a key names a year, a quarter or a month; undefined where the text is none. */
export function lengthOfKey(key: string): PeriodLength | undefined {
  const [whole, , quarter, month] = keyShape.exec(key) ?? [];
  if (whole === undefined) return undefined;
  return month ? "month" : quarter ? "quarter" : "year";
}

/** The period so many of its own length later; negative counts go back. */
export function periodLater(period: CalendarPeriod, count: number): CalendarPeriod {
  const length = lengthOfKey(period.key) ?? "month";
  return periodAt(Math.floor(monthIndex(period.from) / monthsIn[length]) + count, length);
}

/** The last period of a length that is over on an ISO day. */
export function lastCompletePeriod(asOf: string, length: PeriodLength): CalendarPeriod {
  const around = periodAround(asOf, length);
  return isComplete(around, asOf) ? around : periodLater(around, -1);
}

/** Whether the last day of a period is not after the as-of day. */
export function isComplete({ to }: Pick<CalendarPeriod, "to">, asOf: string): boolean {
  return daysLater(to, -1) <= asOf;
}

/** A period as people read it: `Nov 2023`, `Q4 2023`, `2023`. */
export function periodLabel(key: string): string {
  const [, year, quarter, month] = keyShape.exec(key) ?? [];
  if (year === undefined) return key;
  if (quarter) return `Q${quarter} ${year}`;
  return month ? `${monthNames[Number(month) - 1]} ${year}` : year;
}

/** Months in a period of a length. */
export const monthsIn: Readonly<Record<PeriodLength, number>> = { month: 1, quarter: 3, year: 12 };

const keyShape = /^(\d{4})(?:Q([1-4])|-(0[1-9]|1[0-2]))?$/;

function periodAt(index: number, length: PeriodLength): CalendarPeriod {
  const months = monthsIn[length];
  const from = firstOfMonth(index * months);
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  const key = { year, quarter: `${year}Q${Math.ceil(month / 3)}`, month: from.slice(0, 7) }[length];
  return { key, from, to: firstOfMonth((index + 1) * months) };
}
