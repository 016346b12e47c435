import { expect, test } from "vitest";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { SurvivalGroup } from "@/lib/domain/survival";
import type { SurvivalQuestion } from "@/lib/domain/survival-question";
import { smallVersion } from "@/lib/testing/small-version";
import { computeSurvival } from "./survival";

/**
 * Fourteen customers to 31 Dec 2024, seven with a life by dates. Days from start to end: c1 10 left, c2 10 left, c3 20 censored by the
 * as-of day, c4 0 left on the first day, c5 30 left, c6 0 started on the as-of day, c7 left after the as-of day and so censored at 40.
 */
const customers = `
  select customer_id, plan, cast(started as date) as started_on, cast(ended as date) as churned_on, churned, cast(tenure as double) as tenure_months
  from (values
    ('c1', 'pro',  '2024-01-01', '2024-01-11', true,  0.5),
    ('c2', 'free', '2024-02-01', '2024-02-11', true,  1),
    ('c3', 'pro',  '2024-12-11', null,         false, 1),
    ('c4', 'free', '2024-03-01', '2024-03-01', true,  0),
    ('c5', 'pro',  '2024-05-01', '2024-05-31', true,  2),
    ('c6', 'free', '2024-12-31', null,         false, 0),
    ('c7', 'free', '2024-11-21', '2025-01-05', false, 3),
    ('f1', 'pro',  '2024-06-01', '2024-05-01', true,  -1),
    ('f2', 'pro',  '2024-06-01', null,         true,  null),
    ('f3', 'free', null,         '2024-06-01', true,  4),
    ('f4', 'free', '2025-02-01', null,         false, null),
    ('t1', 'free', null,         null,         null,  null),
    ('t2', 'pro',  null,         null,         null,  null),
    ('t3', 'pro',  null,         null,         null,  null)
  ) as t(customer_id, plan, started, ended, churned, tenure)`;

test("from dates: ties, a life of no days, ends after the as-of day; faults are left out and counted", async () => {
  const view = await ask({ tables: { customers }, asOf: "2024-12-31" }, {});
  expectSteps(view.everybody, [
    [0, 7, 1, 6 / 7],
    [10, 5, 2, (6 / 7) * (3 / 5)],
    [20, 3, 0, (6 / 7) * (3 / 5)],
    [30, 2, 1, (6 / 7) * (3 / 5) * (1 / 2)],
    [40, 1, 0, (6 / 7) * (3 / 5) * (1 / 2)],
  ]);
  expect(view.everybody).toMatchObject({ n: 7, events: 4, churnedShare: 4 / 7, lastTime: 40 });
  expect(view.everybody.median).toMatchObject({ value: 30 });
  expect(view.clock.unit).toBe("days");
  expect(view.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
    ["endBeforeStart", 1],
    ["endUnknown", 1],
    ["noStart", 1],
    ["startsLater", 1],
  ]);
  expect(view.explanation.join(" ")).toContain("Of 7 customers whose time is known, 4 have left");
});

test("from tenure: months as given, 0 kept, negative and missing ones left out and counted", async () => {
  const view = await ask({ tables: { customers } }, { by: "customers.plan" });
  expect(view.clock).toMatchObject({ kind: "tenure", unit: "months" });
  expectSteps(view.everybody, [
    [0, 8, 1, 7 / 8],
    [0.5, 6, 1, (7 / 8) * (5 / 6)],
    [1, 5, 1, (7 / 8) * (5 / 6) * (4 / 5)],
    [2, 3, 1, (7 / 8) * (5 / 6) * (4 / 5) * (2 / 3)],
    [3, 2, 0, (7 / 8) * (5 / 6) * (4 / 5) * (2 / 3)],
    [4, 1, 1, 0],
  ]);
  expect(view.groups.map(({ key, n, events }) => [key, n, events])).toEqual([
    ["free", 5, 3],
    ["pro", 3, 2],
  ]);
  expect(view.leftOut.map(({ reason, count }) => [reason, count])).toEqual([
    ["tenureMissing", 2],
    ["negative", 1],
  ]);
  expect(view.groups.every(({ retention }) => retention === null || retention.mark === "notEnough")).toBe(true);
});

