import { afterAll, beforeAll, expect, test } from "vitest";
import { asked, oneOf } from "@/lib/testing/asked";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import type { Grouping } from "./grouping";
import { impactPartsQuestion, presentRevenue } from "./impact-parts";
import { channelCostsQuestion, competitorWinsQuestion, ownCountsQuestion } from "./market-facts";
import { presentCustomers } from "./present-customers";
import { resolveGrouping } from "./resolve-grouping";
import { computeScoreboard } from "./scoreboard";

// Who started in the last twelve months to 30 June 2026: a, c, f; who left in them: c, d, k. e left on a day to come. i has not left
// and k has, and their starts are not known; g has never been a customer, and j will be one tomorrow.
const customers = `select * from (values
  ('a', 'North', date '2025-07-01', null::date, false, 30.00::decimal(18,4), 'Fair', 100.00::decimal(18,4)),
  ('b', 'North', date '2024-01-01', null, false, 20.00, 'Fair', 300.00),
  ('c', 'North', date '2025-09-01', date '2026-02-01', true, 99.00, 'Search', null),
  ('d', 'South', date '2023-01-01', date '2025-12-31', true, 50.00, 'Search', 50.00),
  ('e', 'South', date '2023-01-01', date '2026-09-30', false, 7.00, null, 70.00),
  ('f', 'South', date '2026-06-30', null, false, null, 'Fair', 90.00),
  ('g', 'South', null, null, null, null, 'Fair', 10.00),
  ('h', 'South', date '2025-06-30', date '2025-06-30', true, 1.00, 'Fair', 20.00),
  ('i', 'South', null, null, false, 100.00, null, null),
  ('j', 'South', date '2026-07-01', null, false, 1000.00, null, null),
  ('k', 'South', null, date '2026-01-10', true, 5.00, null, null)
) as t(customer_id, Region, started_on, churned_on, churned, monthly_revenue, lead_source, acquisition_cost)`;

const deals = `select * from (values
  ('1', 'a', 'won', 'Planwerk'), ('2', 'a', 'lost', 'Planwerk'), ('3', 'b', 'won', 'Planwerk'),
  ('4', 'd', 'lost', 'Taskline'), ('5', 'a', 'open', 'Planwerk'), ('6', null, 'won', 'Planwerk'), ('7', 'b', 'won', null)
) as t(deal_id, customer_id, outcome, competitor)`;

let small: SmallVersion;
let grouping: Grouping;

beforeAll(async () => {
  small = await smallVersion({ tables: { customers, deals }, asOf: "2026-06-30" });
  const segments = ["North", "South"].map((name) => asked(name.toLowerCase(), oneOf("customers.Region", name)));
  ({ grouping } = await resolveGrouping({ ...small, segments }, { by: "segments" }));
});

afterAll(async () => {
  await small.engine.close();
});

const named = <Row extends { group_key: string | null }>(rows: readonly Row[], name: string) =>
  rows.filter(({ group_key }) => grouping.belongs(group_key, `${name}@1`));

test("customers of today have started and not left; a year has its first day out and its last day in", async () => {
  const rows = await small.ask(ownCountsQuestion({ version: small.version, grouping }));
  expect(named(rows, "north")).toEqual([{ group_key: "1", today: 2, won: 2, lost: 1, revenue: 50 }]);
  // e, f, i are there (h left before, on the very day a year ago); f has no amount.
  expect(named(rows, "south")).toEqual([{ group_key: "2", today: 3, won: 1, lost: 2, revenue: 107 }]);
  expect(presentCustomers(small.version.manifest, "c").sentence).toContain("has not left");
});

test("recurring revenue on the board is the same sum over the same customers", async () => {
  const question = { by: "customers.Region", metrics: ["mrr"], against: "rest" };
  const view = await computeScoreboard({ ...small, question });
  const told = view.groups.map(({ key }, row) => [key, view.cells[row]?.[0]?.estimate?.value]);
  expect(Object.fromEntries(told)).toEqual({ North: 50, South: 107 });
});

test("costs by channel as sums about a shift, customers without a cost apart", async () => {
  const question = channelCostsQuestion({ version: small.version, grouping });
  const rows = question === null ? [] : await small.ask(question);
  const of = (name: string) =>
    named(rows, name)
      .map(({ channel, customers: all, known, shift, sum }) => [channel, all, known, sum + known * shift])
      .sort();
  expect(of("north")).toEqual([
    ["Fair", 2, 2, 400],
    ["Search", 1, 0, 0],
  ]);
  expect(of("south")).toEqual([
    ["Fair", 3, 3, 120],
    ["Search", 1, 1, 50],
  ]);
  const fair = named(rows, "north").find(({ channel }) => channel === "Fair");
  const { shift = 0, squares = 0 } = fair ?? {};
  expect(squares).toBeCloseTo((100 - shift) ** 2 + (300 - shift) ** 2, 6);
});

test("deals decided by competitor, with the sums over customers; deals of nobody and without a name are out", async () => {
  const question = competitorWinsQuestion({ version: small.version, grouping });
  const rows = question === null ? [] : await small.ask(question);
  // a: 1 of 2, b: 1 of 1.
  expect(named(rows, "north").map(({ group_key: _, ...row }) => row)).toEqual([
    { competitor: "Planwerk", customers: 2, decided: 3, won: 2, won_squares: 2, won_decided: 3, decided_squares: 5 },
  ]);
  expect(named(rows, "south").map(({ competitor, won, decided }) => [competitor, won, decided])).toEqual([
    ["Taskline", 0, 1],
  ]);
});

test("revenue of today by bucket: of those who are there and have an amount, each a bucket of its own or one of 200", async () => {
  const { version } = small;
  const plan = presentRevenue({ versionId: version.id, manifest: version.manifest });
  if (plan === null) throw new Error("the version has amounts");
  const own = await small.ask(impactPartsQuestion(plan, { versionId: version.id, grouping }, true));
  expect(own.map(({ bucket, a, b, aa }) => [bucket, a, b, aa]).sort()).toEqual([
    [1, 30, 1, 900],
    [2, 20, 1, 400],
    [5, 7, 1, 49],
    [9, 100, 1, 10_000],
  ]);
  const coarse = await small.ask(impactPartsQuestion(plan, { versionId: version.id, grouping }, false));
  expect(coarse.reduce((sum, { a }) => sum + a, 0)).toBe(157);
  expect(coarse.every(({ bucket }) => bucket >= 0 && bucket < 200)).toBe(true);
});
