import { beforeAll, expect, test } from "vitest";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { asked, oneOf } from "@/lib/testing/asked";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { explainCell } from "./explain-cell";
import { computeScoreboard } from "./scoreboard";
import { unitRowsPage } from "./unit-rows-page";

/** Eight customers: A, B and both by the letters of `sets`; c7 and c8 are in no segment. */
const customers = `
  select customer_id, sets, churned, cast(tenure as double) as tenure_months, cast(revenue as decimal(18,4)) as monthly_revenue,
    cast(cost as decimal(18,4)) as acquisition_cost, date '2024-01-01' as started_on
  from (values
    ('c1', 'A',  true,  2, 10.10, 20), ('c2', 'A',  false, 5, 20.20, 30),
    ('c3', 'AB', false, 4, 30.30, 10), ('c4', 'AB', true,  3, 40.40, 90),
    ('c5', 'B',  false, 6, 50.50, null), ('c6', 'B', false, 1, 60.60, 5),
    ('c7', '',   true,  1, 70.70, 7), ('c8', '', false, 9, 80.80, 9)
  ) as t(customer_id, sets, churned, tenure, revenue, cost)`;
const deals = `
  select deal_id, customer_id, outcome from (values
    ('d1', 'c1', 'won'), ('d2', 'c1', 'lost'), ('d3', 'c3', 'won'), ('d4', 'c4', 'lost'), ('d5', 'c4', 'won'),
    ('d6', 'c6', 'won'), ('d7', 'c7', 'lost'), ('d8', null, 'won'), ('d9', 'c8', 'open')
  ) as t(deal_id, customer_id, outcome)`;
const tickets = `
  select ticket_id, customer_id, cast(first as double) as first_response_minutes from (values
    ('t1', 'c1', 10), ('t2', 'c2', 20), ('t3', 'c3', 30), ('t4', 'c5', 40), ('t5', 'c5', 50), ('t6', 'c8', 60), ('t7', null, 70)
  ) as t(ticket_id, customer_id, first)`;
const months = `
  select customer_id, cast(month as date) as month, age_months, cast(revenue as decimal(18,4)) as revenue, true as active
  from (values ('c1', '2024-01-01', 0, 30), ('c2', '2024-01-01', 0, 10)) as t(customer_id, month, age_months, revenue)`;
const payments = `
  select 'p1' as payment_id, 'c1' as customer_id, date '2024-01-10' as paid_on, cast(30 as decimal(18,4)) as amount, 'o1' as order_id
  union all select 'p2', 'c2', date '2024-01-12', cast(10 as decimal(18,4)), 'o2'`;

const a = asked("agencies", oneOf("customers.sets", "A", "AB"));
const b = asked("builders", oneOf("customers.sets", "B", "AB"), "B");
const gone = asked("gone", oneOf("customers.vanished", "x"), "C");
let company: SmallVersion;

beforeAll(async () => {
  company = await smallVersion({
    tables: { customers, deals, tickets, payments, customer_months: months },
    asOf: "2024-12-31",
  });
});

/** Products of shares come out of logarithms. */
function digits(value: number | null | undefined): number | null {
  return value == null ? null : Number(value.toPrecision(12));
}

function board(segments: readonly AskedSegment[], question: Partial<ScoreboardQuestion> & { metrics: string[] }) {
  return computeScoreboard({ ...company, segments, question: { by: "segments", against: "rest", ...question } });
}

test("every kind of metric by overlapping segments, worked out by hand", async () => {
  const metrics = ["customers", "arpu", "churned_share", "close_rate", "first_response_median", "retention_3", "cac"];
  const view = await board([a, b], { metrics });
  expect(view.groups).toEqual([
    { key: "agencies@1", label: "Agencies", code: "A", size: 4, customers: 4, shareOfTotal: 0.5 },
    { key: "builders@1", label: "Builders", code: "B", size: 4, customers: 4, shareOfTotal: 0.5 },
  ]);
  expect(view.by).toEqual({ key: "segments", label: "Segments", type: "text" });
  const values = view.cells.map((row) => row.map(({ estimate }) => [digits(estimate?.value), estimate?.n]));
  // A: revenue 101 of 4; c1 and c4 left; decided deals d1 d2 d3 d4 d5, three won; tickets 10 20 30;
  // of four at month 2 one leaves, of three at month 3 one leaves.
  expect(values[0]).toEqual([
    [4, 4],
    [25.25, 4],
    [0.5, 4],
    [0.6, 5],
    [20, 3],
    [0.5, 4],
    [37.5, 4],
  ]);
  // B: revenue 181.80 of 4; c4 left; d3 d4 d5 d6; tickets 30 40 50; at risk 3: c3, c4, c5; c5 has no cost.
  expect(values[1]).toEqual([
    [4, 4],
    [45.45, 4],
    [0.25, 4],
    [0.75, 4],
    [40, 3],
    [digits(2 / 3), 4],
    [35, 3],
  ]);
  // The median tenure of each segment and of its rest is 3.5 months: not unlike. d8 and t7 belong to nobody: in the totals, in no segment.
  expect(view.totals.map(({ estimate }) => estimate?.n)).toEqual([8, 8, 8, 8, 7, 8, 7]);
  expect(view.notes).toEqual([
    "Not adjusted for other columns.",
    "The segments overlap: a few customers are in more than one, so the rows add up to more than the total; a few customers are in none.",
    "Acquisition cost leaves out 1 of 8 customers (12.5 %) without a value.",
    "In the totals and in no group: deals without a customer (1).",
    "In the totals and in no group: tickets without a customer (1).",
  ]);
});