test("nobody left: no verdict, no median, a sentence; one customer: no interval that claims to know", async () => {
  const stayed = `select 'c' || i as customer_id, case when i < 30 then 'a' else 'b' end as plan, false as churned, cast(12 as double) as tenure_months from range(60) as t(i)`;
  const view = await ask({ tables: { customers: stayed } }, { by: "customers.plan" });
  expect(view.warnings[0]).toMatch(/^Nobody in this data has left/);
  expect(view.groups.map(({ retention, median }) => [retention?.mark, retention?.reason, median?.value])).toEqual([
    ["notEnough", "noVariation", null],
    ["notEnough", "noVariation", null],
  ]);
  expect(view.logRank).toBeNull();
  const reading = view.groups[0]?.at.find(({ months }) => months === 12);
  // Wilson on 30 of 30: 30 / (30 + 1.96^2).
  expect(reading?.survival).toBe(1);
  expect(reading?.interval?.[0]).toBeCloseTo(30 / (30 + 1.959963984540054 ** 2), 9);
  const single = await ask(
    { tables: { customers: "select 'c' as customer_id, true as churned, cast(2 as double) as tenure_months" } },
    {},
  );
  expect(single.everybody).toMatchObject({ n: 1, events: 1 });
  expectSteps(single.everybody, [[2, 1, 1, 0]]);
  expect([single.horizon, single.until]).toEqual([null, null]);
  expect(JSON.stringify(single)).not.toMatch(/NaN|Infinity/);
});

test("everybody gone on the first day: the curve falls to 0 and says nothing of later months", async () => {
  const gone = `select 'c' || i as customer_id, true as churned, cast(0 as double) as tenure_months from range(20) as t(i)`;
  const view = await ask({ tables: { customers: gone } }, {});
  expectSteps(view.everybody, [[0, 20, 20, 0]]);
  expect(view.everybody.median?.value).toBe(0);
  expect(view.everybody.at.every(({ survival }) => survival === null)).toBe(true);
  const none = await ask(
    {
      tables: {
        customers: "select 'c' as customer_id, cast(null as boolean) as churned, cast(null as double) as tenure_months",
      },
    },
    {},
  );
  expect(none.everybody).toMatchObject({ state: "notDefined", n: 0 });
});

/**
 * Started over ten years, ends recorded in the last year only: 40 customers began on 1 Jan 2015 and every month until 2024 one more;
 * in 2024 five of the old ones left.
 */
const lateHistory = `
  select 'o' || i as customer_id, date '2015-01-01' as started_on,
    case when i < 5 then date '2024-03-01' + cast(i as integer) end as churned_on
  from range(40) as t(i)
  union all
  select 'n' || i, date '2015-01-01' + to_months(cast(i as integer)), null from range(120) as t(i)`;

test("a history that starts late is found, said, and lives before it count from the age they had then", async () => {
  const view = await ask({ tables: { customers: lateHistory }, asOf: "2024-12-31" }, {});
  expect(view.history).toMatchObject({ from: "2024-02-29", source: "found", used: true });
  expect(view.history?.sentence).toMatch(/^Nobody left until 29 Feb 2024, although 150 customers had started by then/);
  const [first] = view.everybody.curve.filter(({ events }) => (events ?? 0) > 0);
  // The first leaves on day 3,347. Of the same age or older at the end, 3,652 days after 1 Jan 2015, are the 40 and the eleven who
  // began from January to November 2015; all of them were younger when the record began.
  expect([first?.time, first?.atRisk, first?.events]).toEqual([3347, 51, 1]);
  const whole = await ask({ tables: { customers: lateHistory }, asOf: "2024-12-31" }, { historyFrom: "all" });
  expect(whole.history).toMatchObject({ used: false });
  expect(whole.everybody.n).toBe(160);
  const asked = await ask({ tables: { customers: lateHistory }, asOf: "2024-12-31" }, { historyFrom: "2024-03-03" });
  expect(asked.leftOut).toEqual([expect.objectContaining({ reason: "beforeHistory", count: 3 })]);
});

