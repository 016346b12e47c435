import { expect, test } from "vitest";
import type { Estimate, Mark } from "./estimate";
import { metrics } from "./metrics";
import {
  countText,
  differenceText,
  metricFormat,
  type NumberFormat,
  pText,
  valueBounds,
  valueText,
  valueWithInterval,
} from "./number-words";
import type { MetricHead, ScoreboardView } from "./scoreboard";
import { againstWords, estimateWords, judgement, notEnoughWords } from "./sentence";
import { headline } from "./sentence-headline";

const share = { unit: "share", currency: "EUR" } as const;
const money = { unit: "money", currency: "EUR" } as const;

test("numbers are printed in their unit", () => {
  expect(valueText(0.0788, share)).toBe("7.9\u202f%");
  expect(valueText(412.4, money)).toBe("€412");
  expect(valueText(-12.345, { unit: "money", currency: "CHF" })).toBe("−CHF\u202f12.35");
  expect(valueText(4.38, { unit: "ratio", currency: "EUR" })).toBe("4.4\u202f:\u202f1");
  expect(valueText(32.29, { unit: "minutes", currency: "EUR" })).toBe("32.3 minutes");
  expect(countText(20412)).toBe("20,412");
  expect(pText(0.00004)).toBe("< 0.001");
  expect(pText(0.0473)).toBe("0.047");
});

test("an interval decides the digits of its value: as many as half its width supports", () => {
  // Half width 0.95 points: one decimal.
  expect(valueWithInterval(0.0788, [0.0693, 0.0883], share)).toBe("7.9\u202f%, 6.9 to 8.8");
  // Half width 15 points: none.
  expect(valueWithInterval(0.3, [0.15, 0.45], share)).toBe("30\u202f%, 15 to 45");
  expect(valueWithInterval(30.2, [20, null], { unit: "minutes", currency: "EUR" })).toMatch(/at least 20/);
  expect(differenceText(-0.132, [-0.1441, -0.1199], share)).toBe("−13 points, −14 to −12");
  // A bound that excludes 0 never prints as 0.
  expect(differenceText(0.0301, [0.0003, 0.0599], share)).toBe("+3.01 points, 0.03 to 5.99");
  expect(differenceText(12.4, null, money)).toBe("+€12.40");
});

test("a bound below 0 of what cannot be negative prints as 0, with the digits of the whole interval; a difference keeps it", () => {
  const [cost, churn] = ["cac", "churn_per_month"].map((id) =>
    metricFormat(metrics.find((metric) => metric.id === id) ?? { unit: "none" }, "EUR"),
  );
  // Costs of 100, 100, 100, 100 and 5000; one of 30 customers who left in ten months each.
  expect(valueWithInterval(1080, [-1641, 3801], cost as NumberFormat)).toBe("€1,080, 0 to 3,801");
  expect(valueBounds([-0.0035, 0.0102], churn as NumberFormat)).toBe("0.0 to 1.0");
  expect(valueBounds([-0.0035, null], churn as NumberFormat)).toBe("at least 0.0");
  expect(differenceText(-30, [-50, -10], cost as NumberFormat)).toBe("−€30, −50 to −10");
  expect(valueWithInterval(-0.02, [-0.5, 0.46], metricFormat({ unit: "share" }, "EUR"))).toBe("−2\u202f%, −50 to 46");
  const margin = metrics.find(({ id }) => id === "margin");
  expect([margin?.isNeverNegative, metrics.find(({ id }) => id === "arpu")?.isNeverNegative]).toEqual([
    undefined,
    undefined,
  ]);
});

test("a direction makes higher or lower good or bad", () => {
  expect(judgement("lower", "lower")).toBe("better");
  expect(judgement("higher", "lower")).toBe("worse");
  expect(judgement("none", "lower")).toBeNull();
  expect(judgement("higher", null)).toBeNull();
  expect(againstWords("group:Two year")).toBe("Two year");
  expect(notEnoughWords({ needed: 240, reason: "fewExpected" }, "customers")).toBe(
    "Not enough data: about 240 more customers needed",
  );
  expect(notEnoughWords({ needed: null, reason: "fewLargeValues" }, "customers")).toBe(
    "Not enough data: a few large values decide",
  );
});

test("an estimate says its value, its size, its difference and its verdict", () => {
  const worded = (estimate: Estimate) =>
    estimateWords(estimate, head("Churned share", "lower"), { against: "rest", currency: "EUR" });
  expect(worded(estimate("lower"))).toEqual([
    "Churned share: 7.9\u202f%, 6.9 to 8.8, from 2,702 customers.",
    "Against the rest: −13 points, −14 to −12 (95.6\u202f% interval): lower, which is better.",
  ]);
  expect(worded({ ...estimate("notEnough"), n: 30, difference: null, needed: 240 })[1]).toBe(
    "Not enough data: about 240 more customers needed.",
  );
  expect(worded({ ...estimate("notComparable"), difference: null, reason: "leak" })[1]).toBe(
    "Not compared: it is told by what was known only after the outcome began.",
  );
});

