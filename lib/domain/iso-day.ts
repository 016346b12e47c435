/** Names of the months as dates show them, January first. */
export const monthNames = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

const dayMilliseconds = 86_400_000;

/** The ISO day so many days after another; negative counts go back. */
export function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10);
}

/** Days from one ISO day to another; below 0 where the other lies before it. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMilliseconds);
}

/** First day of the month so many months after that of an ISO day; negative counts go back. */
export function monthsLater(day: string, months: number): string {
  return firstOfMonth(monthIndex(day) + months);
}

/** Number of the month of an ISO day, counted from January of the year 0. */
export function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

/** First day of a numbered month, as ISO text. */
export function firstOfMonth(index: number): string {
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}-01`;
}
