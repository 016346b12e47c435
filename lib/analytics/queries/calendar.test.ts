import { expect, test } from "vitest";
import { dayBefore, monthsEarlier, retentionPeriods } from "./calendar";

test("a closing period has the opening one of the same length before it", () => {
  expect(retentionPeriods("2023", "2024-05-10")).toEqual({
    opening: "2022-01-01",
    closing: "2023-01-01",
    end: "2024-01-01",
  });
  expect(retentionPeriods("2023Q1", "2024-05-10")).toEqual({
    opening: "2022-10-01",
    closing: "2023-01-01",
    end: "2023-04-01",
  });
  expect(retentionPeriods("2023-11", "2024-05-10")).toEqual({
    opening: "2023-10-01",
    closing: "2023-11-01",
    end: "2023-12-01",
  });
});

test("without a period the last twelve complete months are compared with the twelve before; a month is complete on its last day", () => {
  expect(retentionPeriods(undefined, "2024-05-30")).toEqual({
    opening: "2022-05-01",
    closing: "2023-05-01",
    end: "2024-05-01",
  });
  expect(retentionPeriods(undefined, "2024-05-31")).toEqual({
    opening: "2022-06-01",
    closing: "2023-06-01",
    end: "2024-06-01",
  });
});

test("days and months count over the ends of years", () => {
  expect(dayBefore("2024-03-01", 1)).toBe("2024-02-29");
  expect(monthsEarlier("2024-01-15", 1)).toBe("2023-12-01");
  expect(monthsEarlier("2023-12-01", -1)).toBe("2024-01-01");
});