test("the payback of a segment is told from its customers with a cost", async () => {
  const view = await board([a, b], { metrics: ["payback"] });
  expect(view.cells.map((row) => row[0]?.estimate?.n)).toEqual([4, 3]);
  expect(view.totals[0]?.estimate?.n).toBe(7);
});

test("the rows, the statement and the number of a cell agree", async () => {
  const metrics = ["churned_share", "close_rate", "first_response_median", "retention_3", "customers"];
  const one = { ...company, segments: [a, b], question: { by: "segments", against: "rest", metrics } };
  const view = await computeScoreboard(one);
  for (const [row, group] of view.groups.entries())
    for (const [column, metric] of metrics.entries()) {
      const address = { group: group.key, metric };
      const { estimate } = view.cells[row]?.[column] ?? {};
      const page = await unitRowsPage(one, address, { offset: 0, limit: 10 });
      expect([group.key, metric, page.total]).toEqual([group.key, metric, estimate?.n]);
      expect(page.rows).toHaveLength(estimate?.n ?? -1);
      const explained = await explainCell(one, address);
      expect(explained.sql).toContain("customer_id, mask");
      expect(explained.cell.estimate?.value).toBe(estimate?.value);
    }
});

test("a segment that the version cannot answer says so in its row, the others stand", async () => {
  const view = await board([a, gone, b], { metrics: ["arpu"] });
  const fault = "This version has no column customers.vanished; choose another or ask a version that has it.";
  expect(view.groups[1]).toEqual({
    key: "gone@1",
    label: "Gone",
    code: "C",
    size: null,
    customers: null,
    shareOfTotal: null,
    fault,
  });
  expect(view.cells[1]).toEqual([{ state: "notDefined", estimate: null, sentence: fault }]);
  expect(view.cells.map((row) => row[0]?.estimate?.value)).toEqual([25.25, undefined, 45.45]);
  expect(view.notes).toContain(`Gone cannot be told here. ${fault}`);
  await expect(board([a, gone], { metrics: ["arpu"], against: "group:gone@1" })).rejects.toMatchObject({
    code: "invalid",
    details: [{ path: "against", value: "group:gone@1" }],
  });
});

test("a segment whose rule reads the outcome gets values and no verdict", async () => {
  const left = asked("left", { kind: "column", column: "customers.churned", test: { op: "is", value: true } }, "C");
  const view = await board([a, left], { metrics: ["churned_share", "arpu"] });
  expect(view.cells.map((row) => row.map(({ estimate }) => estimate?.reason === "leak"))).toEqual([
    [false, false],
    [true, false],
  ]);
  expect(view.notes).toContain(
    "Churned share is shown without a verdict. Left: “churned is Yes” reads the outcome itself: churned is part of what is measured.",
  );
});

test("against a segment that shares customers: how many, and no comparison of medians and retention", async () => {
  const view = await board([a, b], {
    metrics: ["first_response_median", "retention_3", "arpu"],
    against: "group:builders@1",
  });
  expect(view.groups.map(({ shared }) => shared)).toEqual([2, undefined]);
  expect(view.cells[0]?.map(({ estimate }) => [estimate?.mark, estimate?.reason])).toEqual([
    ["notComparable", "overlap"],
    ["notComparable", "overlap"],
    ["notEnough", "fewApart"],
  ]);
  expect(view.cells[1]?.map(({ estimate }) => estimate?.reason)).toEqual(["noReference", "noReference", "noReference"]);
});

test("63 segments are told apart in one pass, 64 are refused", async () => {
  const many = Array.from({ length: 64 }, (_, at) =>
    asked(`s${at}`, oneOf("customers.customer_id", `c${1 + (at % 8)}`, `c${1 + (at % 3)}`)),
  );
  const view = await board(many.slice(0, 63), { metrics: ["customers", "arpu"] });
  expect(view.groups).toHaveLength(63);
  for (const [at, { size }] of view.groups.entries()) {
    const members = new Set([1 + (at % 8), 1 + (at % 3)]);
    expect([at, size]).toEqual([at, members.size]);
    const mean = [...members].reduce((sum, member) => sum + 10.1 * member, 0) / members.size;
    expect(view.cells[at]?.[1]?.estimate?.value).toBeCloseTo(mean, 10);
  }
  await expect(board(many, { metrics: ["customers"] })).rejects.toMatchObject({ code: "invalid" });
});
