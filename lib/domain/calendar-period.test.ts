import { expect, test } from "vitest";
import {
  isComplete,
  lastCompletePeriod,
  lengthOfKey,
  periodAround,
  periodLabel,
  periodLater,
  periodOfKey,
} from "./calendar-period";
import { monthsLater } from "./iso-day";

test("a day lies in one month, quarter and year, leap days and year ends too", () => {
  expect(periodAround("2024-02-29", "month")).toEqual({ key: "2024-02", from: "2024-02-01", to: "2024-03-01" });
  expect(periodAround("2023-12-31", "quarter")).toEqual({ key: "2023Q4", from: "2023-10-01", to: "2024-01-01" });
  expect(periodAround("2024-01-01", "year")).toEqual({ key: "2024", from: "2024-01-01", to: "2025-01-01" });
});

test("keys are read back, and what is none is none", () => {
  for (const key of ["2023", "2023Q1", "2023Q4", "2023-01", "2023-12"]) expect(periodOfKey(key)?.key).toBe(key);
  for (const none of ["2023-13", "2023-00", "2023Q5", "23", "2023-1", "", "2023Q4x"]) {
    expect(periodOfKey(none)).toBeUndefined();
    expect(lengthOfKey(none)).toBeUndefined();
  }
  expect(["2023-11", "2023Q4", "2023"].map(periodLabel)).toEqual(["Nov 2023", "Q4 2023", "2023"]);
});

test("periods follow one another across years", () => {
  const key = (from: string, count: number) =>
    periodLater(periodOfKey(from) ?? { key: "", from: "", to: "" }, count).key;
  expect(key("2024-01", -1)).toBe("2023-12");
  expect(key("2023Q4", 1)).toBe("2024Q1");
  expect(key("2024Q1", -5)).toBe("2022Q4");
  expect(key("2024", -1)).toBe("2023");
  expect(monthsLater("2024-03-31", -13)).toBe("2023-02-01");
});

test("a period is over when its last day is not after the as-of day", () => {
  expect(lastCompletePeriod("2024-02-29", "month").key).toBe("2024-02");
  expect(lastCompletePeriod("2024-02-28", "month").key).toBe("2024-01");
  expect(lastCompletePeriod("2023-12-31", "year").key).toBe("2023");
  expect(lastCompletePeriod("2023-12-30", "quarter").key).toBe("2023Q3");
  expect(isComplete({ to: "2024-03-01" }, "2024-02-29")).toBe(true);
});
