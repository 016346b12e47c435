import { AppError } from "./app-error";
import { daysLater } from "./iso-day";
import type { RuleTest, RuleWindow } from "./rule";

/** Days as ISO text, both ends included; null is open. */
export interface DayRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** The days a test of a date allows, or undefined where the test is of something else. Throws AppError invalid without an as-of day to count from. */
export function testDays(test: RuleTest, asOf: string | null): DayRange | undefined {
  switch (test.op) {
    case "onOrAfter":
      return { from: test.day, to: null };
    case "before":
      return { from: null, to: daysLater(test.day, -1) };
    case "betweenDays":
      return { from: test.from, to: test.to };
    case "inLastDays":
      return lastDays(test.days, asOf);
    case "moreThanDaysAgo":
      return { from: null, to: daysLater(known(asOf), -test.days) };
    default:
      return undefined;
  }
}

/** The days of a window, or undefined for every day; first days are counted from the start. */
export function windowDays(
  window: Exclude<RuleWindow, { kind: "firstDays" }>,
  asOf: string | null,
): DayRange | undefined {
  if (window.kind === "ever") return undefined;
  return window.kind === "lastDays" ? lastDays(window.days, asOf) : { from: window.from, to: window.to };
}

/** The first days after a start, of which the day itself is the first. */
export function firstDays(count: number, start: string): DayRange {
  return { from: start, to: daysLater(start, count - 1) };
}

function lastDays(count: number, asOf: string | null): DayRange {
  return { from: daysLater(known(asOf), 1 - count), to: known(asOf) };
}

function known(asOf: string | null): string {
  if (asOf !== null) return asOf;
  throw new AppError("invalid", "This version has no as-of day, so days cannot be counted back from it. Use dates.");
}
