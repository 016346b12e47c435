import { expect, test } from "vitest";
import { z } from "zod";
import type { CohortTriangle, RetentionQuestion } from "@/lib/domain/retention";
import { customerMonths } from "@/lib/testing/customer-months";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { knownVersion } from "@/lib/testing/known-version";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { computeRetention } from "./retention";

const byMonth: RetentionQuestion = {
  entry: "firstPayment",
  every: "month",
  measure: "customers",
  activity: "on",
  cohorts: 60,
};

interface GoldenIn {
  readonly customers?: readonly { readonly id: string; readonly activeMonths: readonly string[] }[];
  readonly asOf: string;
  readonly mode: "on" | "on-or-after" | "unbroken";
  readonly cohorts?: readonly { readonly size: number; readonly active: number }[];
}
interface GoldenOut {
  readonly cohorts: readonly {
    readonly size: number;
    readonly cells: readonly { readonly active: number; readonly rate: number; readonly state: string }[];
  }[];
  readonly pooled: readonly {
    readonly cohorts: number;
    readonly n: number;
    readonly active: number;
    readonly rate: number;
    readonly interval95: readonly [number, number];
  }[];
  readonly pooledRate: number;
}

test.each(goldenCases<GoldenIn, GoldenOut>("retention_triangle"))("golden $id", async ({ in: given, out }) => {
  if (given.cohorts) {
    const { all } = await retention(payersOf(given.cohorts), byMonth);
    expectClose(all.pooled[1]?.value, out.pooledRate);
    return;
  }
  const activity = ({ on: "on", "on-or-after": "onOrAfter", unbroken: "unbroken" } as const)[given.mode];
  const paid = given.customers?.flatMap(({ id, activeMonths }) =>
    activeMonths.map((month) => [id, `${month}-05`, 100] as const),
  );
  const { all } = await retention({ paid: paid ?? [], asOf: given.asOf }, { ...byMonth, activity });
  expect(all.cohorts.map(({ size }) => size)).toEqual(out.cohorts.map(({ size }) => size));
  out.cohorts.forEach(({ cells }, row) => {
    const shown = all.cohorts[row]?.cells.filter(({ state }) => state !== "absent");
    expect(shown?.map(({ active, state }) => ({ active, state }))).toEqual(
      cells.map(({ active, state }) => ({ active, state })),
    );
    expectClose(
      shown?.map(({ value }) => value),
      cells.map(({ rate }) => rate),
    );
  });
  expect(all.pooled.map(({ cohorts, customers, active }) => ({ cohorts, n: customers, active }))).toEqual(
    out.pooled.map(({ cohorts, n, active }) => ({ cohorts, n, active })),
  );
  expectClose(
    all.pooled.map(({ value }) => value),
    out.pooled.map(({ rate }) => rate),
  );
  expectClose(
    all.pooled.map(({ interval }) => interval),
    out.pooled.map(({ interval95 }) => interval95),
    "bound",
  );
});

test("2 of 10 and 0 of 100 are 1.8 %, not 10 %; 2 of 8 and 0 of 8 are 12.5 %, not 25 %", async () => {
  const small = await retention(
    payersOf([
      { size: 10, active: 2 },
      { size: 100, active: 0 },
    ]),
    byMonth,
  );
  expect(small.all.pooled[1]).toMatchObject({ cohorts: 2, customers: 110, active: 2, value: 2 / 110 });
  const equal = await retention(
    payersOf([
      { size: 8, active: 2 },
      { size: 8, active: 0 },
    ]),
    byMonth,
  );
  expect(equal.all.pooled[1]).toMatchObject({ cohorts: 2, customers: 16, active: 2, value: 0.125 });
  expect(equal.all.cohorts[1]?.cells[1]).toMatchObject({ state: "observed", active: 0, value: 0 });
});

test("1 of 8 after two months is 12.5 % of those who entered, not 25 % of the 4 who came a month before", async () => {
  const paid = Array.from({ length: 8 }, (_, index) => [
    [`c${index}`, "2024-01-10", 100] as const,
    ...(index < 4 ? [[`c${index}`, "2024-02-10", 100] as const] : []),
    ...(index < 1 ? [[`c${index}`, "2024-03-10", 100] as const] : []),
  ]).flat();
  for (const activity of ["on", "unbroken"] as const) {
    const { all } = await retention({ paid, asOf: "2024-03-31" }, { ...byMonth, activity });
    expect(all.pooled.map(({ value }) => value)).toEqual([1, 0.5, 0.125]);
  }
});

