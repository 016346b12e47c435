import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { emptyKey } from "@/lib/domain/group-keys";
import { type CohortTriangle, cohortEntries, type RetentionQuestion } from "@/lib/domain/retention";
import { ruleOfCohortCell } from "@/lib/domain/retention-rules";
import type { PlainRule } from "@/lib/domain/rule";
import { expandRule, type SegmentLookup } from "@/lib/domain/rule-expansion";
import { cohortsByHand, type HandCell, type Person } from "@/lib/testing/cohorts-by-hand";
import { customerMonths } from "@/lib/testing/customer-months";
import { expectClose } from "@/lib/testing/golden-cases";
import { type DrawnPayments, paymentTables, randomPayments } from "@/lib/testing/random-payments";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { countRule } from "./count-rule";
import { computeRetention } from "./retention";

const dataSets = Number(process.env.COHORT_DATA_SETS ?? 10);

/** Asked of every data set, by groups and by segments in turn. */
const shown = [
  { measure: "customers", activity: "on" },
  { measure: "customers", activity: "onOrAfter" },
  { measure: "customers", activity: "unbroken" },
  { measure: "revenue", activity: "on" },
  { measure: "value", activity: "on" },
] as const satisfies readonly Pick<RetentionQuestion, "measure" | "activity">[];

const days = fc.constantFrom(
  ...["2022-01-01", "2022-12-26", "2022-12-31", "2023-01-01", "2023-01-02", "2023-02-28", "2023-12-31", "2024-01-01"],
  ...["2024-02-29", "2024-03-01", "2024-03-10", "2024-03-31", "2024-05-01"],
);
const asOfDays = fc.constantFrom("2024-03-10", "2024-02-29", "2023-12-31", "2024-03-04", "2024-03-31");
const questions = fc.record({
  entry: fc.constantFrom(...cohortEntries),
  every: fc.constantFrom("month", "quarter", "week") as fc.Arbitrary<RetentionQuestion["every"]>,
  cohorts: fc.constantFrom(1, 3, 60),
});
/** The drawn data with more customers and payments among them, so that periods follow each other in one life. */
const crowd = fc
  .tuple(
    randomPayments,
    fc.integer({ min: 0, max: 14 }),
    fc.array(fc.record({ who: fc.nat(), day: days, cents: fc.integer({ min: -500, max: 9_000 }) }), {
      minLength: 30,
      maxLength: 60,
    }),
  )
  .map(([drawn, more, payments]): DrawnPayments => {
    const added = Array.from(
      { length: more },
      (_, index) => [`m${index}`, index % 3 === 0 ? "North" : "Isle"] as const,
    );
    const customers = new Map([...drawn.customers, ...added]);
    const ids = [...customers.keys()];
    const paid = payments.flatMap(({ who, day, cents }) => {
      const customer = ids[who % Math.max(1, ids.length)];
      return customer === undefined ? [] : [{ customer, day, cents, recurring: null }];
    });
    return { customers, payments: [...drawn.payments, ...paid] };
  });

/**
 * Starts and ends by place in the list. A start is the first payment, as a build derives it, another payment, so that some lie
 * before it, or any day.
 */
const lives = fc.record({
  startsWith: fc.constantFrom("firstPayment", "laterPayment", "anyDay"),
  starts: fc.array(fc.option(days, { freq: 4 }), { minLength: 30, maxLength: 30 }),
  ends: fc.array(fc.option(days, { freq: 2 }), { minLength: 30, maxLength: 30 }),
});
type Lives = typeof lives extends fc.Arbitrary<infer Value> ? Value : never;

const north: PlainRule = { kind: "column", column: "customers.region", test: { op: "isOneOf", values: ["North"] } };
const twice: PlainRule = {
  kind: "behaviour",
  table: "payments",
  where: [],
  window: { kind: "ever" },
  measure: { of: "times", op: "atLeast", times: 2 },
};
const segments: readonly AskedSegment[] = [
  ["north", north],
  ["twice", twice],
].map(([slug, rule]) => ({
  ref: `${slug}@1`,
  slug: String(slug),
  name: String(slug),
  code: "A",
  version: 1,
  written: rule as PlainRule,
  rule: rule as PlainRule,
}));

