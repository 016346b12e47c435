import { expect, test } from "vitest";
import { metrics } from "@/lib/domain/metrics";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import { emptyMoments, type Moments } from "@/lib/stats/moments";
import { smallVersion } from "@/lib/testing/small-version";
import { cellPlan } from "./cell-plan";
import { explainCell } from "./explain-cell";
import { measureMoments } from "./measure-moments";
import { computeScoreboard } from "./scoreboard";

/** Twelve customers, fifteen payments, nine deals, eight tickets; the as-of day closes June 2024. */
const customers = `
  select customer_id, plan, cast(started as date) as started_on, churned, cast(tenure as double) as tenure_months,
    cast(trial as date) as trial_started_on, cast(paid as date) as converted_on, cast(cost as decimal(18,4)) as acquisition_cost,
    cast(total as decimal(18,4)) as total_revenue, cast(nps as double) as nps_score
  from (values
    ('c01', 'pro',  '2024-01-10', true,  2, '2024-01-01', '2024-01-10', 50,   100, 10),
    ('c02', 'pro',  '2024-01-20', false, 5, '2024-01-02', '2024-06-01', 100,  300, 9),
    ('c03', 'pro',  '2024-02-01', false, 4, '2024-02-01', '2024-02-01', null, 80,  7),
    ('c04', 'pro',  '2024-03-15', true,  3, '2024-03-01', '2024-03-15', 30,   60,  3),
    ('c05', 'free', '2024-04-01', false, 2, '2024-04-01', null,         20,   20,  6),
    ('c06', 'free', '2024-06-01', false, 1, '2024-06-01', null,         10,   5,   null),
    ('c07', 'free', null,         null,  null, '2024-03-31', null,      null, null, null)
  ) as t(customer_id, plan, started, churned, tenure, trial, paid, cost, total, nps)`;
const payments = `
  select payment_id, customer_id, cast(day as date) as paid_on, cast(amount as decimal(18,4)) as amount, order_id, cast(cost as decimal(18,4)) as cost, region
  from (values
    ('p1', 'c01', '2024-01-10', 40,  'o1', 10, 'N'),
    ('p2', 'c01', '2024-01-10', 10,  'o1', null, 'N'),
    ('p3', 'c01', '2024-02-10', 50,  'o2', 20, 'S'),
    ('p4', 'c02', '2024-01-20', 100, 'o3', 40, 'N'),
    ('p5', 'c02', '2024-04-20', 200, 'o4', 90, 'S'),
    ('p6', 'c03', '2024-02-01', 80,  'o5', 30, 'N'),
    ('p7', 'c03', '2024-05-01', -20, 'o6', 0,  'N'),
    ('p8', 'c05', '2024-04-01', 20,  'o7', 5,  'S')
  ) as t(payment_id, customer_id, day, amount, order_id, cost, region)`;
const months = `
  select customer_id, cast(month as date) as month, age_months, cast(revenue as decimal(18,4)) as revenue, active
  from (values
    ('c01', '2024-01-01', 0, 50, true), ('c01', '2024-02-01', 1, 50, true),
    ('c02', '2024-01-01', 0, 100, true), ('c02', '2024-02-01', 1, 0, false), ('c02', '2024-03-01', 2, 0, false), ('c02', '2024-04-01', 3, 200, true),
    ('c03', '2024-02-01', 0, 80, true), ('c03', '2024-05-01', 3, -20, true),
    ('c05', '2024-04-01', 0, 20, true)
  ) as t(customer_id, month, age_months, revenue, active)`;
const deals = `
  select deal_id, customer_id, outcome, cast(opened as date) as opened_on, cast(closed as date) as closed_on, cast(amount as decimal(18,4)) as amount, product
  from (values
    ('d1', 'c01', 'won',  '2024-01-01', '2024-01-11', 100, 'A'), ('d2', 'c01', 'lost', '2024-01-01', '2024-01-05', 0, 'B'),
    ('d3', 'c02', 'won',  '2024-02-01', '2024-02-21', 300, 'A'), ('d4', 'c02', 'won',  '2024-03-01', '2024-03-31', null, 'B'),
    ('d5', 'c05', 'lost', '2024-03-01', '2024-03-02', 0, 'A'),   ('d6', null,  'open', '2024-05-01', null, null, 'A'),
    ('d7', null,  'won',  '2024-05-01', '2024-05-01', 50, 'B'),  ('d8', 'c06', 'open', '2024-05-01', null, 70, 'B')
  ) as t(deal_id, customer_id, outcome, opened, closed, amount, product)`;
const tickets = `
  select ticket_id, customer_id, cast(first as double) as first_response_minutes, cast(done as double) as resolution_minutes, cast(csat as double) as csat_score
  from (values
    ('t1', 'c01', 10, 100, 5), ('t2', 'c01', 20, 200, 4), ('t3', 'c02', 30, null, 3), ('t4', 'c05', null, null, null),
    ('t5', 'c05', 50, 500, 1), ('t6', null, 60, 600, 5)
  ) as t(ticket_id, customer_id, first, done, csat)`;
