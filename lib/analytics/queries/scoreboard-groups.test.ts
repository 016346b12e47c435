import { expect, test } from "vitest";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { emptyMoments, type Moments } from "@/lib/stats/moments";
import { sevenCustomers } from "@/lib/testing/seven-customers";
import { smallVersion } from "@/lib/testing/small-version";
import { cellPlan } from "./cell-plan";
import { measureMoments } from "./measure-moments";
import { computeScoreboard } from "./scoreboard";

async function board(question: Omit<ScoreboardQuestion, "against"> & { against?: string }) {
  const { version, ask } = await smallVersion(sevenCustomers);
  return computeScoreboard({ version, ask, question: { against: "rest", ...question } });
}

test("customers in several groups stay in the rest with what they have elsewhere", async () => {
  // Decided deals of A: d1 (c01, won), d3 (c02, won), d5 (c05, lost); of B: d2 (c01, lost), d4 (c02, won), d7 (nobody, won).
  const view = await board({ by: "deals.product", metrics: ["close_rate", "churned_share"] });
  expect(view.groups.map(({ key, size }) => [key, size])).toEqual([
    ["A", 4],
    ["B", 4],
  ]);
  expect(view.cells[0]?.[0]?.estimate).toMatchObject({ value: 2 / 3, n: 3, customers: 3 });
  // d7 belongs to nobody: a row of B, but no customer of it.
  expect(view.cells[1]?.[0]?.estimate).toMatchObject({ value: 2 / 3, n: 3, customers: 2 });
  expect(view.cells[0]?.[0]?.estimate?.textbook?.difference?.value).toBe(0);
  expect(view.cells[0]?.[1]).toEqual({
    state: "notDefined",
    estimate: null,
    sentence: "Churned share is not defined for a column of deals: group by a column of customers.",
  });
  expect(view.totals[1]?.estimate?.value).toBe(2 / 6);
});

test("the rest of shared groups has the sums of its own rows by customer", async () => {
  const { version, ask } = await smallVersion(sevenCustomers);
  const asked = { version, ask, question: { by: "deals.product", against: "rest", metrics: ["close_rate"] } };
  const planned = await cellPlan(asked, { group: "A", metric: "close_rate" });
  const { groups } = await measureMoments({ ...planned, keys: ["A", "B"], referenceKey: null, ask });
  const sums = ({ rows, customers, sumA, sumB, sumAA, sumAB, sumBB, sumAAA, sumBBB, rowAA, nonZero }: Moments) => [
    rows,
    customers,
    sumA,
    sumB,
    sumAA,
    sumAB,
    sumBB,
    sumAAA,
    sumBBB,
    rowAA,
    nonZero,
  ];
  const [a, b] = groups.map(({ measured }) => (measured.kind === "proportion" ? measured : undefined));
  // With two products the rest of one is the other.
  expect(sums(a?.reference ?? emptyMoments())).toEqual(sums(b?.group ?? emptyMoments()));
  expect(sums(b?.reference ?? emptyMoments())).toEqual(sums(a?.group ?? emptyMoments()));
  // B: c01 lost one, c02 won one, nobody's d7 won.
  expect(sums(b?.group ?? emptyMoments())).toEqual([3, 3, 2, 3, 2, 2, 3, 2, 3, 2, 2]);
});

test("shares so far of groups of unlike tenure, and a period that is not over, are said", async () => {
  const view = await board({ by: "customers.plan", metrics: ["churned_share", "nrr"], revenuePeriod: "2024" });
  expect(view.notes.slice(1, 4)).toEqual([
    "Churned share compares groups of unlike tenure: retention at a month takes that into account.",
    "Revenue retention sets 2024 against 2023.",
    "The period 2024 is not over on the as-of day 2024-06-30.",
  ]);
});

