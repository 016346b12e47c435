/** Closing and opening period of revenue retention as half-open ranges of ISO days; the opening one is as long and just before. */
export interface RetentionPeriods {
  readonly opening: string;
  readonly closing: string;
  readonly end: string;
}

/** The periods of `2023`, `2023Q4` or `2023-11`; without a word the last 12 complete months before the as-of day and the 12 before. */
export function retentionPeriods(word: string | undefined, asOf: string): RetentionPeriods {
  const [, year, quarter, month] = /^(\d{4})(?:Q([1-4])|-(\d{2}))?$/.exec(word ?? "") ?? [];
  if (year === undefined) {
    const end = monthStart(dayBefore(asOf, -1));
    return { opening: monthsEarlier(end, 24), closing: monthsEarlier(end, 12), end };
  }
  const first = month ? Number(month) : quarter ? Number(quarter) * 3 - 2 : 1;
  const length = month ? 1 : quarter ? 3 : 12;
  const closing = monthsEarlier(`${year}-01-01`, 1 - first);
  return { opening: monthsEarlier(closing, length), closing, end: monthsEarlier(closing, -length) };
}

/** First day of the month of an ISO day. */
export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** First day of the last month that is over on an ISO day. */
export function lastCompleteMonth(asOf: string): string {
  return monthsEarlier(monthStart(dayBefore(asOf, -1)), 1);
}

/** First day of the month so many months before that of an ISO day; negative counts go forward. */
export function monthsEarlier(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}

/** The ISO day so many days before another; negative counts go forward. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
}
