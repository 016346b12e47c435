import { daysLater, monthsLater } from "@/lib/domain/iso-day";

/** First day of the month of an ISO day. */
export function monthStart(day: string): string {
  return `${day.slice(0, 7)}-01`;
}

/** First day of the last month that is over on an ISO day. */
export function lastCompleteMonth(asOf: string): string {
  return monthsLater(daysLater(asOf, 1), -1);
}