test("bands, fifths, dates and yes/no columns make groups with keys and labels", async () => {
  const keys = async (question: Pick<ScoreboardQuestion, "by" | "bands" | "period">) =>
    (await board({ ...question, metrics: ["customers"] })).groups.map(({ key, label, size }) => [key, label, size]);
  expect(await keys({ by: "customers.tenure_months", bands: [2, 3, 5] })).toEqual([
    ["< 2", "under 2", 1],
    ["[2, 3)", "2 to under 3", 2],
    ["[3, 5)", "3 to under 5", 2],
    ["≥ 5", "5 and more", 1],
    ["(empty)", "no value", 1],
  ]);
  // 1 2 2 3 4 5: type-7 fifths at 2, 2, 3, 4, 5.
  expect(await keys({ by: "customers.tenure_months" })).toEqual([
    ["[1, 2]", "1 to 2", 3],
    ["(2, 3]", "over 2 to 3", 1],
    ["(3, 4]", "over 3 to 4", 1],
    ["(4, 5]", "over 4 to 5", 1],
    ["(empty)", "no value", 1],
  ]);
  expect(await keys({ by: "customers.churned" })).toEqual([
    ["Yes", "Yes", 2],
    ["No", "No", 4],
    ["(empty)", "no value", 1],
  ]);
  expect(await keys({ by: "customers.started_on" })).toEqual([
    ["2024-01", "2024-01", 2],
    ["2024-02", "2024-02", 1],
    ["2024-03", "2024-03", 1],
    ["2024-04", "2024-04", 1],
    ["2024-06", "2024-06", 1],
    ["(empty)", "no value", 1],
  ]);
  expect((await keys({ by: "payments.paid_on", period: "quarter" })).map(([key]) => key)).toEqual(["2024Q1", "2024Q2"]);
});

test("a column that is part of the outcome gives values and no verdict, and says so", async () => {
  const view = await board({
    by: "customers.tenure_months",
    bands: [0, 3, 6],
    metrics: ["churned_share", "retention_3", "cac"],
  });
  expect(view.cells[1]?.map((cell) => [cell.estimate?.mark, cell.estimate?.reason])).toEqual([
    ["notComparable", "leak"],
    ["notComparable", "leak"],
    ["notEnough", "fewCustomers"],
  ]);
  expect(view.notes).toContain(
    "tenure_months is part of the outcome that Churned share measures: values are shown, but no verdict is given.",
  );
});

test("missing values and rows without customer are said under the board", async () => {
  const view = await board({ by: "customers.plan", metrics: ["cac", "close_rate"] });
  expect(view.notes).toEqual([
    "Not adjusted for other columns.",
    "Acquisition cost leaves out 2 of 7 customers (28.6 %) without a value.",
    "In the totals and in no group: deals without a customer (1).",
  ]);
});

test("unknown columns, metrics and groups are refused with a sentence", async () => {
  await expect(board({ by: "customers.nothing", metrics: ["customers"] })).rejects.toMatchObject({ code: "invalid" });
  await expect(board({ by: "customers.plan", metrics: ["nothing"] })).rejects.toMatchObject({ code: "invalid" });
  await expect(board({ by: "customers.plan", metrics: ["customers"], against: "group:nobody" })).rejects.toMatchObject({
    code: "invalid",
    sentence:
      "There is no group nobody to compare with. Choose the rest, the average or group:<key> of one of the groups.",
  });
});

test("beyond sixty values the 59 largest stand alone", async () => {
  const { version, ask } = await smallVersion({
    tables: {
      customers:
        "select 'c' || i as customer_id, 'v' || lpad(cast(i % 70 as varchar), 2, '0') as kind from range(145) as t(i)",
    },
  });
  const view = await computeScoreboard({
    version,
    ask,
    question: { by: "customers.kind", metrics: ["customers"], against: "rest" },
  });
  // 145 = 2 x 70 + 5: v00 to v04 have three customers, the others two; ties by key.
  expect(view.groups).toHaveLength(60);
  expect(view.groups[0]).toMatchObject({ key: "v00", size: 3 });
  expect(view.groups.at(-1)).toMatchObject({ key: "(other values)", size: 145 - 5 * 3 - 54 * 2 });
  expect(view.notes[1]).toBe(
    "kind has many values: the 59 largest stand alone, all others are together in “other values”.",
  );
});
