import { expect, test } from "vitest";
import type { CohortTrend, RetentionQuestion, RetentionView } from "./retention";
import { groupsHeadline, retentionHeadline } from "./retention-sentence";

interface Shown {
  readonly value: number;
  readonly interval: [number, number];
  readonly mark?: CohortTrend["mark"];
  readonly question?: Partial<RetentionQuestion>;
}

/** A view whose pooled cell at the age of a year says so much. */
function viewOf({ value, interval, mark, question }: Shown): RetentionView {
  const half = { from: "Q1 2023", to: "Q2 2023", customers: 100, value };
  const cell = { cohorts: 2, customers: 200, active: 1, revenue: null };
  return {
    dataset: {
      ...{ id: "d", slug: "d", name: "D", version: 1, versionId: "v", asOf: "2024-12-31", currency: "EUR" },
      ...{ builtAt: "2025-01-01T00:00:00Z", builtBy: "Mira Okafor" },
    },
    question: {
      ...{ entry: "firstPayment", every: "quarter", measure: "customers", activity: "on" },
      cohorts: 12,
      ...question,
    },
    by: null,
    running: null,
    all: {
      customers: 200,
      ages: 5,
      cohorts: [],
      pooled: [
        { ...cell, age: 0, value: 1, interval: [0.98, 1] },
        { ...cell, age: 4, value, interval },
      ],
      trend: mark ? { age: 4, earlier: half, later: half, difference: 0.1, interval: [0, 0.2], mark } : null,
    },
    groups: [],
    family: { m: 0, marked: 0, alpha: 0.05 },
    notes: [],
  } as RetentionView;
}

test("a share is said in words where it is that to the point and inside its interval, else in per cent", () => {
  expect(retentionHeadline(viewOf({ value: 0.756, interval: [0.74, 0.77], mark: "none" }))).toBe(
    "Three new customers in four pay a year later; newer quarters are not clearly better or worse",
  );
  expect(retentionHeadline(viewOf({ value: 0.756, interval: [0.753, 0.759] }))).toBe(
    "75.6\u202f% of new customers pay a year later",
  );
  expect(retentionHeadline(viewOf({ value: 0.6, interval: [0.5, 0.7] }))).toBe(
    "60\u202f% of new customers pay a year later",
  );
});

test("newer cohorts are said to differ only where they are marked, and nothing where data are too few", () => {
  const shown = { value: 0.5, interval: [0.45, 0.55] as [number, number] };
  expect(retentionHeadline(viewOf({ ...shown, mark: "higher" }))).toMatch(/; of newer quarters, more do$/);
  expect(retentionHeadline(viewOf({ ...shown, mark: "lower" }))).toMatch(/; of newer quarters, fewer do$/);
  expect(retentionHeadline(viewOf({ ...shown, mark: "notEnough" }))).toBe("Half of new customers pay a year later");
});

test("money has its own sentences, and who may still come back is no finding", () => {
  const shown = { value: 1.36, interval: [1.3, 1.42] as [number, number] };
  expect(retentionHeadline(viewOf({ ...shown, question: { measure: "revenue" } }))).toBe(
    "A quarter’s new customers bring 136\u202f% of their first quarter’s revenue a year later",
  );
  expect(retentionHeadline(viewOf({ value: 2493, interval: [2400, 2586], question: { measure: "value" } }))).toBe(
    "A new customer has brought €2,493 within a year",
  );
  expect(retentionHeadline(viewOf({ ...shown, question: { activity: "onOrAfter" } }))).toBe(
    "New customers by quarter of first payment",
  );
});

test("groups are named as their marks allow", () => {
  const against = (mark: "higher" | "lower" | "none" | "notEnough") => ({
    age: 4,
    mark,
    difference: null,
    interval: null,
  });
  const group = (label: string, mark: Parameters<typeof against>[0]) => ({
    ...{ key: label, label, code: null, sentence: null, triangle: null },
    against: against(mark),
  });
  const view = viewOf({ value: 0.5, interval: [0.4, 0.6] });
  expect(groupsHeadline({ ...view, groups: [group("Agencies", "higher"), group("Solo", "lower")] })).toBe(
    "Agencies: more pay a year later than of the rest; Solo: fewer",
  );
  expect(groupsHeadline({ ...view, groups: [group("Agencies", "none")] })).toBe(
    "No group clearly differs from the rest a year later",
  );
  expect(groupsHeadline({ ...view, groups: [group("Agencies", "notEnough")] })).toBe(
    "Too few data to compare these groups",
  );
});
