import { expect, test } from "vitest";
import type { CohortTriangle } from "@/lib/domain/retention";
import type { PlainRule } from "@/lib/domain/rule";
import { customerMonths } from "@/lib/testing/customer-months";
import { expectClose } from "@/lib/testing/golden-cases";
import { byMonth, payersOf, retentionOf } from "@/lib/testing/paying-customers";
import { smallVersion } from "@/lib/testing/small-version";
import { computeRetention } from "./retention";

test("2 of 10 and 0 of 100 are 1.8 %, not 10 %; 2 of 8 and 0 of 8 are 12.5 %, not 25 %", async () => {
  const small = await retentionOf(
    payersOf([
      { size: 10, active: 2 },
      { size: 100, active: 0 },
    ]),
    byMonth,
  );
  expect(small.all.pooled[1]).toMatchObject({ cohorts: 2, customers: 110, active: 2, value: 2 / 110 });
  const equal = await retentionOf(
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
    const { all } = await retentionOf({ paid, asOf: "2024-03-31" }, { ...byMonth, activity });
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
  const view = await retentionOf({ paid, asOf: "2024-03-20" }, byMonth);
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
  const weeks = await retentionOf({ paid, asOf: "2024-01-21" }, { ...byMonth, every: "week" });
  expect(table(weeks.all)).toEqual([
    ["25 Dec 2023", 1, "observed 1", "observed 1", "observed 0", "observed 0"],
    ["1 Jan 2024", 0, "observed null", "observed null", "observed null", "absent null"],
    ["8 Jan 2024", 0, "observed null", "observed null", "absent null", "absent null"],
    ["15 Jan 2024", 1, "observed 1", "absent null", "absent null", "absent null"],
  ]);
  const quarters = await retentionOf({ paid, asOf: "2024-01-21" }, { ...byMonth, every: "quarter" });
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
  const revenue = await retentionOf({ paid, asOf: "2024-02-29" }, { ...byMonth, measure: "revenue" });
  expect(revenue.all.cohorts[0]?.cells).toMatchObject([
    { revenue: "15.05", value: 1, active: 2, interval: null },
    { revenue: "-2.01", value: -2.01 / 15.05, active: 1 },
  ]);
  const value = await retentionOf({ paid, asOf: "2024-02-29" }, { ...byMonth, measure: "value" });
  expect(value.all.cohorts[0]?.cells.map((cell) => [cell.revenue, cell.value])).toEqual([
    ["15.05", 7.525],
    ["13.04", 6.52],
  ]);
  // Fewer than ten customers give no pooled value.
  expect(value.all.pooled.map((cell) => cell.value)).toEqual([null, null]);
  const nothing = await retentionOf(
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
  const { all } = await retentionOf({ paid, asOf: "2024-03-31" }, { ...byMonth, measure: "value" });
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
  const { all, groups } = await retentionOf({ paid, asOf: "2024-02-29", people }, { ...byMonth, by: "customers.plan" });
  const shares = groups.map(({ label, triangle }) => [label, triangle?.pooled[1]?.active, triangle?.pooled[1]?.value]);
  expect(shares).toEqual([
    ["Solo", 2, 0.1],
    ["Team", 20, 1],
  ]);
  expect(all.pooled[1]).toMatchObject({ active: 22, customers: 40 });
});

test("a segment that reads what customers bought later is shown and not judged, and the note says why", async () => {
  const paid = Array.from({ length: 60 }, (_, index) => [
    [`c${index}`, "2024-01-10", 100] as const,
    ...(index < 30 ? [[`c${index}`, "2024-02-10", 100] as const] : []),
  ]).flat();
  const rule: PlainRule = {
    kind: "behaviour",
    table: "payments",
    where: [],
    window: { kind: "ever" },
    measure: { of: "times", op: "atLeast", times: 2 },
  };
  const segment = { ref: "twice@1", slug: "twice", name: "Twice", code: "A", version: 1, written: rule, rule };
  const view = await retentionOf({ paid, asOf: "2024-02-29" }, { ...byMonth, by: "segments", segments: ["twice@1"] }, [
    segment,
  ]);
  expect(view.groups[0]?.triangle?.pooled[1]?.value).toBe(1);
  expect(view.groups[0]?.against).toMatchObject({ mark: "notComparable", difference: null });
  expect(view.notes).toEqual([expect.stringMatching(/^Twice is shown without a verdict: /)]);
});

test("later cohorts are marked against earlier ones only where test and second look agree", async () => {
  const grown = (later: number) =>
    retentionOf(
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
      await retentionOf(
        payersOf([
          { size: 9, active: 1 },
          { size: 9, active: 0 },
        ]),
        byMonth,
      )
    ).all.trend?.mark,
  ).toBe("notEnough");
  const late = await retentionOf(
    payersOf([
      { size: 200, active: 100 },
      { size: 200, active: 150 },
    ]),
    { ...byMonth, activity: "onOrAfter" },
  );
  expect(late.all.trend).toBeNull();
  expect(late.all.cohorts[1]?.cells.map(({ comparable }) => comparable)).toEqual([true, false, true]);
});

test("who starts after the as-of day has not entered yet, though their month has begun", async () => {
  const people = [
    { id: "a", start: "2024-01-05", end: null },
    { id: "b", start: "2024-02-10", end: null },
    { id: "later", start: "2024-02-20", end: null },
  ];
  const payments = [
    { customer: "a", day: "2024-01-05", cents: 100 },
    { customer: "a", day: "2024-02-05", cents: 100 },
    { customer: "b", day: "2024-02-10", cents: 100 },
  ];
  const asOf = "2024-02-15";
  const small = await smallVersion({
    tables: {
      customers: `select * from (values ${people.map(({ id, start }) => `('${id}', date '${start}')`).join(", ")}) as t(customer_id, started_on)`,
      payments: `select * from (values ${payments.map(({ customer, day }) => `('${customer}', date '${day}', cast(1 as decimal(18,4)))`).join(", ")}) as t(customer_id, paid_on, amount)`,
      customer_months: customerMonths({ people, payments, asOf }),
    },
    asOf,
  });
  for (const everyPayerKnown of [true, false]) {
    const { all } = await computeRetention({ ...small, everyPayerKnown, question: { ...byMonth, entry: "start" } });
    expect(table(all)).toEqual([
      ["Jan 2024", 1, "observed 1", "partial 1"],
      ["Feb 2024", 1, "partial 1", "absent null"],
    ]);
  }
  await small.engine.close();
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

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}

function table({ cohorts: rows }: CohortTriangle): (string | number | null)[][] {
  return rows.map(({ label, size, cells }) => [label, size, ...cells.map(({ state, value }) => `${state} ${value}`)]);
}
