import { expect, test } from "vitest";
import { type SmallTables, smallVersion } from "@/lib/testing/small-version";
import { type Asked, cellPlan } from "./cell-plan";
import { cellValueQuestion } from "./cell-value";
import { explainCell } from "./explain-cell";
import { paybackCurves } from "./payback-curves";
import { computeScoreboard } from "./scoreboard";
import { unitRowsPage } from "./unit-rows-page";

/**
 * As-of 15 May 2024, so April is the last month that is over. a01 to a10 start in January and pay 20 a month at a cost of 8, a01
 * only once; b01 to b10 start in March and pay 30 in each month at a cost of 10. n01 has no known cost and pays a fortune.
 * Acquisition costs are 40 for all but a02 with 29.2 (mean 38.92); b01 to b10 cost 70.
 */
const customers = `
  select id as customer_id, kind, cast(cost as decimal(18,4)) as acquisition_cost, rate as gross_margin_rate, cast(start as date) as started_on
  from (
    select 'a' || lpad(cast(i as varchar), 2, '0') as id, 'A' as kind, case when i = 2 then 29.2 else 40 end as cost, 0.5 as rate, '2024-01-10' as start from range(1, 11) as t(i)
    union all select 'b' || lpad(cast(i as varchar), 2, '0'), 'B', 70, 0.5, '2024-03-01' from range(1, 11) as t(i)
    union all select 'n01', 'A', null, 0.5, '2024-01-01'
  )`;
const payments = `
  select customer_id || '-' || month as payment_id, customer_id, cast(month as date) as paid_on, customer_id || month as order_id,
    cast(case left(customer_id, 1) when 'a' then 20 when 'b' then 30 else 9999 end as decimal(18,4)) as amount,
    cast(case left(customer_id, 1) when 'a' then 8 when 'b' then 10 else 0 end as decimal(18,4)) as cost
  from (${customers}), (values ('2024-01-20'), ('2024-02-20'), ('2024-03-20'), ('2024-04-20'), ('2024-05-10')) as t(month)
  where cast(month as date) >= started_on and (customer_id <> 'a01' or month = '2024-01-20')`;
const months = `
  select customer_id, date_trunc('month', started_on) as month, 0 as age_months, cast(0 as decimal(18,4)) as revenue, true as complete, true as active
  from (${customers})`;

const without = (column: string, select: string) => `select * exclude (${column}) from (${select})`;

async function paybacks(tables: SmallTables["tables"]) {
  const { version, ask } = await smallVersion({ tables, asOf: "2024-05-15" });
  const question = { by: "customers.kind", metrics: ["payback"], against: "rest" };
  const asked = { version, ask, question };
  const view = await computeScoreboard(asked);
  const cells = [...view.cells.map((row) => row[0]), view.totals[0]];
  return { asked, view, cells };
}

test("margin is the payment less its cost, over customers with a cost and months that are over", async () => {
  const { asked, view, cells } = await paybacks({ customers, payments, customer_months: months });
  // A: 12 in January, then 12 × 9/10 = 10.8 (who left brings 0): 12, 22.8, 33.6, 44.4 against 38.92: April, the fourth month.
  // B: 20 in March and April, 40 against 70: not within 2 months; May is not over.
  // All: ages 0 to 1 of twenty, then of ten: 16, 31.4, 42.2, 53 against 54.46: not within 4 months.
  expect(
    cells.map((cell) => [cell?.estimate?.value, cell?.estimate?.n, cell?.estimate?.reason, cell?.sentence]),
  ).toEqual([
    [4, 10, "noTest", null],
    [null, 10, "notWithin", "Not within 2 months, observed months only."],
    [null, 20, "notWithin", "Not within 4 months, observed months only."],
  ]);
  expect(cells.map((cell) => [cell?.estimate?.mark, cell?.estimate?.unit, cell?.estimate?.difference])).toEqual([
    ["notComparable", "customers", null],
    ["notComparable", "customers", null],
    ["notComparable", "customers", null],
  ]);
  // a01 is drawn three times or more in 7 % of the draws; the others then bring 37.2 against 38.92.
  expect(cells[0]?.estimate?.interval).toEqual([4, null]);
  expect(view.metrics[0]).toMatchObject({ unit: "months", caveat: expect.stringContaining("Observed months only") });
  expect((await explainCell(asked, { group: "A", metric: "payback" })).words[0]).toContain(
    "Payback: 4 months, at least 4, from 10 customers.",
  );
  expect((await explainCell(asked, { group: "B", metric: "payback" })).words).toEqual([
    "Payback has no value here: the cost is not earned back within the months observed.",
    "Not within 2 months, observed months only.",
  ]);
  const rows = await unitRowsPage(asked, { group: "A", metric: "payback" }, { offset: 0, limit: 50 });
  expect([rows.total, rows.rows.length, rows.rows[0]?.[0]]).toEqual([10, 10, "a01"]);
});

