import { expect, test } from "vitest";
import { daysPassed, periodEnd, periodIndex, periodLabel, periodStart } from "./cohort-periods";

test("weeks begin on Monday, also where a year ends within one", () => {
  // 1 January 2024 was a Monday, 31 December 2023 a Sunday.
  const last = periodIndex("2023-12-31", "week");
  expect(periodIndex("2023-12-25", "week")).toBe(last);
  expect(periodIndex("2024-01-01", "week")).toBe(last + 1);
  expect([periodStart(last, "week"), periodEnd(last, "week")]).toEqual(["2023-12-25", "2023-12-31"]);
  expect(periodLabel(last + 1, "week")).toBe("1 Jan 2024");
  // Before 1970 too: 29 December 1969 was a Monday.
  expect(periodStart(periodIndex("1970-01-01", "week"), "week")).toBe("1969-12-29");
});

test("months and quarters are counted over years and leap days", () => {
  expect(periodIndex("2024-03-01", "month") - periodIndex("2022-11-30", "month")).toBe(16);
  expect(periodEnd(periodIndex("2024-02-10", "month"), "month")).toBe("2024-02-29");
  const quarter = periodIndex("2023-12-31", "quarter");
  expect([periodStart(quarter, "quarter"), periodEnd(quarter, "quarter")]).toEqual(["2023-10-01", "2023-12-31"]);
  expect(periodLabel(quarter + 1, "quarter")).toBe("Q1 2024");
  expect(periodLabel(periodIndex("2024-04-05", "month"), "month")).toBe("Apr 2024");
});

test("days of a running period are counted with the as-of day", () => {
  const quarter = periodIndex("2026-10-31", "quarter");
  expect(daysPassed(quarter, "quarter", "2026-10-31")).toEqual({ passed: 31, all: 92 });
  expect(daysPassed(quarter, "quarter", "2026-12-31")).toEqual({ passed: 92, all: 92 });
  expect(daysPassed(quarter, "quarter", "2026-09-30")).toEqual({ passed: 0, all: 92 });
});
