import { expect, test } from "vitest";
import { measureRevenue } from "@/lib/analytics/queries/measure-revenue";
import { measureTrend } from "@/lib/analytics/queries/measure-trend";
import type { SizeHistory } from "@/lib/domain/size-history";
import { smallVersion } from "@/lib/testing/small-version";
import { withoutSmallRevenue } from "./revenue-suppression";
import { withoutSmallSizes } from "./size-suppression";
import { withoutSmallPoints } from "./trend-suppression";

/** 40 customers in North, 9 in South, 3 in Isle; all pay 10 in both months but two of North, who left, and one new one of North. */
const tables = {
  customers: `select 'c' || i as customer_id, case when i < 40 then 'North' when i < 49 then 'South' else 'Isle' end as region from range(53) as t(i)`,
  payments: `select 'p' || i || m as payment_id, 'c' || i as customer_id, m as paid_on, cast(10 + i as decimal(18,4)) as amount, 'o' || i || m as order_id
    from range(53) as t(i), (values (date '2024-01-15'), (date '2024-02-15')) as v(m)
    where not (i < 2 and m > date '2024-02-01') and not (i = 2 and m < date '2024-02-01')`,
};

test("a group of three is hidden with the next smallest, and so are parts of a bridge; marks stay", async () => {
  const { version, ask, engine } = await smallVersion({ tables, asOf: "2024-02-29" });
  const question = { span: "month", by: "customers.region", recurringOnly: false } as const;
  const measured = await measureRevenue({ version, ask, question });
  const whole = measured.view;
  const view = withoutSmallRevenue(measured, false);
  expect(view.groups.map(({ key, base, nrr, bridge }) => [key, base, nrr.state, bridge === null])).toEqual([
    ["North", 39, "shown", false],
    ["South", null, "suppressed", true],
    ["Isle", null, "suppressed", true],
  ]);
  expect(view.family).toEqual(whole.family);
  // Two left and one is new: hidden with one another; 50 stayed as they were.
  const customers = Object.fromEntries(view.all.bridge?.parts.map((part) => [part.part, part.customers]) ?? []);
  expect(customers).toMatchObject({ new: null, churn: null, reactivation: 0 });
  const hidden = view.all.bridge?.parts.filter(({ cents }) => cents === null) ?? [];
  expect(hidden.length).toBeGreaterThan(1);
  expect(JSON.stringify(view.groups.slice(1))).not.toMatch(/"customers":\d/);
  await engine.close();
});

test("points of a trend are hidden likewise, with the changes that would tell them", async () => {
  const { version, ask, engine } = await smallVersion({ tables, asOf: "2024-02-29" });
  const whole = await measureTrend({
    version,
    ask,
    question: { metric: "order_value", length: "month", by: "customers.region" },
  });
  const view = withoutSmallPoints(whole, false);
  expect(view.groups.map(({ key, hidden }) => [key, hidden])).toEqual([
    ["North", []],
    ["South", [0, 1]],
    ["Isle", [0, 1]],
  ]);
  expect(view.groups[2]?.points).toEqual([null, null]);
  expect(view.groups[2]?.previous).toMatchObject({ from: null, to: null, difference: null, estimate: null });
  expect(view.all.points).toEqual(whole.all.points);
  const overlapping = withoutSmallPoints(whole, true);
  expect(overlapping.groups.map(({ hidden }) => hidden.length)).toEqual([0, 0, 2]);
  await engine.close();
});

test("a step with a small number shows nothing, for sizes give the others away; two definitions that differ by few are not told apart", () => {
  const step = {
    entered: { all: 12, fresh: 3, moved: 9, byDefinition: 0 },
    left: { all: 6, gone: 6, moved: 0, byDefinition: 0 },
    stayed: 40,
  };
  const sized = (definition: number, size: number) => ({ definition, size, share: size / 100, step, sentence: null });
  const version = {
    version: 2,
    builtAt: "2024-01-01T00:00:00Z",
    asOf: null,
    customers: 100,
    publishedLater: false,
  };
  const history: SizeHistory = {
    segment: "large",
    name: "Large",
    dataset: "small",
    definition: 2,
    versions: [
      { ...version, atBuild: sized(1, 52), today: sized(2, 54) },
      { ...version, atBuild: { ...sized(1, 3), step: null }, today: { ...sized(2, 80), step: null } },
    ],
    months: {
      version: 2,
      asOf: null,
      months: [{ month: "2024-01", label: "Jan 2024", complete: true, started: 4, active: 5, there: 0 }],
      sentence: null,
    },
    notes: [],
  };
  const [one, two] = withoutSmallSizes(history).versions;
  expect(one?.atBuild).toMatchObject({
    size: 52,
    step: { stayed: null, entered: { all: null }, left: { gone: null } },
  });
  expect(one?.today).toMatchObject({ size: null, share: null, step: null });
  expect(two?.atBuild.size).toBeNull();
  expect(two?.today.size).toBe(80);
  expect(withoutSmallSizes(history).months.months[0]).toMatchObject({ started: null, active: 5, there: 0 });
});