test("the curve of each group and of everybody crosses the cost in the month that the scoreboard names", async () => {
  const { asked, view } = await paybacks({ customers, payments, customer_months: months });
  const curves = await paybackCurves(asked);
  const [a, b] = curves?.groups ?? [];
  const close = (values: readonly number[] = []) => values.map((value) => Math.round(value * 1e9) / 1e9);
  expect([a?.cost, b?.cost, curves?.total.cost].map((cost) => cost?.toFixed(9))).toEqual([
    "38.920000000",
    "70.000000000",
    "54.460000000",
  ]);
  expect(close(a?.cumulative)).toEqual([12, 22.8, 33.6, 44.4]);
  expect(close(b?.cumulative)).toEqual([20, 40]);
  expect(close(curves?.total.cumulative)).toEqual([16, 31.4, 42.2, 53]);
  // In February nine are 1.2 above the mean of 10.8 and a01 is 10.8 below: (9 × 0.12² + 1.08²)^½; in the next months twice, three times that.
  expect(close(a?.se)).toEqual([0, 1.138419958, 2.276839915, 3.415259873]);
  const crossing = (a?.cumulative ?? []).findIndex((value) => value >= (a?.cost ?? 0)) + 1;
  expect(view.cells[0]?.[0]?.estimate?.value).toBe(crossing);
});

test("the statement that is shown gives the same months and n", async () => {
  const { version, ask } = await smallVersion({
    tables: { customers, payments, customer_months: months },
    asOf: "2024-05-15",
  });
  const asked = { version, ask, question: { by: "customers.kind", metrics: ["payback"], against: "rest" } };
  expect(await shownValue(asked, "A")).toEqual([{ value: 4, n: 10 }]);
  expect(await shownValue(asked, "B")).toEqual([{ value: null, n: 10 }]);
  expect(await shownValue(asked, null)).toEqual([{ value: null, n: 20 }]);
});

test("without costs of payments the customers' margin rate counts, without either the revenue", async () => {
  const costless = without("cost", payments);
  const rated = await paybacks({ customers, payments: costless, customer_months: months });
  // A: half of 20: 10, 19, 28, 37 against 38.92. B: 15 + 15 against 70.
  expect(rated.cells[0]?.sentence).toBe("Not within 4 months, observed months only.");
  expect(rated.view.metrics[0]?.formula).toContain("gross margin rate");
  const plain = await paybacks({
    customers: without("gross_margin_rate", customers),
    payments: costless,
    customer_months: months,
  });
  // A: 20, 38, 56 against 38.92: March. B: 30, 60 against 70. All: 25, 49, 67 against 54.46.
  expect(plain.cells.map((cell) => cell?.estimate?.value)).toEqual([3, null, 3]);
  expect(plain.view.metrics[0]?.caveat).toContain("No margin is known in this data");
});

test("the cost is the acquisition cost of the board, also of who never paid; the margin is of those who started", async () => {
  // Five who never paid cost 8 each: (389.2 + 40) / 15 = 28.61, which 12, 22.8, 33.6 of the ten who started reach in the third month.
  const never = `select 'u' || i, 'A', cast(8 as decimal(18,4)), 0.5, null::date from range(5) as t(i)`;
  const { asked, cells } = await paybacks({
    customers: `${customers} union all ${never}`,
    payments,
    customer_months: months,
  });
  expect([cells[0]?.estimate?.value, cells[0]?.estimate?.n]).toEqual([3, 15]);
  const [a] = (await paybackCurves(asked))?.groups ?? [];
  const costs = await computeScoreboard({ ...asked, question: { ...asked.question, metrics: ["cac"] } });
  expect(a?.cost).toBeCloseTo(429.2 / 15, 9);
  expect(costs.cells[0]?.[0]?.estimate?.value).toBeCloseTo(429.2 / 15, 9);
  expect(a?.cumulative[1]).toBeCloseTo(22.8, 9);
});

test("fewer than ten customers observed have no payback", async () => {
  const few = `select * from (${customers}) where customer_id not in ('b09', 'b10')`;
  const { cells } = await paybacks({ customers: few, payments, customer_months: months });
  expect(cells[1]).toMatchObject({
    estimate: { value: null, n: 8, mark: "notEnough", reason: "fewObserved" },
    sentence: null,
  });
});

async function shownValue(asked: Asked, group: string | null) {
  const { metric, plan, options } = await cellPlan(asked, { group, metric: "payback" });
  return asked.ask(cellValueQuestion(metric, plan, options, group));
}