const populations = [{ by: "customers.region" }, { by: "segments", segments: segments.map(({ ref }) => ref) }];

test(
  "cohorts counted customer by customer in plain code equal the triangles of everybody, of groups and of segments",
  async () => {
    await fc.assert(
      fc.asyncProperty(crowd, lives, questions, asOfDays, async (drawn, life, whole, asOf) => {
        const people = peopleOf(drawn, life);
        const small = await versionOf(drawn, { people, asOf });
        const everyPayerKnown = drawn.payments.every(({ customer }) => drawn.customers.has(customer));
        const source = { people, payments: drawn.payments, asOf };
        const entered = cohortsOf(source, whole);
        for (const [place, show] of shown.entries()) {
          const asked = { ...whole, ...show };
          const population = populations[(place + drawn.payments.length) % 2] ?? {};
          const view = computeRetention({ ...small, question: { ...asked, ...population }, segments, everyPayerKnown });
          if (entered.length === 0) {
            await expect(view).rejects.toThrow(/so there is no cohort/);
            continue;
          }
          const { all, groups } = await view;
          expect(JSON.stringify(all)).not.toMatch(/NaN|Infinity/);
          expectTriangle(all, source, asked);
          for (const { key, triangle } of groups) {
            const members = people.filter((one) => isMember(one.id, key, drawn));
            if (!triangle) continue;
            expectTriangle(triangle, { ...source, people: members }, asked, all);
            const frame = {
              manifest: small.version.manifest,
              question: { ...asked, ...population },
              groups: groups.map((one) => one.key),
            };
            await expectRules(small, frame, { triangle, group: key, seed: drawn.payments.length });
          }
        }
        await small.engine.close();
      }),
      { numRuns: dataSets, seed: 7_001, endOnFailure: dataSets > 100 },
    );
  },
  60_000 + dataSets * 5_000,
);

function peopleOf({ customers, payments }: DrawnPayments, { startsWith, starts, ends }: Lives) {
  return [...customers.keys()].map((id, place) => {
    const paid = payments.filter(({ customer }) => customer === id).map(({ day }) => day);
    const start = {
      firstPayment: paid.toSorted()[0] ?? null,
      laterPayment: paid.toSorted()[Math.floor(paid.length / 2)] ?? null,
      anyDay: starts[place] ?? null,
    }[startsWith];
    return { id, start, end: ends[place] ?? null };
  });
}

async function versionOf(
  drawn: DrawnPayments,
  { people, asOf }: { people: ReturnType<typeof peopleOf>; asOf: string },
) {
  const { customers, payments } = paymentTables(drawn);
  const starts = people.map(({ id, start }) => `('${id}', ${start === null ? "null" : `date '${start}'`})`);
  const started = `(values ${[...starts, "(null, null)"].join(", ")}) as s(id, day)`;
  const small = await smallVersion({
    tables: {
      customers: `select c.*, cast(s.day as date) as started_on from (${customers}) as c left join ${started} on s.id = c.customer_id`,
      payments,
      customer_months: customerMonths({ people, payments: drawn.payments, asOf }),
    },
    asOf,
  });
  const column = small.version.manifest.tables
    .flatMap((table) => table.columns)
    .find(({ key }) => key === "customers.started_on");
  if (column) column.empty = people.filter(({ start }) => start === null).length;
  return small;
}

function isMember(id: string, key: string, { customers, payments }: DrawnPayments): boolean {
  if (key === "north@1") return customers.get(id) === "North";
  if (key === "twice@1") return payments.filter(({ customer }) => customer === id).length >= 2;
  return (customers.get(id) ?? emptyKey) === key;
}

type Source = { people: readonly Person[]; payments: DrawnPayments["payments"]; asOf: string };