test("a headline claims only what is marked", () => {
  expect(
    headline(
      view([
        ["lower", "higher"],
        ["higher", "none"],
      ]),
    ),
  ).toBe("Agencies: better than the rest on churned share and NRR; Solo: worse on churned share");
  expect(
    headline(
      view([
        ["none", "none"],
        ["higher", "none"],
      ]),
    ),
  ).toBe("Solo: worse than the rest on churned share");
  expect(
    headline(
      view([
        ["none", "notEnough"],
        ["none", "none"],
      ]),
    ),
  ).toBe("No group of Plan clearly differs from the rest");
  expect(
    headline(
      view([
        ["notEnough", "notEnough"],
        ["notEnough", "notComparable"],
      ]),
    ),
  ).toBe("Too few data to compare the groups of Plan");
  expect(
    headline(
      view([
        ["none", "notEnough"],
        ["notEnough", "notEnough"],
      ]),
    ),
  ).toBe("Too few data for most groups of Plan; among the others no clear difference");
});

test("a headline names a group once that is better on some and worse on others", () => {
  const view2 = view([
    ["lower", "lower"],
    ["none", "none"],
  ]);
  expect(headline(view2)).toBe("Agencies: better than the rest on churned share, worse on NRR");
});

test("a headline names all groups that are level, the furthest first, and never the customers without a value", () => {
  const level = view([
    ["lower", "none"],
    ["lower", "none"],
    ["lower", "higher"],
  ]);
  const groups = ["Agencies", "Public", "(empty)"].map((label) => ({
    key: label,
    label,
    size: 10,
    customers: 10,
    shareOfTotal: null,
  }));
  const cells = level.cells.map((row, index) =>
    row.map((cell) =>
      cell.estimate
        ? {
            ...cell,
            estimate: { ...cell.estimate, difference: { value: -0.1 * (index + 1), interval: null, alpha: 0.05 } },
          }
        : cell,
    ),
  );
  expect(headline({ ...level, groups, cells })).toBe("Public and Agencies: better than the rest on churned share");
});

test("a headline says all metrics only where that holds for each group it names", () => {
  const four = (...fourth: readonly [Mark, Mark]) => {
    const two = view([
      ["lower", "lower"],
      ["lower", "lower"],
    ]);
    const cells = two.cells.map(([cell], row) => {
      const last = { state: "shown" as const, estimate: estimate(fourth[row] ?? "none"), sentence: null };
      return cell ? [cell, cell, cell, last] : [];
    });
    return { ...two, metrics: ["A", "B", "C", "D"].map((name) => head(name, "lower")), cells };
  };
  const both = "Agencies and Solo: better than the rest on";
  expect(headline(four("notEnough", "notEnough"))).toBe(`${both} all 3 that can be told`);
  expect(headline(four("none", "none"))).toBe(`${both} 3 of 4 metrics`);
  expect(headline(four("lower", "lower"))).toBe(`${both} all 4 metrics`);
  expect(headline(four("notEnough", "none"))).toBe(`${both} 3 metrics`);
  expect(headline(four("none", "notEnough"))).toBe(`${both} 3 metrics`);
});

function head(name: string, direction: MetricHead["direction"]): MetricHead {
  return {
    id: name,
    version: 1,
    name,
    formula: "",
    unit: "share",
    unitOfAnalysis: "customers",
    direction,
    minimumN: 5,
    caveat: null,
    isNeverNegative: false,
  };
}

function estimate(mark: Mark): Estimate {
  return {
    value: 0.0788,
    n: 2702,
    unit: "customers",
    customers: 2702,
    interval: [0.0693, 0.0883],
    numerator: 213,
    denominator: 2702,
    difference: { value: -0.132, interval: [-0.1441, -0.1199], alpha: 0.044 },
    p: 0.001,
    pAdjusted: 0.001,
    mark,
    reason: null,
    needed: null,
  };
}

function view(marks: readonly (readonly [Mark, Mark])[]): ScoreboardView {
  const judged = marks.flat().filter((mark) => mark === "higher" || mark === "lower" || mark === "none");
  return {
    dataset: {
      id: "d",
      slug: "d",
      name: "D",
      version: 1,
      versionId: "v",
      asOf: null,
      currency: "EUR",
      builtAt: "",
      builtBy: "",
    },
    by: { key: "customers.plan", label: "Plan", type: "text" },
    against: "rest",
    unitWord: "customers",
    groups: ["Agencies", "Solo"].map((label) => ({ key: label, label, size: 10, customers: 10, shareOfTotal: 0.5 })),
    metrics: [head("Churned share", "lower"), head("NRR", "higher")],
    cells: marks.map((row) => row.map((mark) => ({ state: "shown", estimate: estimate(mark), sentence: null }))),
    totals: [],
    total: 20,
    family: { m: judged.length, marked: judged.filter((mark) => mark !== "none").length, alpha: 0.05 },
    notes: [],
  };
}
