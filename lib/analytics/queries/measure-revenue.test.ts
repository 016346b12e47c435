import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { RevenueQuestion, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { ruleOfPart } from "@/lib/domain/revenue-rule";
import type { PlainRule } from "@/lib/domain/rule";
import { knownVersion } from "@/lib/testing/known-version";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { smallVersion } from "@/lib/testing/small-version";
import { countRule } from "./count-rule";
import { measureRevenue } from "./measure-revenue";
import { computeScoreboard } from "./scoreboard";

/**
 * Opening is January, closing February 2024 (29 days); the as-of day is in March. Ann grows, Ben stays, Cia shrinks, Dan leaves, Eve
 * is new on the leap day, Fay paid in 2023 and comes back, Gil is refunded more than he pays, Hal pays 0, Ida is in no list.
 */
const tables = {
  customers: `select * from (values ('ann', 'N'), ('ben', 'N'), ('cia', 'N'), ('dan', 'S'), ('eve', 'S'), ('fay', 'S'), ('gil', null), ('hal', null))
    as t(customer_id, region)`,
  payments: `select customer_id, cast(paid_on as date) as paid_on, cast(amount as decimal(18,4)) as amount, recurring from (values
    ('ann', '2024-01-10', 100, true), ('ann', '2024-02-10', 120, true), ('ann', '2024-02-11', 5, false),
    ('ben', '2024-01-01', 50, true), ('ben', '2024-02-01', 50, true),
    ('cia', '2024-01-31', 80, true), ('cia', '2024-02-28', 30, true),
    ('dan', '2024-01-15', 40, true), ('dan', '2024-03-01', 40, true),
    ('eve', '2024-02-29', 60, true),
    ('fay', '2023-06-01', 10, true), ('fay', '2024-02-02', 25, null),
    ('gil', '2024-01-05', 30, true), ('gil', '2024-02-05', -5, true),
    ('hal', '2024-01-05', 0, true), ('hal', '2024-02-05', 0, true),
    ('ida', '2024-01-05', 7, true), ('ida', '2024-02-05', 9, true)) as t(customer_id, paid_on, amount, recurring)`,
};

async function ask(question: Partial<RevenueQuestion>, asOf = "2024-03-10"): Promise<RevenueRetentionView> {
  const { version, ask, engine } = await smallVersion({ tables, asOf });
  const { view } = await measureRevenue({
    version,
    ask,
    question: { span: "month", recurringOnly: false, ...question },
  });
  await engine.close();
  return view;
}

function segment(slug: string, rule: PlainRule): AskedSegment {
  return { ref: `${slug}@1`, slug, name: slug, code: "A", version: 1, written: rule, rule };
}

test("a subscription that some pay by the year says that its months hold a part of them", async () => {
  // North pays each month of 2024, 24 of 24 months; of South two pay a year ahead: 2 of 13 months each, so 28 of 50.
  const north = `select 'n' || i as customer_id, make_date(2024, cast(m as int), 3) as paid_on from range(2) as t(i), range(1, 13) as v(m)`;
  const south = `select 's' || i, make_date(y, 1, 3) from range(2) as t(i), (values (2023), (2024)) as v(y)`;
  const notes = async (paid: string, monthly: string, span: RevenueQuestion["span"]) => {
    const { version, ask, engine } = await smallVersion({
      tables: {
        customers: `select distinct customer_id${monthly} from (${paid})`,
        payments: `select customer_id, paid_on, cast(10 as decimal(18,4)) as amount from (${paid})`,
      },
      asOf: "2024-12-31",
    });
    const { view } = await measureRevenue({ version, ask, question: { span, recurringOnly: false } });
    await engine.close();
    return view.notes.filter((note) => note.startsWith("Not every customer pays every month"));
  };
  const given = ", cast(10 as decimal(18,4)) as monthly_revenue";
  expect(await notes(`${north} union all ${south}`, given, "yearAgo")).toHaveLength(1);
  expect(await notes(`${north} union all ${south}`, given, "twelveMonths")).toEqual([]);
  expect(await notes(`${north} union all ${south}`, "", "month")).toEqual([]);
  expect(await notes(north, given, "month")).toEqual([]);
});

function bridge(view: RevenueRetentionView, key?: string) {
  const group = key === undefined ? view.all : view.groups.find((one) => one.key === key);
  const amounts = group?.bridge?.parts.map(({ part, customers, cents }) => [part, [customers, cents]] as const) ?? [];
  return {
    opening: [group?.bridge?.opening.customers, group?.bridge?.opening.cents],
    ...Object.fromEntries(amounts),
    closing: [group?.bridge?.closing.customers, group?.bridge?.closing.cents],
  };
}

describe("a month worked out by hand", () => {
  test("everybody stands in exactly one part; customers in no list count; the parts add up", async () => {
    const view = await ask({ closing: "2024-02" });
    expect(view.closing).toEqual({
      key: "2024-02",
      label: "Feb 2024",
      complete: true,
      from: "2024-02-01",
      to: "2024-02-29",
    });
    expect(view.opening).toEqual({ label: "Jan 2024", from: "2024-01-01", to: "2024-01-31" });
    expect(bridge(view)).toEqual({
      opening: [6, 30_700],
      new: [1, 6_000],
      reactivation: [1, 2_500],
      expansion: [2, 2_700],
      unchanged: [1, 0],
      contraction: [1, -5_000],
      churn: [2, -7_500],
      other: [1, 0],
      closing: [6, 29_400],
    });
    // (125 + 50 + 30 + 0 - 5 + 9) / 307; (100 + 50 + 30 + 7) / 307; 4 of 6.
    expect(view.all.nrr.estimate).toMatchObject({ value: 209 / 307, n: 6, numerator: 209, denominator: 307 });
    expect(view.all.grr.estimate).toMatchObject({ value: 187 / 307, numerator: 187 });
    expect(view.all.logo.estimate).toMatchObject({ value: 4 / 6, numerator: 4, denominator: 6 });
    expect(view.all.logo.estimate?.interval?.[0]).toBeCloseTo(0.3, 4);
  });

  test("groups have their own bridges; who has no value and who is in no list are one group", async () => {
    const view = await ask({ closing: "2024-02", by: "customers.region" });
    expect(view.groups.map(({ key, base }) => [key, base])).toEqual([
      ["N", 3],
      ["S", 1],
      ["(empty)", 2],
    ]);
    expect(bridge(view, "S")).toMatchObject({
      opening: [1, 4_000],
      new: [1, 6_000],
      churn: [1, -4_000],
      closing: [2, 8_500],
    });
    expect(view.groups[1]?.nrr.estimate).toMatchObject({ value: 0, n: 1, interval: null, mark: "notEnough" });
  });

  test("the rules behind the bars hold for exactly as many customers of the list; sums are compared by none", async () => {
    const { version, ask: asked, engine } = await smallVersion({ tables, asOf: "2024-03-10" });
    const view = await ask({ closing: "2024-02" });
    const counted = async (part: Parameters<typeof ruleOfPart>[1]) => {
      const rule = ruleOfPart(view, part, version.manifest);
      return (
        rule &&
        (await countRule(version, rule, asked)).total === 8 &&
        (await countRule(version, rule, asked)).nodes[0]?.count
      );
    };
    // Ida is in no list: one less at both ends.
    expect(await counted("opening")).toBe(5);
    expect(await counted("closing")).toBe(5);
    expect(await counted("new")).toBe(1);
    expect(await counted("reactivation")).toBe(1);
    expect(await counted("churn")).toBe(2);
    expect(await counted("other")).toBe(1);
    expect(await counted("expansion")).toBeNull();
    await engine.close();
  });

  test("recurring payments alone: what is marked as once is left out, what is not marked counts and is said", async () => {
    const view = await ask({ closing: "2024-02", recurringOnly: true });
    expect(bridge(view)).toMatchObject({ expansion: [2, 2_200], reactivation: [1, 2_500], closing: [6, 28_900] });
    expect(view.notes).toContain("1 payment does not say whether it recurs; it counts as recurring.");
  });

  test("a month in progress says so and its last day ends it; a base of nobody has no value, never 0", async () => {
    const running = await ask({ closing: "2024-03" });
    expect(running.closing.complete).toBe(false);
    expect(running.notes.join()).toContain("Mar 2024 is not over on the as-of day");
    expect(running.periods.at(-1)).toEqual({ key: "2024-03", label: "Mar 2024", complete: false });
    const before = await ask({ closing: "2023-09" });
    expect(before.all).toMatchObject({ base: 0, sentence: "Nobody here had revenue in the opening period." });
    expect(before.all.nrr).toMatchObject({ state: "notDefined", estimate: null });
    expect(before.all.series.at(-1)).toEqual({
      base: 0,
      nrr: { value: null, interval: null },
      grr: { value: null, interval: null },
      logo: { value: null, interval: null },
    });
    expect((await ask({ closing: "2024-02" }, "2024-02-28")).closing.complete).toBe(false);
  });

  test("a segment whose rule reads who still pays gets no verdict, as on the scoreboard; one by region may", async () => {
    const paying: PlainRule = {
      kind: "behaviour",
      table: "payments",
      where: [],
      window: { kind: "lastDays", days: 30 },
      measure: { of: "did" },
    };
    const north: PlainRule = { kind: "column", column: "customers.region", test: { op: "isOneOf", values: ["N"] } };
    const segments = [segment("paying", paying), segment("north", north)];
    const { version, ask: answer, engine } = await smallVersion({ tables, asOf: "2024-03-10" });
    const by = { by: "segments", segments: segments.map(({ ref }) => ref) };
    const { view } = await measureRevenue({
      version,
      ask: answer,
      segments,
      question: { ...by, span: "month", closing: "2024-02", recurringOnly: false },
    });
    const board = await computeScoreboard({
      version,
      ask: answer,
      segments,
      question: { ...by, metrics: ["nrr"], against: "rest", revenuePeriod: "2024-02" },
    });
    const marks = view.groups.map(({ nrr }) => [nrr.estimate?.mark, nrr.estimate?.reason]);
    expect(marks).toEqual(board.cells.map(([cell]) => [cell?.estimate?.mark, cell?.estimate?.reason]));
    expect(marks[0]).toEqual(["notComparable", "leak"]);
    expect(marks[1]?.[0]).toBe("notEnough");
    expect(view.notes[0]).toMatch(/^paying is shown without a verdict: /);
    await engine.close();
  });

  test("the series reaches as far back as payments, and says where they begin", async () => {
    const view = await ask({ closing: "2024-02" });
    expect(view.periods).toHaveLength(8);
    expect(view.periods[0]?.key).toBe("2023-07");
    expect((await ask({ closing: "2023-07" })).notes).toEqual([
      "Payments begin in Jun 2023: who came back from before counts as new.",
    ]);
    expect((await ask({ span: "year", closing: "2023" })).notes).toEqual([
      "Payments begin on 2023-06-01, within or after the opening period: part of its revenue is not in this data.",
    ]);
  });

  test("what the version cannot answer is a sentence", async () => {
    const { version, ask } = await smallVersion({ tables: { customers: tables.customers }, asOf: "2024-03-10" });
    const question = { span: "month", recurringOnly: false } as const;
    await expect(measureRevenue({ version, ask, question })).rejects.toMatchObject({ code: "invalid" });
    const payments = `select 'ann' as customer_id, date '2024-01-10' as paid_on, cast(1 as decimal(18,4)) as amount, 'A' as product`;
    const paid = await smallVersion({ tables: { ...tables, payments }, asOf: "2024-03-10" });
    await expect(measureRevenue({ ...paid, question: { ...question, recurringOnly: true } })).rejects.toThrow(
      "does not say which payments recur",
    );
    await expect(measureRevenue({ ...paid, question: { ...question, by: "payments.product" } })).rejects.toThrow(
      "group by a column of customers",
    );
  });
});

const share = { nrr: z.number(), grr: z.number() };
const yearly = z.array(
  z.object({ to: z.number(), industry: z.string(), base_customers: z.number(), logo_retention: z.number(), ...share }),
);
const quarterly = z.array(z.object({ quarter: z.string(), ...share }));

describe.runIf(sharedFilesPresent())("saas_sales gives the golden values", () => {
  test("years by industry and for all, quarters in one series; the scoreboard has the same estimates", async () => {
    const saas = await knownVersion("saas_sales");
    const { nrr_grr_yearly, nrr_grr_quarterly } = z
      .object({ sections: z.object({ nrr_grr_yearly: yearly, nrr_grr_quarterly: quarterly }) })
      .parse(golden("saas_sales")).sections;
    for (const row of nrr_grr_yearly) {
      const question = {
        span: "year",
        closing: String(row.to),
        by: "customers.Industry",
        recurringOnly: false,
      } as const;
      const { view } = await measureRevenue({ ...saas, question });
      const group = row.industry === "all" ? view.all : view.groups.find(({ key }) => key === row.industry);
      expect(group?.base).toBe(row.base_customers);
      expect(group?.nrr.estimate?.value).toBeCloseTo(row.nrr, 9);
      expect(group?.grr.estimate?.value).toBeCloseTo(row.grr, 9);
      expect(group?.logo.estimate?.value).toBeCloseTo(row.logo_retention, 9);
    }
    const { view: series } = await measureRevenue({
      ...saas,
      question: { span: "quarter", recurringOnly: false, periods: 20 },
    });
    expect(series.periods.map(({ key }) => key)).toEqual(nrr_grr_quarterly.map(({ quarter }) => quarter));
    nrr_grr_quarterly.forEach(({ nrr, grr }, place) => {
      expect(series.all.series[place]?.nrr.value).toBeCloseTo(nrr, 9);
      expect(series.all.series[place]?.grr.value).toBeCloseTo(grr, 9);
    });
    const metrics = ["nrr", "grr", "logo_retention"];
    const board = await computeScoreboard({
      ...saas,
      question: { by: "customers.Industry", metrics, against: "rest", revenuePeriod: "2023Q4" },
    });
    const { view } = await measureRevenue({
      ...saas,
      question: { span: "quarter", closing: "2023Q4", by: "customers.Industry", recurringOnly: false },
    });
    expect(view.family.m).toBe(board.family.m);
    view.groups.forEach(({ key, nrr, grr, logo }) => {
      const row = board.groups.findIndex((group) => group.key === key);
      [nrr, grr, logo].forEach(({ estimate }, column) => {
        const other = board.cells[row]?.[column]?.estimate;
        expect(estimate?.mark).toBe(other?.mark);
        expect(estimate?.difference?.value ?? 0).toBeCloseTo(other?.difference?.value ?? 0, 9);
        expect(estimate?.interval?.[0] ?? 0).toBeCloseTo(other?.interval?.[0] ?? 0, 9);
      });
    });
    const bridged = [view.all, ...view.groups].map(({ bridge }) => {
      const sum = bridge?.parts.reduce((total, { cents }) => total + (cents ?? 0), bridge.opening.cents ?? 0);
      return sum === bridge?.closing.cents;
    });
    expect(bridged).toEqual(bridged.map(() => true));
  });
});