const company = { tables: { customers, payments, customer_months: months, deals, tickets }, asOf: "2024-06-30" };

async function board(question: Omit<ScoreboardQuestion, "against"> & { against?: string }) {
  const { version, ask } = await smallVersion(company);
  return computeScoreboard({ version, ask, question: { against: "rest", ...question } });
}

/** [value, n, numerator, denominator] of pro, free and the whole. */
const worked: Readonly<Record<string, readonly (readonly (number | null)[])[]>> = {
  customers: [
    [4, 4, 4, 7],
    [3, 3, 3, 7],
    [7, 7, 7, 7],
  ],
  revenue: [
    [540, 4, 540, 565],
    [25, 2, 25, 565],
    [565, 6, 565, 565],
  ],
  // c06 began its trial less than 90 days before 30 June; c02 converted after 151 days.
  conversion: [
    [3 / 4, 4, 3, 4],
    [0, 2, 0, 2],
    [3 / 6, 6, 3, 6],
  ],
  // c07 never started and is not in question.
  churned_share: [
    [2 / 4, 4, 2, 4],
    [0, 2, 0, 2],
    [2 / 6, 6, 2, 6],
  ],
  churn_per_month: [
    [2 / 14, 4, 2, 14],
    [0, 2, 0, 3],
    [2 / 17, 6, 2, 17],
  ],
  // pro: of 4 at month 2 one leaves, of 3 at month 3 one leaves. All: c05 is still at risk at month 2, c06 no more.
  retention_3: [
    [0.5, 4, null, null],
    [null, 2, null, null],
    [(4 / 5) * (2 / 3), 6, null, null],
  ],
  // month 3 is over for customers who started until March: c01, c02, c03, c04; active then: c02, c03.
  active_3: [
    [2 / 4, 4, 2, 4],
    [null, 0, 0, 0],
    [2 / 4, 4, 2, 4],
  ],
  // months with a payment from July 2023 to June 2024: pro 2 + 2 + 2 months, free 1.
  arpu: [
    [460 / 6, 6, 460, 6],
    [20, 1, 20, 1],
    [480 / 7, 7, 480, 7],
  ],
  observed_ltv: [
    [135, 4, 540, 4],
    [12.5, 2, 25, 2],
    [565 / 6, 6, 565, 6],
  ],
  cac: [
    [60, 3, 180, 3],
    [15, 2, 30, 2],
    [42, 5, 210, 5],
  ],
  ltv_cac: [
    [460 / 180, 3, 460, 180],
    [25 / 30, 2, 25, 30],
    [485 / 210, 5, 485, 210],
  ],
  nps: [
    [(100 * (2 - 1)) / 4, 4, 100, 4],
    [-100, 1, -100, 1],
    [0, 5, 0, 5],
  ],
  // c01 has o1 and o2, c02 o3 and o4, c03 o5 and o6, c05 o7.
  repeat_rate: [
    [1, 3, 3, 3],
    [0, 1, 0, 1],
    [3 / 4, 4, 3, 4],
  ],
  order_value: [
    [460 / 6, 6, 460, 6],
    [20, 1, 20, 1],
    [480 / 7, 7, 480, 7],
  ],
  // p2 has no known cost.
  margin: [
    [(450 - 190) / 450, 6, 260, 450],
    [15 / 20, 1, 15, 20],
    [275 / 470, 7, 275, 470],
  ],
  // d7 belongs to no customer: in the whole, in no group.
  close_rate: [
    [3 / 4, 4, 3, 4],
    [0, 1, 0, 1],
    [4 / 6, 6, 4, 6],
  ],
  deal_value: [
    [200, 2, 400, 2],
    [null, 0, 0, 0],
    [150, 3, 450, 3],
  ],
  won_value: [
    [400, 2, 400, 450],
    [0, 0, 0, 450],
    [450, 3, 450, 450],
  ],
  sales_cycle: [
    [20, 3, 60, 3],
    [null, 0, 0, 0],
    [15, 4, 60, 4],
  ],
  first_response_median: [
    [20, 3, null, null],
    [50, 1, null, null],
    [30, 5, null, null],
  ],
  first_response_mean: [
    [20, 3, 60, 3],
    [50, 1, 50, 1],
    [34, 5, 170, 5],
  ],
  resolution_median: [
    [150, 2, null, null],
    [500, 1, null, null],
    [350, 4, null, null],
  ],
  csat_top2: [
    [2 / 3, 3, 2, 3],
    [0, 1, 0, 1],
    [3 / 5, 5, 3, 5],
  ],
  csat_mean: [
    [4, 3, 12, 3],
    [1, 1, 1, 1],
    [18 / 5, 5, 18, 5],
  ],
};

