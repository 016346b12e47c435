import { expect, test } from "vitest";
import { daysBetween, daysLater, monthsLater } from "./iso-day";

test("days and months count over the ends of months and years, and back", () => {
  expect(daysLater("2024-03-01", -1)).toBe("2024-02-29");
  expect(daysLater("2023-12-31", 1)).toBe("2024-01-01");
  expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
  expect(daysBetween("2024-03-01", "2024-02-28")).toBe(-2);
  expect(monthsLater("2024-01-15", -1)).toBe("2023-12-01");
  expect(monthsLater("2023-12-01", 1)).toBe("2024-01-01");
});
