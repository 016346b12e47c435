import { expect, test } from "vitest";
import { dayBefore, monthsEarlier } from "./calendar";

test("days and months count over the ends of years", () => {
  expect(dayBefore("2024-03-01", 1)).toBe("2024-02-29");
  expect(monthsEarlier("2024-01-15", 1)).toBe("2023-12-01");
  expect(monthsEarlier("2023-12-01", -1)).toBe("2024-01-01");
});
