import { expect, test } from "vitest";
import { groupedMetrics } from "./metric-chapters";
import { performanceHeadline } from "./performance-headline";
import type { ScoreboardView } from "./scoreboard";

/** Marks of one segment on metrics M1, M2 … of which more is better, except those whose mark ends with "!". */
function view(marks: readonly string[], against = "rest"): ScoreboardView {
  const groups = [
    { key: "a@1", label: "Agencies", size: 9, customers: 9, shareOfTotal: 0.1 },
    { key: "s@1", label: "Solo", size: 9, customers: 9, shareOfTotal: 0.1 },
  ];
  const metrics = marks.map((mark, at) => ({
    name: `Measure ${at + 1}`,
    direction: mark.endsWith("!") ? null : "higher",
  }));
  const cells = [marks.map((mark) => ({ estimate: { mark: mark.replace("!", "") } }))];
  return { against, groups, metrics, cells } as unknown as ScoreboardView;
}

const title = (...marks: string[]) => performanceHeadline(view(marks), "a@1");

test("the finding of a segment's measures in one sentence", () => {
  expect(title("higher", "higher", "higher")).toBe("Better than the rest on all three measures");
  expect(title("higher", "higher", "notEnough")).toBe("Better than the rest on both measures that can be told");
  expect(title("higher", "none", "lower")).toBe("Better than the rest on measure 1; worse on measure 3");
  expect(title("higher", "higher", "none", "lower", "lower")).toBe(
    "Better than the rest on two of five measures; worse on two",
  );
  expect(title("lower", "lower")).toBe("Worse than the rest on both measures");
  expect(title("none", "none")).toBe("No clear difference to the rest on any of two measures");
  expect(title("none")).toBe("No clear difference to the rest on measure 1");
  expect(title("notEnough", "higher!")).toBe("Too few customers to compare with the rest");
  expect(performanceHeadline(view(["higher", "higher"], "group:s@1"), "a@1")).toBe("Better than Solo on both measures");
});

test("everybody has no rest", () => {
  const everybody = { ...view(["noReference"]), total: 9 };
  expect(performanceHeadline(everybody, "a@1")).toBe("Everybody is in it: there is no rest to compare with");
  expect(performanceHeadline({ ...everybody, against: "average" }, "a@1")).toMatch(/^Too few customers/);
});

test("measures stand by what a company asks", () => {
  const ids = ["customers", "revenue", "retention_3", "cac", "close_rate", "nps", "mean:customers.seats"];
  expect(
    groupedMetrics(ids.map((id) => ({ id }))).map(({ name, metrics }) => [name, metrics.map(({ id }) => id)]),
  ).toEqual([
    ["Won", ["customers"]],
    ["Kept", ["retention_3"]],
    ["Worth", ["revenue"]],
    ["Cost", ["cac"]],
    ["Sold", ["close_rate"]],
    ["Served", ["nps"]],
    ["Other measures", ["mean:customers.seats"]],
  ]);
});
