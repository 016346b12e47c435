import { expect, test } from "vitest";
import { revenueWindow, revenueWindows } from "./revenue-windows";
import type { VersionManifest } from "./version-manifest";

const manifest: VersionManifest = {
  asOf: null,
  currency: "EUR",
  timeZone: "UTC",
  grain: "person",
  hasIds: true,
  customersDerived: false,
  bands: {},
  tables: [],
};

const asOf = "2024-02-28";
const firstDay = "2022-11-05";

test("without a closing period the last one that is over, and those before as far as payments reach", () => {
  const quarters = revenueWindows({ span: "quarter" }, { asOf, firstDay });
  expect(quarters.map(({ key }) => key)).toEqual(["2023Q2", "2023Q3", "2023Q4"]);
  expect(quarters.at(-1)).toEqual({
    key: "2023Q4",
    label: "Q4 2023",
    openingLabel: "Q3 2023",
    opening: ["2023-07-01", "2023-10-01"],
    closing: ["2023-10-01", "2024-01-01"],
    complete: true,
  });
  expect(revenueWindows({ span: "month" }, { asOf, firstDay })[0]?.key).toBe("2022-12");
});

test("a period in progress can be asked for and says that it is not over; on its last day it is", () => {
  const running = revenueWindows({ span: "month", closing: "2024-02", periods: 2 }, { asOf, firstDay });
  expect(running.map(({ key, complete }) => [key, complete])).toEqual([
    ["2024-01", true],
    ["2024-02", false],
  ]);
  const leapDay = revenueWindows({ span: "month" }, { asOf: "2024-02-29", firstDay });
  expect(leapDay.at(-1)).toMatchObject({ key: "2024-02", complete: true, closing: ["2024-02-01", "2024-03-01"] });
});

test("twelve months stand against the twelve before, a month against that of a year ago", () => {
  expect(
    revenueWindows({ span: "twelveMonths", closing: "2024-01", periods: 1 }, { asOf, firstDay: "2020-01-01" }),
  ).toEqual([
    {
      key: "2024-01",
      label: "12 months to Jan 2024",
      openingLabel: "12 months to Jan 2023",
      opening: ["2022-02-01", "2023-02-01"],
      closing: ["2023-02-01", "2024-02-01"],
      complete: true,
    },
  ]);
  expect(revenueWindows({ span: "yearAgo", closing: "2024-01", periods: 1 }, { asOf, firstDay })[0]).toMatchObject({
    openingLabel: "Jan 2023",
    opening: ["2023-01-01", "2023-02-01"],
    closing: ["2024-01-01", "2024-02-01"],
  });
});

test("a period whose opening lies before the first payment is answered alone; one after the as-of day is refused", () => {
  expect(revenueWindows({ span: "year" }, { asOf, firstDay }).map(({ key }) => key)).toEqual(["2023"]);
  expect(revenueWindows({ span: "month" }, { asOf, firstDay: null }).map(({ key }) => key)).toEqual(["2024-01"]);
  const ask = (span: "month" | "quarter", closing: string) => () =>
    revenueWindows({ span, closing }, { asOf, firstDay });
  expect(ask("month", "2024-03")).toThrow("Mar 2024 begins after the as-of day 2024-02-28. Choose an earlier month.");
  expect(ask("quarter", "2023")).toThrow("2023 is no quarter. Write the closing quarter like 2023Q4.");
});

test("a closing period has the opening one of the same length before it; without one the last twelve months and the twelve before", () => {
  const days = (key: string | undefined, day: string) => {
    const { opening, closing } = revenueWindow(key, { manifest, asOf: day });
    return [...opening, ...closing];
  };
  expect(days("2023", "2024-05-10")).toEqual(["2022-01-01", "2023-01-01", "2023-01-01", "2024-01-01"]);
  expect(days("2023Q1", "2024-05-10")).toEqual(["2022-10-01", "2023-01-01", "2023-01-01", "2023-04-01"]);
  expect(days("2023-11", "2024-05-10")).toEqual(["2023-10-01", "2023-11-01", "2023-11-01", "2023-12-01"]);
  expect(days(undefined, "2024-05-30")).toEqual(["2022-05-01", "2023-05-01", "2023-05-01", "2024-05-01"]);
  expect(days(undefined, "2024-05-31")).toEqual(["2022-06-01", "2023-06-01", "2023-06-01", "2024-06-01"]);
});
