import { expect, test } from "vitest";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { asked, oneOf } from "@/lib/testing/asked";
import { smallVersion } from "@/lib/testing/small-version";
import { paybackView } from "./payback-lines";

/** Twelve customers in each region since January pay 10 a month; North cost 25, South 60. April is the last month that is over. */
const customers = `select 'c' || i as customer_id, case when i < 12 then 'North' else 'South' end as region,
  cast(case when i < 12 then 25 else 60 end as decimal(18,4)) as acquisition_cost from range(24) as t(i)`;
const tables = {
  customers,
  payments: `select 'p' || i || '-' || m as payment_id, 'c' || i as customer_id, make_date(2024, cast(m as int), 5) as paid_on,
    cast(10 as decimal(18,4)) as amount from range(24) as t(i), range(1, 5) as v(m)`,
  customer_months: `select customer_id, date '2024-01-01' as month, 0 as age_months, cast(10 as decimal(18,4)) as revenue,
    true as complete, true as active from (${customers})`,
};

test("a line stands where its number is shown, and its curve for those who may see margins", async () => {
  const { version, ask } = await smallVersion({ tables, asOf: "2024-05-15" });
  const segments = [
    asked("north", oneOf("customers.region", "North")),
    asked("south", oneOf("customers.region", "South"), "B"),
  ];
  const question = { by: segmentsKey, segments: segments.map(({ ref }) => ref), metrics: ["payback"], against: "rest" };
  const board = await computeScoreboard({ version, question, segments, ask });
  const opened = { version, asked: segments, ask, seesMargins: true };
  const seen = await paybackView(opened, board);
  expect(seen?.lines.map(({ name, cost, margin, payback }) => [name, cost, margin, payback.estimate?.value])).toEqual([
    ["North", 25, [10, 20, 30, 40], 3],
    ["South", 60, [10, 20, 30, 40], null],
    ["Everybody", 42.5, [10, 20, 30, 40], null],
  ]);
  expect(seen?.lines[1]?.payback.sentence).toBe("Not within 4 months, observed months only.");
  const withoutMargins = await paybackView({ ...opened, seesMargins: false }, board);
  expect(withoutMargins?.lines.map(({ cost, margin, standardError }) => [cost, margin, standardError])).toEqual([
    [25, [], []],
    [60, [], []],
    [42.5, [], []],
  ]);
  const hidden = { state: "suppressed" as const, estimate: null, sentence: "Hidden." };
  const small = await paybackView(opened, { ...board, cells: [[hidden], ...board.cells.slice(1)] });
  expect(small?.lines[0]).toMatchObject({ cost: null, margin: [], payback: hidden });
  expect(await paybackView(opened, { ...board, metrics: [], cells: [[], []], totals: [] })).toBeNull();
});
