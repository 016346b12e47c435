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
