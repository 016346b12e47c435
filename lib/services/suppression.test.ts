import fc from "fast-check";
import { expect, test } from "vitest";
import type { Cell, ScoreboardView } from "@/lib/domain/scoreboard";
import { withoutSmallGroups } from "./suppression";

test("a group of 3 is hidden with its row, and the next smallest with it", () => {
  const shown = withoutSmallGroups(board([[3], [20], [45], [80]]));
  expect(shown.groups.map((group) => group.size)).toEqual([null, null, 45, 80]);
  expect(shown.cells.map(([cell]) => cell?.state)).toEqual(["suppressed", "suppressed", "shown", "shown"]);
});

test("a group whose rest is smaller than 5 is hidden too", () => {
  expect(withoutSmallGroups(board([[96], [4]])).groups.map((group) => group.size)).toEqual([null, null]);
});

test("few customers behind one metric hide the row, though the group is large", () => {
  const shown = withoutSmallGroups(
    board([
      [50, 2],
      [40, 30],
      [60, 40],
    ]),
  );
  expect(shown.groups.map((group) => group.size)).toEqual([null, null, 60]);
});

test("many deals of few customers are hidden: customers count, not rows", () => {
  const deals = board([[40], [60], [80]]);
  const groups = deals.groups.map((group, index) => (index === 0 ? { ...group, customers: 2 } : group));
  expect(withoutSmallGroups({ ...deals, groups }).groups.map((group) => group.size)).toEqual([null, null, 80]);
});

test("where most groups are hidden their values are too, for they single customers out", () => {
  const names = withoutSmallGroups(board([...Array.from({ length: 20 }, () => [1]), [900]]));
  expect(names.groups.slice(0, 2).map((group) => [group.key, group.label])).toEqual([
    ["(hidden 1)", "hidden"],
    ["(hidden 2)", "hidden"],
  ]);
  expect(names.notes.at(-1)).toMatch(/^20 groups are hidden/);
  const regions = withoutSmallGroups(board([[3], [20], [45]]));
  expect(regions.groups.map((group) => group.label)).toEqual(["0", "1", "2"]);
  expect(regions.notes.at(-1)).toMatch(/^0 and 1 are hidden with all numbers of the row/);
});

test("no line of any screen gives a hidden count of less than five away", () => {
  const screens = fc
    .integer({ min: 1, max: 3 })
    .chain((width) =>
      fc.array(fc.array(fc.nat({ max: 30 }), { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
    );
  fc.assert(
    fc.property(screens, (counts) => {
      const shown = withoutSmallGroups(board(counts));
      counts[0]?.forEach((_, line) => {
        const column = counts.map((row) => row[line] ?? 0);
        const hidden = column.filter((count, index) => count > 0 && shown.groups[index]?.size === null);
        column.forEach((count, index) => {
          if (count > 0 && count < 5) expect(shown.groups[index]?.size).toBeNull();
        });
        const all = column.filter((count) => count > 0).length;
        expect(hidden.length === 0 || hidden.length >= 2 || hidden.length === all).toBe(true);
      });
    }),
  );
});

/** A screen whose first column of counts is the size of the groups, the others the customers behind a metric. */
function board(counts: readonly (readonly number[])[]): ScoreboardView {
  const width = counts[0]?.length ?? 0;
  const totals = Array.from({ length: width }, (_, line) => counts.reduce((total, row) => total + (row[line] ?? 0), 0));
  const head = {
    id: "m",
    version: 1,
    name: "m",
    formula: "",
    unit: "share",
    unitOfAnalysis: "customers",
    direction: null,
    minimumN: 5,
    caveat: null,
    isNeverNegative: false,
  } as const;
  return {
    dataset: {
      id: "d",
      slug: "d",
      name: "d",
      version: 1,
      versionId: "v",
      asOf: null,
      currency: "EUR",
      builtAt: "",
      builtBy: "",
    },
    by: { key: "customers.x", label: "x", type: "text" },
    against: "rest",
    unitWord: "customers",
    total: totals[0] ?? 0,
    groups: counts.map((row, index) => ({
      key: String(index),
      label: String(index),
      size: row[0] ?? 0,
      customers: row[0] ?? 0,
      shareOfTotal: null,
    })),
    metrics: totals.map(() => head),
    cells: counts.map((row) => row.map(cell)),
    totals: totals.map(cell),
    family: { m: 0, marked: 0, alpha: 0.05 },
    notes: [],
  };
}

function cell(customers: number): Cell {
  const estimate = {
    value: null,
    n: customers,
    unit: "customers",
    customers,
    interval: null,
    numerator: null,
    denominator: null,
  };
  return {
    state: "shown",
    estimate: {
      ...estimate,
      difference: null,
      p: null,
      pAdjusted: null,
      mark: "notEnough",
      reason: null,
      needed: null,
    },
    sentence: null,
  };
}
