import { expect, test } from "vitest";
import { measureRevenue } from "@/lib/analytics/queries/measure-revenue";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { asked, oneOf } from "@/lib/testing/asked";
import { smallVersion } from "@/lib/testing/small-version";
import { briefLines } from "./brief-lines";
import { atomsOfRows, briefRows } from "./brief-rows";
import { withoutSmallRevenue } from "./revenue-suppression";

const question = { span: "month", by: "segments", recurringOnly: false } as const;

/** Customers by region and the months in which they pay 10 each: 1, 2, or 3 for both. */
async function paying(regions: readonly (readonly [region: string, customers: number, months: number])[]) {
  const rows = regions.flatMap(([region, customers, months]) =>
    Array.from({ length: customers }, (_, at) => `('${region}${months}-${at}', '${region}', ${months})`),
  );
  const all = `(values ${rows.join()}) as v(id, region, months)`;
  return await smallVersion({
    tables: {
      customers: `select id as customer_id, region from ${all}`,
      payments: `select id || m as payment_id, id as customer_id, make_date(2024, m, 15) as paid_on, cast(10 as decimal(18,4)) as amount, id || m as order_id
        from ${all}, (values (1), (2)) as paid(m) where months = 3 or months = m`,
    },
    asOf: "2024-02-29",
  });
}

test("three customers in no segment cannot be told from what is shown of two segments that share nobody", async () => {
  const { version, ask, engine } = await paying([
    ["North", 100, 3],
    ["South", 60, 3],
    ["Isle", 3, 3],
  ]);
  const segments = [
    asked("north", oneOf("customers.region", "North")),
    asked("south", oneOf("customers.region", "South")),
  ];
  const whole = await measureRevenue({ version, ask, question, segments });
  const revenue = { ...whole, view: withoutSmallRevenue(whole, true) };
  expect(revenue.view.groups.map(({ base, bridge }) => [base, bridge?.closing.cents ?? null])).toEqual([
    [100, 100_000],
    [null, null],
  ]);
  const customers: SetAtom[] = [
    { inside: [0], count: 100 },
    { inside: [1], count: 60 },
    { inside: [], count: 3 },
  ];
  const facts = { asked: segments, stances: [], faults: [], customers, isExclusive: true };
  const lines = briefLines({ ...facts, revenue, hides: true });
  const numbers = [...lines.segments, lines.others, lines.total].map((line) => [line?.customers, line?.money?.cents]);
  expect(numbers).toEqual([
    [100, 100_000],
    [null, null],
    [null, null],
    [163, 163_000],
  ]);
  expect(lines.segments[1]).toMatchObject({ shareOfMoney: null, nrr: { state: "suppressed", estimate: null } });
  expect(lines.others).toMatchObject({ shareOfMoney: null });
  // Who sees small numbers sees all of them.
  const open = briefLines({ ...facts, revenue: whole, hides: false });
  expect(open.others).toMatchObject({ customers: 3, money: { cents: 3000 } });
  // Few in none by the customers of the month alone hide money too.
  const fewNow = briefLines({ ...facts, revenue: whole, hides: true });
  expect(fewNow.segments[1]?.money).toEqual({ cents: null, growth: null });
  await engine.close();
});

test("the money of segments that are not listed stands in one row, and the rows add up to the company to the cent", async () => {
  const { version, ask, engine } = await paying([
    ["North", 100, 3],
    ["South", 60, 3],
    ["East", 20, 2],
    ["West", 30, 3],
    ["Isle", 10, 3],
  ]);
  const all = ["North", "South", "East", "West"].map((one) => asked(one, oneOf("customers.region", one)));
  const rows = briefRows(all, 2);
  const revenue = await measureRevenue({ version, ask, question, segments: rows });
  const customers: SetAtom[] = [
    { inside: [0], count: 100 },
    { inside: [1], count: 60 },
    { inside: [2], count: 20 },
    { inside: [3], count: 30 },
    { inside: [], count: 10 },
  ];
  const lines = briefLines({
    ...{ asked: rows, stances: [], faults: [], isExclusive: true, hides: false, revenue },
    customers: atomsOfRows(customers, 2),
  });
  const numbers = [...lines.segments, lines.others, lines.total].map((line) => [line?.customers, line?.money?.cents]);
  expect(numbers).toEqual([
    [100, 100_000],
    [60, 60_000],
    [50, 50_000],
    [10, 10_000],
    [220, 220_000],
  ]);
  await engine.close();
});

test("the smaller of two segments that differ by two customers is hidden", async () => {
  const { version, ask, engine } = await paying([
    ["North", 100, 3],
    ["Isle", 2, 3],
    ["South", 60, 3],
  ]);
  const segments = [
    asked("north", oneOf("customers.region", "North")),
    asked("wide", oneOf("customers.region", "North", "Isle")),
  ];
  const whole = await measureRevenue({ version, ask, question, segments });
  const view = withoutSmallRevenue(whole, true);
  expect(view.groups.map(({ base }) => base)).toEqual([null, 102]);
  const customers: SetAtom[] = [
    { inside: [0, 1], count: 100 },
    { inside: [1], count: 2 },
    { inside: [], count: 60 },
  ];
  const lines = briefLines({
    ...{ asked: segments, stances: [], faults: [], customers, isExclusive: false, hides: true },
    revenue: { ...whole, view },
  });
  expect(lines.segments.map(({ customers: count, money }) => [count, money?.cents])).toEqual([
    [null, null],
    [102, 102_000],
  ]);
  await engine.close();
});

test("closing revenue of a few customers is hidden, with the shares that are sums of it and the parts that lead to it", async () => {
  const { version, ask, engine } = await paying([
    ["Steady", 100, 3],
    ["Leaving", 28, 1],
    ["Leaving", 2, 3],
    ["Fresh", 3, 2],
  ]);
  const segments = [
    asked("leaving", oneOf("customers.region", "Leaving")),
    asked("fresh", oneOf("customers.region", "Fresh")),
  ];
  const view = withoutSmallRevenue(await measureRevenue({ version, ask, question, segments }), true);
  const [leaving, fresh] = view.groups;
  const nothing = { customers: null, cents: null };
  expect(leaving?.bridge).toMatchObject({ opening: { customers: 30, cents: 30_000 }, closing: nothing });
  expect([leaving?.nrr.state, leaving?.grr.state, leaving?.logo.state]).toEqual(["suppressed", "suppressed", "shown"]);
  expect(leaving?.series.at(-1)).toMatchObject({ base: 30, nrr: { value: null }, grr: { value: null } });
  const shown = (group: typeof leaving) => group?.bridge?.parts.flatMap(({ customers }) => customers || []);
  expect([shown(leaving), shown(fresh)]).toEqual([[], []]);
  expect(fresh?.bridge).toMatchObject({ opening: { customers: 0 }, closing: nothing });
  expect(view.all.bridge?.closing).toEqual({ customers: 105, cents: 105_000 });
  await engine.close();
});