test("a month that is not over stays out of the pooled row, and what lies ahead is empty, not 0", async () => {
  // Two enter in January, two in February; as of 20 March nobody of January has paid in March yet.
  const paid = [
    ["a", "2024-01-01", 100],
    ["b", "2024-01-31", 100],
    ["a", "2024-02-29", 100],
    ["c", "2024-02-01", 100],
    ["d", "2024-02-29", 100],
    ["c", "2024-03-20", 100],
    ["d", "2024-03-21", 100],
  ] as const;
  const view = await retention({ paid, asOf: "2024-03-20" }, byMonth);
  expect(view.running).toEqual({ label: "Mar 2024", from: "2024-03-01", to: "2024-03-31", passed: 20, days: 31 });
  expect(table(view.all)).toEqual([
    ["Jan 2024", 2, "observed 1", "observed 0.5", "partial 0"],
    ["Feb 2024", 2, "observed 1", "partial 0.5", "absent null"],
  ]);
  expect(view.all.pooled.map(({ age, customers, value }) => [age, customers, value])).toEqual([
    [0, 4, 1],
    [1, 2, 0.5],
  ]);
});

test("weeks run from Monday over the end of a year, quarters over several months, and a period without entrants is a row", async () => {
  const paid = [
    ["a", "2023-12-31", 100],
    ["a", "2024-01-01", 100],
    ["b", "2024-01-21", 100],
  ] as const;
  const weeks = await retention({ paid, asOf: "2024-01-21" }, { ...byMonth, every: "week" });
  expect(table(weeks.all)).toEqual([
    ["25 Dec 2023", 1, "observed 1", "observed 1", "observed 0", "observed 0"],
    ["1 Jan 2024", 0, "observed null", "observed null", "observed null", "absent null"],
    ["8 Jan 2024", 0, "observed null", "observed null", "absent null", "absent null"],
    ["15 Jan 2024", 1, "observed 1", "absent null", "absent null", "absent null"],
  ]);
  const quarters = await retention({ paid, asOf: "2024-01-21" }, { ...byMonth, every: "quarter" });
  expect(table(quarters.all)).toEqual([
    ["Q4 2023", 1, "observed 1", "partial 1"],
    ["Q1 2024", 1, "partial 1", "absent null"],
  ]);
});

test("revenue against the first period, and value so far per customer, with refunds, to the cent", async () => {
  // January: a pays 10.00 and 0.05, b 5.00. February: a gets 2.01 back, b pays nothing.
  const paid = [
    ["a", "2024-01-01", 1000],
    ["a", "2024-01-02", 5],
    ["b", "2024-01-03", 500],
    ["a", "2024-02-01", -201],
  ] as const;
  const revenue = await retention({ paid, asOf: "2024-02-29" }, { ...byMonth, measure: "revenue" });
  expect(revenue.all.cohorts[0]?.cells).toMatchObject([
    { revenue: "15.05", value: 1, active: 2, interval: null },
    { revenue: "-2.01", value: -2.01 / 15.05, active: 1 },
  ]);
  const value = await retention({ paid, asOf: "2024-02-29" }, { ...byMonth, measure: "value" });
  expect(value.all.cohorts[0]?.cells.map((cell) => [cell.revenue, cell.value])).toEqual([
    ["15.05", 7.525],
    ["13.04", 6.52],
  ]);
  // Fewer than ten customers give no pooled value.
  expect(value.all.pooled.map((cell) => cell.value)).toEqual([null, null]);
  const nothing = await retention(
    {
      paid: [
        ["a", "2024-01-01", 0],
        ["a", "2024-02-01", 500],
      ],
      asOf: "2024-02-29",
    },
    { ...byMonth, measure: "revenue" },
  );
  expect(nothing.all.cohorts[0]?.cells.map((cell) => cell.value)).toEqual([null, null]);
});