/** First days of the periods of entry, by hand, over a range wide enough for all. */
function cohortsOf(source: Source, asked: Pick<RetentionQuestion, "entry" | "every">) {
  const wide = { month: "2022-01-01", quarter: "2022-01-01", week: "2021-12-27" }[asked.every];
  const { cohorts } = cohortsByHand(
    source,
    { ...asked, measure: "customers", activity: "on" },
    { from: wide, to: source.asOf, ages: 1 },
  );
  return cohorts.filter(({ size }) => size > 0).map(({ from }) => from);
}

function expectTriangle(
  triangle: CohortTriangle,
  source: Source,
  asked: Pick<RetentionQuestion, "entry" | "every" | "measure" | "activity" | "cohorts">,
  frame: CohortTriangle = triangle,
): void {
  const [first, last] = [frame.cohorts[0]?.from ?? "", frame.cohorts.at(-1)?.from ?? ""];
  if (frame === triangle) {
    const entered = cohortsOf(source, asked);
    expect(last).toBe(entered.at(-1));
    if (asked.cohorts === 60 && asked.every !== "week") expect(first).toBe(entered[0]);
    else expect(triangle.cohorts.length).toBeLessThanOrEqual(asked.cohorts);
  }
  const hand = cohortsByHand(source, asked, { from: first, to: last, ages: triangle.ages });
  expect(triangle.cohorts.map(({ from, size }) => ({ from, size }))).toEqual(
    hand.cohorts.map(({ from, size }) => ({ from, size })),
  );
  triangle.cohorts.forEach(({ cells }, row) => {
    cells.forEach((cell, age) => {
      const expected = hand.cohorts[row]?.cells[age];
      expect(cell.state).toBe(expected?.state);
      if (expected) expectNumbers(cell, expected);
    });
  });
  expect(triangle.pooled.map(({ cohorts, customers }) => ({ cohorts, customers }))).toEqual(
    hand.pooled.map(({ cohorts, customers }) => ({ cohorts, customers })),
  );
  triangle.pooled.forEach((cell, age) => {
    const expected = hand.pooled[age];
    if (expected) expectNumbers(cell, expected);
  });
}

/** The customers of a cell's rule are those that the cell counts: of two cells of each triangle, and one cohort. */
async function expectRules(
  { version, ask }: SmallVersion,
  frame: Parameters<typeof ruleOfCohortCell>[0],
  { triangle, group, seed }: { triangle: CohortTriangle; group: string; seed: number },
): Promise<void> {
  const cells = triangle.cohorts.flatMap((cohort) =>
    cohort.cells.filter(({ state }) => state !== "absent").map((cell) => ({ cohort, cell })),
  );
  for (const place of [seed, seed * 7 + 3]) {
    const one = cells[place % cells.length];
    if (!one) continue;
    const rule = ruleOfCohortCell(frame, { cohort: one.cohort, age: one.cell.age, group });
    if (rule === null) throw new Error(`no rule for ${group}`);
    const { nodes } = await countRule(version, expandRule(rule, lookup), ask);
    expect(nodes[0]?.count).toBe(one.cell.active);
  }
  const cohort = triangle.cohorts[seed % triangle.cohorts.length];
  const entered = cohort && ruleOfCohortCell(frame, { cohort, age: null, group });
  if (!cohort || !entered) throw new Error("no rule for a cohort");
  expect((await countRule(version, expandRule(entered, lookup), ask)).nodes[0]?.count).toBe(cohort.size);
}

const lookup: SegmentLookup = (slug, number) => {
  const found = segments.find((one) => one.slug === slug && (number === undefined || one.version === number));
  return found && { slug, name: found.name, version: found.version, rule: found.written };
};

function expectNumbers(
  cell: Pick<CohortTriangle["cohorts"][number]["cells"][number], "active" | "revenue" | "value" | "interval">,
  expected: Omit<HandCell, "state">,
): void {
  expect(cell.active).toBe(expected.active);
  expect(cell.revenue === null ? null : Math.round(Number(cell.revenue) * 100)).toBe(expected.cents);
  expectClose(cell.value, expected.value);
  expectClose(cell.interval, expected.interval, "bound");
}