test("every kind of metric gives the value worked out by hand, by group and for the whole", async () => {
  const ids = Object.keys(worked);
  const view = await board({ by: "customers.plan", metrics: ids });
  expect(view.groups.map((group) => group.key)).toEqual(["pro", "free"]);
  for (const [index, id] of ids.entries()) {
    const estimates = [view.cells[0]?.[index], view.cells[1]?.[index], view.totals[index]].map(
      (cell) => cell?.estimate,
    );
    for (const [row, expected] of (worked[id] ?? []).entries()) {
      const { value, n, numerator, denominator } = estimates[row] ?? {};
      const actual = [value, n, numerator, denominator];
      for (const [place, number] of expected.entries()) {
        if (number === null) expect([id, row, place, actual[place]]).toEqual([id, row, place, null]);
        else expect(actual[place], `${id} ${row} ${place}`).toBeCloseTo(number, 10);
      }
    }
  }
  const untested = metrics.map(({ id }) => id).filter((id) => !(id in worked));
  expect(untested.sort()).toEqual([
    "active_12",
    "active_6",
    "grr",
    "logo_retention",
    "mrr",
    "nrr",
    "payback",
    "retention_12",
    "retention_6",
  ]);
});

test("recurring revenue is of those who have not left, also where nobody knows; no amount is left out", async () => {
  const paying = `select customer_id, plan, churned, cast(monthly as decimal(18,4)) as monthly_revenue from (values
    ('a', 'pro', false, 10.5), ('b', 'pro', true, 99), ('c', 'pro', null, 4), ('d', 'free', false, null), ('e', 'free', true, 7)
  ) as t(customer_id, plan, churned, monthly)`;
  const { version, ask } = await smallVersion({ tables: { customers: paying } });
  const question = { by: "customers.plan", metrics: ["mrr"], against: "rest" };
  const view = await computeScoreboard({ version, ask, question });
  const told = [...view.cells, view.totals].map(([cell]) => [cell?.estimate?.value, cell?.estimate?.n]);
  expect(view.groups.map(({ key }) => key)).toEqual(["pro", "free"]);
  expect(told).toEqual([
    [14.5, 2],
    [0, 0],
    [14.5, 2],
  ]);
});

test("revenue retention compares a month with the one before", async () => {
  const metrics = ["nrr", "grr", "logo_retention"];
  // January: c01 50, c02 100. February: c01 50, c02 nothing, c03 80 (new, not in it).
  const view = await board({ by: "customers.plan", metrics, revenuePeriod: "2024-02" });
  expect(view.totals.map((cell) => [cell.estimate?.value, cell.estimate?.n, cell.estimate?.denominator])).toEqual([
    [50 / 150, 2, 150],
    [50 / 150, 2, 150],
    [0.5, 2, 2],
  ]);
  // First quarter: c01 100, c02 100, c03 80. Second: c02 200, c03 -20: the refund counts against NRR and as 0 in GRR.
  const quarter = await board({ by: "customers.plan", metrics, revenuePeriod: "2024Q2" });
  expect(quarter.totals.map((cell) => cell.estimate?.value)).toEqual([180 / 280, 100 / 280, 1 / 3]);
});

test("a subscription's last month stands against a year ago, whoever joined since; purchases by twelve months", async () => {
  // a pays 10 all along; b joined in September 2023, began with 10 and pays 20; c joined in June 2024 and is in no opening month.
  const days = (customer: string, from: string, to: string, amount: number) =>
    `select '${customer}' as customer_id, cast(day as date) as paid_on, cast(${amount} as decimal(18,4)) as amount
     from range(date '${from}', date '${to}', interval 1 month) as t(day)`;
  const rows = [
    days("a", "2022-01-01", "2024-08-01", 10),
    days("b", "2023-09-01", "2023-12-01", 10),
    days("b", "2023-12-01", "2024-08-01", 20),
    days("c", "2024-06-01", "2024-08-01", 50),
  ];
  const tables = {
    customers: `select customer_id, 'all' as plan, cast(10 as decimal(18,4)) as monthly_revenue from (values ('a'), ('b'), ('c')) as t(customer_id)`,
    payments: `select row_number() over () as payment_id, * from (${rows.join(" union all ")})`,
  };
  const question = { by: "customers.plan", metrics: ["nrr"], against: "rest" };
  const told = async (asOf: string, derived: readonly string[] = []) => {
    const asked = { ...(await smallVersion({ tables, asOf, derived })), question };
    const [total] = (await computeScoreboard(asked)).totals;
    const { words, metric } = await explainCell(asked, { group: null, metric: "nrr" });
    const { estimate } = total ?? {};
    return [estimate?.value, estimate?.n, estimate?.denominator, words.at(-1), metric.version];
  };
  // July 2024 has begun: June against June 2023, which knows a alone.
  expect(await told("2024-07-15")).toEqual([1, 1, 10, "Jun 2024 against Jun 2023.", 2]);
  // Twelve months to June 2023: a 120; to June 2024: a 120, b and c are new.
  const plain = ["customers.monthly_revenue"];
  expect(await told("2024-07-15", plain)).toEqual([
    1,
    1,
    120,
    "12 months to Jun 2024 against 12 months to Jun 2023.",
    2,
  ]);
});

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
  const { version, ask } = await smallVersion(company);
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