test("a column or a rule that reads the outcome gets a curve and no verdict; a column of payments none", async () => {
  const many = `select 'c' || i as customer_id, i % 3 = 0 as churned, cast(i % 24 as double) as tenure_months, cast(i % 7 as double) as size from range(200) as t(i)`;
  const view = await ask({ tables: { customers: many } }, { by: "customers.tenure_months" });
  expect(view.groups.every(({ retention, curve }) => retention?.mark === "notComparable" && curve.length > 0)).toBe(
    true,
  );
  expect(view.logRank).toBeNull();
  expect(view.groups.every(({ restrictedMean }) => !restrictedMean?.difference)).toBe(true);
  const segment = rule("long", { column: "customers.tenure_months", test: { op: "atLeast", value: 12 } });
  const leaking = await ask({ tables: { customers: many } }, { by: "segments", segments: ["long@1"] }, [segment]);
  expect(leaking.groups[0]?.retention).toMatchObject({ mark: "notComparable", reason: "leak", difference: null });
  expect(leaking.notes.join(" ")).toContain(
    "long is drawn without a verdict. “tenure_months is 12 or more” reads the outcome itself",
  );
  const payments = `select 'c1' as customer_id, date '2024-01-01' as paid_on, cast(1 as decimal(18,4)) as amount, 'N' as region`;
  const wrong = ask({ tables: { customers: many, payments } }, { by: "payments.region" });
  await expect(wrong).rejects.toThrow(/belongs to payments/);
});

test("a segment and its rest are the two halves of everybody, and the mark is that of its interval", async () => {
  const many = `select 'c' || i as customer_id, case when i % 2 = 0 then 'a' else 'b' end as plan,
    case when i % 2 = 0 then i % 10 = 0 else i % 4 = 1 end as churned, cast(i % 24 as double) as tenure_months from range(1200) as t(i)`;
  const segment = rule("a", { column: "customers.plan", test: { op: "isOneOf", values: ["a"] } });
  const one = await ask({ tables: { customers: many } }, { by: "segments", segments: ["a@1"] }, [segment]);
  const both = await ask({ tables: { customers: many } }, { by: "customers.plan" });
  const [a, b] = both.groups;
  expect(one.groups[0]?.curve).toEqual(a?.curve);
  expect(one.rest?.curve).toEqual(b?.curve);
  expect(one.logRank?.chiSquare).toBeCloseTo(both.logRank?.chiSquare ?? 0, 9);
  const retention = one.groups[0]?.retention;
  expect(retention?.mark).toBe("higher");
  expect(retention?.difference?.interval?.[0]).toBeGreaterThan(0);
  expect(one.family).toMatchObject({ m: 1, marked: 1, alpha: 0.05 });
});

test("lives that cannot be told are a sentence", async () => {
  const bare = `select 'c' as customer_id, 'x' as plan`;
  await expect(ask({ tables: { customers: bare } }, {})).rejects.toThrow(AppError);
  await expect(ask({ tables: { customers: bare } }, {})).rejects.toThrow(/map columns to start and end/);
  await expect(ask({ tables: { customers } }, { clock: "dates" })).rejects.toThrow(/Ask for lives from tenure/);
  await expect(ask({ tables: { customers } }, { historyFrom: "2024-01-01" })).rejects.toThrow(/needs lives from dates/);
});

async function ask(
  small: Parameters<typeof smallVersion>[0],
  question: Partial<SurvivalQuestion>,
  segments?: readonly AskedSegment[],
) {
  const { version, ask: answer } = await smallVersion(small);
  return computeSurvival({ version, segments, ask: answer, question: { compare: "rest", ...question } });
}

function rule(slug: string, condition: { column: string; test: object }): AskedSegment {
  const written = { kind: "column", ...condition } as AskedSegment["rule"];
  return { ref: `${slug}@1`, slug, name: slug, code: "A", version: 1, written, rule: written };
}

function expectSteps({ curve }: SurvivalGroup, rows: readonly (readonly [number, number, number, number])[]): void {
  expect(curve.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual(rows.map((row) => row.slice(0, 3)));
  rows.forEach(([, , , survival], index) => {
    expect(curve[index]?.survival).toBeCloseTo(survival, 12);
  });
}