test("the interval of the pooled value so far follows each customer over all ages", async () => {
  // 12 of January, observed for three months, and 6 of February, for two: customer i pays i at first, i / 2 and i / 4 later.
  const entrants = Array.from({ length: 18 }, (_, index) => ({
    id: `c${index}`,
    first: index < 12 ? 1 : 2,
    pays: index + 1,
  }));
  const paid = entrants.flatMap(({ id, first, pays }) =>
    [1, 0.5, 0.25].map((part, age) => [id, `2024-0${first + age}-15`, pays * part * 400] as const).slice(0, 4 - first),
  );
  const { all } = await retention({ paid, asOf: "2024-03-31" }, { ...byMonth, measure: "value" });
  const amounts = [1, 0.5, 0.25].map((part) => (pays: number) => pays * part * 4);
  const ns = [18, 18, 12];
  const means = amounts.map((of, age) =>
    mean(entrants.filter((one) => age < 2 || one.first === 1).map((one) => of(one.pays))),
  );
  all.pooled.forEach((cell, last) => {
    const value = means.slice(0, last + 1).reduce((sum, one) => sum + one, 0);
    const influences = entrants.map(({ first, pays }) =>
      amounts.reduce((sum, of, age) => {
        const observed = age <= last && (age < 2 || first === 1);
        return observed ? sum + (of(pays) - (means[age] ?? 0)) / (ns[age] ?? 1) : sum;
      }, 0),
    );
    const half = 1.959963984540054 * Math.hypot(...influences);
    expectClose(cell.value, value);
    expectClose(cell.interval, [value - half, value + half], "bound");
  });
  expect(all.pooled).toHaveLength(3);
});

test("a triangle by group differs where the data differ, and groups add up to everybody", async () => {
  const paid = Array.from({ length: 40 }, (_, index) => [
    [`c${index}`, "2024-01-10", 100] as const,
    ...(index % 2 === 0 || index < 4 ? [[`c${index}`, "2024-02-10", 100] as const] : []),
  ]).flat();
  const people = Array.from({ length: 40 }, (_, index) => ({
    id: `c${index}`,
    plan: index % 2 === 0 ? "Team" : "Solo",
  }));
  const { all, groups } = await retention({ paid, asOf: "2024-02-29", people }, { ...byMonth, by: "customers.plan" });
  const shares = groups.map(({ label, triangle }) => [label, triangle?.pooled[1]?.active, triangle?.pooled[1]?.value]);
  expect(shares).toEqual([
    ["Solo", 2, 0.1],
    ["Team", 20, 1],
  ]);
  expect(all.pooled[1]).toMatchObject({ active: 22, customers: 40 });
});

test("later cohorts are marked against earlier ones only where test and second look agree", async () => {
  const grown = (later: number) =>
    retention(
      payersOf([
        { size: 200, active: 100 },
        { size: 200, active: later },
      ]),
      byMonth,
    );
  expect((await grown(104)).all.trend).toMatchObject({
    age: 1,
    mark: "none",
    earlier: { value: 0.5 },
    later: { value: 0.52 },
  });
  const better = (await grown(150)).all.trend;
  expect(better).toMatchObject({ mark: "higher", difference: 0.25 });
  expect(better?.interval?.[0]).toBeGreaterThan(0);
  expect(
    (
      await retention(
        payersOf([
          { size: 9, active: 1 },
          { size: 9, active: 0 },
        ]),
        byMonth,
      )
    ).all.trend?.mark,
  ).toBe("notEnough");
  const late = await retention(
    payersOf([
      { size: 200, active: 100 },
      { size: 200, active: 150 },
    ]),
    { ...byMonth, activity: "onOrAfter" },
  );
  expect(late.all.trend).toBeNull();
  expect(late.all.cohorts[1]?.cells.map(({ comparable }) => comparable)).toEqual([true, false, true]);
});

test("a version that cannot answer says which field it lacks", async () => {
  const customers = "select 'a' as customer_id, date '2024-01-01' as started_on";
  const noPayments = await smallVersion({ tables: { customers }, asOf: "2024-02-29" });
  await expect(computeRetention({ ...noPayments, question: byMonth })).rejects.toThrow(
    /customer id, paid on and amount of payments/,
  );
  const payments = "select 'a' as customer_id, date '2024-01-01' as paid_on, cast(1 as decimal(18,4)) as amount";
  const noDay = await smallVersion({ tables: { customers, payments } });
  await expect(computeRetention({ ...noDay, question: byMonth })).rejects.toThrow(
    /as-of day, and this version has none/,
  );
  const noStart = await smallVersion({
    tables: { customers: "select 'a' as customer_id", payments },
    asOf: "2024-02-29",
  });
  await expect(computeRetention({ ...noStart, question: { ...byMonth, entry: "start" } })).rejects.toThrow(
    /start as a customer/,
  );
});

