import { expect, test } from "vitest";
import type { Cohort, CohortTriangle, RetentionView } from "@/lib/domain/retention";
import { withoutSmallCohorts } from "./cohort-suppression";

/** Cohorts of these sizes, the first observed at ages 0 and 1, every other at one age less; half of each is active. */
function triangleOf(sizes: readonly number[]): CohortTriangle {
  const ages = sizes.length;
  const cohorts: Cohort[] = sizes.map((size, row) => ({
    from: `2024-0${row + 1}-01`,
    to: `2024-0${row + 1}-28`,
    label: `month ${row + 1}`,
    size,
    cells: Array.from({ length: ages }, (_, age) => ({
      age,
      state: row + age < ages ? ("observed" as const) : ("absent" as const),
      active: row + age < ages ? Math.floor(size / 2) : null,
      revenue: null,
      value: row + age < ages ? 0.5 : null,
      interval: null,
      comparable: true,
    })),
  }));
  const pooled = Array.from({ length: ages }, (_, age) => {
    const seen = sizes.slice(0, ages - age);
    const customers = seen.reduce((sum, size) => sum + size, 0);
    return { age, cohorts: seen.length, customers, active: 1, revenue: null, value: 0.5, interval: null };
  });
  return { customers: sizes.reduce((sum, size) => sum + size, 0), ages, cohorts, pooled, trend: null };
}

function viewOf(all: readonly number[], groups: readonly (readonly number[])[] = []): RetentionView {
  return {
    dataset: {
      ...{ id: "d", slug: "d", name: "D", version: 1, versionId: "v", asOf: "2024-12-31", currency: "EUR" },
      ...{ builtAt: "2025-01-01T00:00:00Z", builtBy: "Mira Okafor" },
    },
    question: { entry: "start", every: "month", measure: "customers", activity: "on", cohorts: 60 },
    by: null,
    running: null,
    all: triangleOf(all),
    groups: groups.map((sizes, index) => ({
      ...{ key: `g${index}`, label: `g${index}`, code: null, sentence: null },
      triangle: triangleOf(sizes),
      against: null,
    })),
    family: { m: 0, marked: 0, alpha: 0.05 },
    notes: [],
  };
}

const sizes = (triangle: CohortTriangle | null) => triangle?.cohorts.map(({ size }) => size);
const pooled = (triangle: CohortTriangle | null) => triangle?.pooled.map(({ customers }) => customers);

test("nothing small: nothing is hidden", () => {
  const view = viewOf(
    [20, 5, 8],
    [
      [10, 0, 8],
      [10, 5, 0],
    ],
  );
  expect(withoutSmallCohorts(view, false)).toBe(view);
});

test("a small cohort goes with the smallest other one, and with every sum that tells one of them from the other", () => {
  // Hidden: 3, and 6 to protect it. Age 3 holds 20 alone; age 2 holds 20 and 3: telling; age 1 holds 20, 3, 6: both together.
  const { all, notes } = withoutSmallCohorts(viewOf([20, 3, 6, 30]), false);
  expect(sizes(all)).toEqual([20, null, null, 30]);
  expect(all.cohorts[1]?.cells.map(({ state, active }) => [state, active])).toEqual([
    ["hidden", null],
    ["hidden", null],
    ["hidden", null],
    ["absent", null],
  ]);
  expect(pooled(all)).toEqual([59, 29, null, 20]);
  expect(all.customers).toBe(59);
  expect(notes).toHaveLength(1);
});

test("differences between pooled ages give no hidden cohort away", () => {
  // Hidden: 3, 4 and 2. Ages: 3+4+2 at 0, 3+4 at 1, 3 at 2. 3+4 may be shown; then 3+4+2 would tell the 2.
  const { all } = withoutSmallCohorts(viewOf([3, 4, 2]), false);
  expect(sizes(all)).toEqual([null, null, null]);
  expect(pooled(all)).toEqual([null, 7, null]);
  expect(all.customers).toBeNull();
});

test("groups that add up to everybody hide a second one, segments are told from the rest alone", () => {
  const parts = withoutSmallCohorts(
    viewOf(
      [30, 40],
      [
        [3, 20],
        [7, 10],
        [20, 10],
      ],
    ),
    false,
  );
  expect(parts.groups.map(({ triangle }) => sizes(triangle)?.[0])).toEqual([null, null, 20]);
  const told = withoutSmallCohorts(
    viewOf(
      [30, 40],
      [
        [28, 20],
        [10, 20],
      ],
    ),
    true,
  );
  expect(told.groups.map(({ triangle }) => sizes(triangle)?.[0])).toEqual([null, 10]);
});
