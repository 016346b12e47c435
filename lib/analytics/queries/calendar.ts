import { daysLater, monthsLater } from "@/lib/domain/iso-day";

/** First day of the last month that is over on an ISO day. */
export function lastCompleteMonth(asOf: string): string {
  return monthsLater(daysLater(asOf, 1), -1);
}