const cohort = z.looseObject({
  cohort: z.string(),
  size: z.number(),
  active: z.array(z.number()),
  rate: z.array(z.number()),
  revenue: z.array(z.number()),
  cum_revenue_per_customer: z.array(z.number()),
});
const cohorts = z.looseObject({
  cohorts: z.array(cohort),
  pooled_retention: z.array(
    z.looseObject({ customers: z.number(), active: z.number(), rate: z.number(), cohorts: z.number() }),
  ),
});

test.runIf(sharedFilesPresent()).each(["cdnow", "saas_sales"] as const)(
  "golden cohorts of %s: counts, rates, revenue, cumulative revenue",
  async (name) => {
    const { sections } = z.object({ sections: z.looseObject({}) }).parse(golden(name));
    const section =
      name === "cdnow" ? z.looseObject({ cohorts }).parse(sections.master) : z.looseObject({ cohorts }).parse(sections);
    const known = await knownVersion(name);
    for (const everyPayerKnown of [true, false]) {
      const { all } = await computeRetention({ ...known, question: byMonth, everyPayerKnown });
      expect(all.cohorts.map(({ from, size }) => [from.slice(0, 7), size])).toEqual(
        section.cohorts.cohorts.map((one) => [one.cohort, one.size]),
      );
      section.cohorts.cohorts.forEach((expected, row) => {
        const cells = all.cohorts[row]?.cells.filter(({ state }) => state === "observed") ?? [];
        expect(cells.map(({ active }) => active)).toEqual(expected.active);
        expectClose(
          cells.map(({ value }) => value),
          expected.rate,
        );
      });
      for (const [age, expected] of section.cohorts.pooled_retention.entries()) {
        expect(all.pooled[age]).toMatchObject({
          customers: expected.customers,
          active: expected.active,
          cohorts: expected.cohorts,
        });
        expectClose(all.pooled[age]?.value, expected.rate);
      }
    }
    const revenue = await computeRetention({ ...known, question: { ...byMonth, measure: "revenue" } });
    const value = await computeRetention({ ...known, question: { ...byMonth, measure: "value" } });
    section.cohorts.cohorts.forEach((expected, row) => {
      expected.revenue.forEach((amount, age) => {
        expect(Number(revenue.all.cohorts[row]?.cells[age]?.revenue)).toBeCloseTo(amount, 6);
        expectClose(value.all.cohorts[row]?.cells[age]?.value, expected.cum_revenue_per_customer[age]);
      });
    });
  },
  60_000,
);

interface Paying {
  readonly paid: readonly (readonly [customer: string, day: string, cents: number])[];
  readonly asOf: string;
  readonly people?: readonly { readonly id: string; readonly plan: string }[];
}

/** Cohorts of consecutive months of which so many pay again in the next month; as of the end of the last of these. */
function payersOf(sizes: readonly { readonly size: number; readonly active: number }[]): Paying {
  const month = (index: number) => `2024-${String(index + 1).padStart(2, "0")}`;
  const paid = sizes.flatMap(({ size, active }, row) =>
    Array.from({ length: size }, (_, index) => [
      [`c${row}-${index}`, `${month(row)}-03`, 100] as const,
      ...(index < active ? [[`c${row}-${index}`, `${month(row + 1)}-03`, 100] as const] : []),
    ]).flat(),
  );
  const end = new Date(Date.UTC(2024, sizes.length + 1, 0)).toISOString().slice(0, 10);
  return { paid, asOf: end };
}

async function retention({ paid, asOf, people }: Paying, question: RetentionQuestion) {
  const ids = people ?? [...new Set(paid.map(([id]) => id))].map((id) => ({ id, plan: "Team" }));
  const payments = paid.map(([customer, day, cents]) => ({ customer, day, cents }));
  const rows = paid.map(([id, day, cents]) => `('${id}', date '${day}', cast(${cents} / 100.0 as decimal(18,4)))`);
  const small: SmallVersion = await smallVersion({
    tables: {
      customers: `select * from (values ${ids.map(({ id, plan }) => `('${id}', '${plan}')`).join(", ")}) as t(customer_id, plan)`,
      payments: `select * from (values ${rows.join(", ")}) as t(customer_id, paid_on, amount)`,
      customer_months: customerMonths({
        people: ids.map(({ id }) => ({ id, start: null, end: null })),
        payments,
        asOf,
      }),
    },
    asOf,
  });
  const view = await computeRetention({ ...small, question });
  await small.engine.close();
  return view;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function table({ cohorts: rows }: CohortTriangle): (string | number | null)[][] {
  return rows.map(({ label, size, cells }) => [label, size, ...cells.map(({ state, value }) => `${state} ${value}`)]);
}
