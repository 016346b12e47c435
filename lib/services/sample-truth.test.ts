import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { featureUseQuestion } from "@/lib/analytics/queries/feature-use";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { unitRowsPage } from "@/lib/analytics/queries/unit-rows-page";
import type { Estimate } from "@/lib/domain/estimate";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import type { SegmentTruth } from "@/lib/sample/truth";
import { binomialQuantile } from "@/lib/stats/distributions";
import { asked, oneOf } from "@/lib/testing/asked";
import { competitorEffects, segmentEffects } from "@/lib/testing/planted-effects";
import { type SampleVersion, sampleVersion } from "@/lib/testing/sample-version";
import { adoptionGrid } from "./adoption-grid";

const seeds = [1, 2, 3, 4, 5];
const accounts = 5000;
const samples = new Map<number, SampleVersion>();
const screens = new Map<string, ScoreboardView>();
const powered = { all: 0, marked: 0 };

const segmentMetrics = [
  "customers",
  "share:customers.converted",
  "conversion",
  "churned_share",
  "close_rate",
  "arpu",
  "revenue",
  "order_value",
  "margin",
  "csat_top2",
  "first_response_median",
  "nps",
  "cac",
];

const standardMetrics = [
  "conversion",
  "churned_share",
  "retention_12",
  "arpu",
  "cac",
  "nps",
  "order_value",
  "nrr",
  "close_rate",
  "csat_top2",
  "first_response_median",
];

beforeAll(async () => {
  for (const seed of seeds) samples.set(seed, await sampleVersion(seed, accounts));
}, 400_000);

afterAll(() => {
  console.info(`planted effects with power of at least 95 %: ${powered.marked} of ${powered.all} marked`);
});

describe.each(seeds)("sample company of seed %i", (seed) => {
  test("counts and money of every planted segment are those of the generator", async () => {
    const { truth } = of(seed);
    const view = await board(seed, "customers.Market segment", segmentMetrics);
    expect(view.groups.map((group) => group.key).sort()).toEqual(truth.segments.map((one) => one.name).sort());
    for (const one of truth.segments) expect(realised(view, one.name), one.name).toEqual(planned(one));
    const { count, n } = truth.total.closeRate;
    expect(estimateOf(view, null, "close_rate")).toMatchObject({ numerator: count, n });
    const company = { ...realised(view, null), satisfied: null, answered: null, median: null };
    expect(company).toEqual({ ...planned(truth.total), satisfied: null, answered: null, median: null });
  });

  test("no segment was made to use a feature more than another, and next to none is said to be behind", async () => {
    const { version, ask, truth } = of(seed);
    const segments = truth.segments.map(({ name }, at) =>
      asked(`s${at}`, oneOf("customers.Market segment", name), "ABCDEF".charAt(at)),
    );
    const resolved = await resolveGrouping({ version, segments, ask }, { by: "segments" });
    const { grouping } = resolved;
    const asOf = version.manifest.asOf ?? "";
    const use = await ask(featureUseQuestion({ version, grouping, asOf, days: 30, most: 20 }));
    const grid = adoptionGrid({ asked: segments, resolved, use, hides: false });
    expect(grid.rows).toHaveLength(8);
    // Who pays since a day that does not exist is a customer as well.
    expect(grid.customers).toBe(truth.total.paying);
    expect(grid.family.m).toBeGreaterThan(20);
    expect(grid.family.marked).toBeLessThanOrEqual(1);
  });

  test("those who still pay, those who left and those who tried are as many as the generator says", async () => {
    const { truth } = of(seed);
    const states = await board(seed, "customers.churned", ["arpu", "mrr"]);
    expect(states.groups.map(({ key, size }) => [key, size])).toEqual([
      ["Yes", truth.total.left],
      ["No", truth.total.paying],
      ["(empty)", truth.total.inTrial + truth.total.trialsEndedUnpaid],
    ]);
    expect(cents(estimateOf(states, "No", "arpu").numerator)).toBe(cents(truth.total.monthlyRevenue.payingNow));
    expect(cents(estimateOf(states, null, "mrr").value)).toBe(cents(truth.total.monthlyRevenue.payingNow));
    const question = { period: "month" } as const;
    const trials = await board(seed, "customers.trial_started_on", ["customers"], question);
    const since = (month: string) => month >= truth.drift.since.slice(0, 7);
    const started = trials.groups.filter(({ key }) => key !== "(empty)");
    expect(sum(started.filter(({ key }) => !since(key)).map(({ size }) => size))).toBe(truth.drift.trialsBefore.n);
    expect(sum(started.filter(({ key }) => since(key)).map(({ size }) => size))).toBe(truth.drift.trialsSince.n);
  });

  test("every planted effect that can be seen with 95 % power is marked, and in its direction", async () => {
    const { truth } = of(seed);
    const effects = [
      ...segmentEffects(await board(seed, "customers.Market segment", segmentMetrics), truth),
      ...competitorEffects(await board(seed, "deals.competitor", ["close_rate"]), truth),
    ].filter(({ power }) => power >= 0.95);
    const missed = effects.filter(({ effect, mark }) => mark !== (effect > 0 ? "higher" : "lower"));
    powered.all += effects.length;
    powered.marked += effects.length - missed.length;
    expect(missed).toEqual([]);
    expect(effects.length).toBeGreaterThan(20);
  });

  test("the confounded column is marked, and the board says that it is not adjusted for others", async () => {
    const column = of(seed).truth.confounder.column;
    const view = await board(seed, `customers.${column}`, ["churned_share"]);
    expect(estimateOf(view, "Yes", "churned_share").mark).toBe("lower");
    expect(estimateOf(view, "No", "churned_share").mark).toBe("higher");
    expect(view.notes).toContain("Not adjusted for other columns.");
  });

  test("columns that are the outcome show values and no verdict, and say why", async () => {
    const leaks = [
      { by: "customers.churned", metric: "churned_share", name: "churned is part of the outcome that Churned share" },
      { by: "customers.churned_on", metric: "retention_12", name: "churned on is part of the outcome that Retention" },
      { by: "customers.tenure_months", metric: "churned_share", name: "is part of the outcome that Churned share" },
      { by: "customers.converted", metric: "conversion", name: "is part of the outcome that Conversion" },
      { by: "deals.outcome", metric: "close_rate", name: "is part of the outcome that Close rate" },
      { by: "tickets.csat_score", metric: "csat_top2", name: "is part of the outcome that Satisfied customers" },
    ];
    for (const { by, metric, name } of leaks) {
      const view = await board(seed, by, [metric]);
      const cells = view.cells.flat().flatMap(({ estimate }) => (estimate ? [estimate] : []));
      expect(cells.length, by).toBeGreaterThan(1);
      for (const estimate of cells) expect(estimate, by).toMatchObject({ mark: "notComparable", reason: "leak" });
      expect(view.notes.filter((note) => note.includes(name) && note.includes("no verdict is given"))).toHaveLength(1);
    }
  });

  test("groups add up to the company: counts exactly, money to the cent", async () => {
    const money = ["revenue", "arpu", "observed_ltv", "cac", "order_value", "margin"];
    const customerMetrics = ["customers", "conversion", "churned_share", "nps", "repeat_rate", ...money];
    const kinds: string[] = [];
    for (const { by, metrics } of [
      ...summedColumns.map((column) => ({ by: `customers.${column}`, metrics: customerMetrics })),
      { by: "deals.competitor", metrics: ["close_rate", "deal_value", "won_value", "sales_cycle"] },
      { by: "tickets.priority", metrics: ["csat_top2", "csat_mean"] },
    ]) {
      const view = await board(seed, by, metrics);
      kinds.push(...view.groups.map(({ key }) => key));
      if (by.startsWith("customers.")) expect(sum(view.groups.map(({ size }) => size)), by).toBe(view.total);
      for (const metric of metrics) {
        const cells = view.groups.map(({ key }) => estimateOf(view, key, metric));
        const whole = estimateOf(view, null, metric);
        expect(sum(cells.map(({ n }) => n)), `${by} ${metric}`).toBe(whole.n);
        expect(sum(cells.map(({ numerator }) => cents(numerator))), `${by} ${metric}`).toBe(cents(whole.numerator));
      }
    }
    expect(kinds).toContain("(empty)");
    expect(kinds).toContain("(other values)");
  });

  test("behind every number stand exactly n different rows, of exactly as many customers", async () => {
    for (const { by, metrics } of drilledScreens) {
      const view = await board(seed, by, metrics);
      for (const group of [null, ...view.groups.map(({ key }) => key)])
        for (const metric of metrics) {
          const { n, customers } = estimateOf(view, group, metric);
          const rows = await allRows(seed, view, { group, metric });
          expect(rows, `${by} ${group} ${metric}`).toEqual({ total: n, listed: n, different: n, customers });
        }
    }
  });

  test("the build rejects, empties and reports what was broken on purpose, and nothing else", () => {
    const { truth, report } = of(seed);
    const broken = (file: string, expected: string) =>
      sum(truth.dirty.filter((one) => `${one.file}.csv` === file && one.expect === expected).map(({ count }) => count));
    const what = (words: string) => truth.dirty.find((one) => one.what.includes(words))?.count;
    const repeated = what("stands twice") ?? 0;
    for (const { file, records, kept, rejected, emptiedCells } of report.sources) {
      expect(records, file).toBe(truth.files.find(({ name }) => name === file)?.records);
      expect(rejected, file).toBe(broken(file, "reject") + (file === "customers.csv" ? repeated : 0));
      expect(kept, file).toBe(records - rejected);
      expect(emptiedCells, file).toBe(broken(file, "cell"));
    }
    const days = truth.dirty.filter(({ what: text }) => /does not exist/.test(text)).map(({ count }) => count);
    const failed = report.gates.filter(({ status }) => status === "failed").map(({ id, count }) => [id, count]);
    expect(Object.fromEntries(failed)).toEqual({
      "churn-before-start": what("cancelled before the start"),
      "closed-before-opened": what("closed before opened"),
      "resolved-before-creation": what("resolved before created"),
      "resolved-before-response": what("resolved before created"),
      "duplicate-ids:customers": repeated,
      "impossible-dates": sum(days),
    });
  });
});

test("columns without effect stay unmarked, but for the few that false discovery control allows", async () => {
  const found = { screens: 0, withMark: 0, comparisons: 0, marked: 0 };
  for (const seed of seeds)
    for (const column of of(seed).truth.columnsWithoutEffect) {
      const { family } = await board(seed, `customers.${column}`, standardMetrics);
      found.screens += 1;
      found.withMark += family.marked > 0 ? 1 : 0;
      found.comparisons += family.m;
      found.marked += family.marked;
    }
  console.info(
    `columns without effect: ${found.withMark} of ${found.screens} screens, ${found.marked} of ${found.comparisons} comparisons marked`,
  );
  expect(found.comparisons).toBeGreaterThan(1000);
  expect(found.withMark).toBeLessThanOrEqual(binomialQuantile(0.999, found.screens, 0.06));
});

test("no mark of any of these screens contradicts its interval", () => {
  let judged = 0;
  for (const [name, view] of screens)
    for (const { estimate } of view.cells.flat()) {
      if (!estimate?.difference) {
        expect(["higher", "lower", "none"], name).not.toContain(estimate?.mark);
        continue;
      }
      const { value, interval } = estimate.difference;
      const [lower, upper] = [interval?.[0] ?? Number.NEGATIVE_INFINITY, interval?.[1] ?? Number.POSITIVE_INFINITY];
      const marked = estimate.mark === "higher" || estimate.mark === "lower";
      judged += 1;
      expect(lower > 0 || upper < 0, `${name} ${JSON.stringify(estimate)}`).toBe(marked);
      if (marked) expect(estimate.mark).toBe(value > 0 ? "higher" : "lower");
    }
  expect(judged).toBeGreaterThan(1000);
});

const summedColumns = [
  "Market segment",
  "Country",
  "Employees",
  "name",
  "Survey: what matters most",
  "started_on",
  "Projects a month",
  "Cancellation reason",
];

const drilledScreens = [
  {
    by: "customers.Billing",
    metrics: [
      ...["customers", "conversion", "churned_share", "retention_12", "nps"],
      ...["repeat_rate", "nrr", "grr", "revenue", "arpu", "cac", "order_value", "margin"],
      ...["close_rate", "sales_cycle", "first_response_median", "csat_top2", "share:customers.Shop connected"],
    ],
  },
  { by: "customers.Survey: what matters most", metrics: ["nrr", "order_value", "retention_6", "nps"] },
  { by: "deals.competitor", metrics: ["close_rate", "deal_value", "won_value", "sales_cycle", "mean:deals.amount"] },
  {
    by: "tickets.priority",
    metrics: ["first_response_median", "first_response_mean", "resolution_median", "csat_top2", "csat_mean"],
  },
];

function of(seed: number): SampleVersion {
  const sample = samples.get(seed);
  if (!sample) throw new Error(`no sample of seed ${seed}`);
  return sample;
}

/** A screen of a seed; asked once and kept, so that every screen is held against its intervals at the end. */
async function board(
  seed: number,
  by: string,
  metrics: readonly string[],
  more: { readonly period?: "month" } = {},
): Promise<ScoreboardView> {
  const name = `${seed} ${by} ${metrics.join()}`;
  const { version, ask } = of(seed);
  const question = { by, metrics: [...metrics], against: "rest", ...more };
  const view = screens.get(name) ?? (await computeScoreboard({ version, ask, question }));
  screens.set(name, view);
  return view;
}

function estimateOf(view: ScoreboardView, group: string | null, metric: string): Estimate {
  const column = view.metrics.findIndex(({ id }) => id === metric);
  const row = view.groups.findIndex(({ key }) => key === group);
  const cell = group === null ? view.totals[column] : view.cells[row]?.[column];
  if (!cell?.estimate) throw new Error(`no estimate of ${metric} in ${group}: ${cell?.sentence}`);
  return cell.estimate;
}

function realised(view: ScoreboardView, group: string | null) {
  const get = (metric: string) => estimateOf(view, group, metric);
  const rate = (metric: string) => [get(metric).numerator, get(metric).n];
  return {
    accounts: get("customers").value,
    conversion: rate("share:customers.converted"),
    churned: rate("churned_share"),
    closed: rate("close_rate"),
    satisfied: rate("csat_top2"),
    monthlyRevenue: [cents(get("arpu").numerator), get("arpu").n],
    payments: [cents(get("revenue").value), get("margin").n],
    invoices: [cents(get("order_value").numerator), get("order_value").n],
    margin: [cents(get("margin").numerator), cents(get("margin").denominator)],
    answered: get("first_response_median").n,
    median: get("first_response_median").value?.toFixed(6),
  };
}

function planned(truth: SegmentTruth): ReturnType<typeof realised> {
  const { conversion, churnedShare, closeRate, satisfied, monthlyRevenue, payments, firstResponse } = truth;
  const paid = cents(payments.amount);
  return {
    accounts: truth.accounts,
    conversion: [conversion.count, conversion.n],
    churned: [churnedShare.count, churnedShare.n],
    closed: [closeRate.count, closeRate.n],
    satisfied: [satisfied.count, satisfied.n],
    monthlyRevenue: [cents(monthlyRevenue.sum), monthlyRevenue.n],
    payments: [paid, payments.rows],
    invoices: [paid, payments.invoices],
    margin: [paid - cents(payments.cost), paid],
    answered: firstResponse.answered,
    median: firstResponse.medianMinutes?.toFixed(6),
  };
}

const pageSize = 20_000;

/** Reads all pages of the rows behind a number; of their columns only ids are asked for. A row of no customer counts as one of its own. */
async function allRows(seed: number, view: ScoreboardView, address: { group: string | null; metric: string }) {
  const { version, ask } = of(seed);
  const question = { by: view.by.key, metrics: view.metrics.map(({ id }) => id), against: "rest" };
  const keys = version.manifest.tables.flatMap(({ columns }) => columns.map(({ key }) => key));
  const closed = new Set(keys.filter((key) => !key.endsWith("_id")));
  const rows: (string | null)[][] = [];
  for (;;) {
    const page = await unitRowsPage({ version, ask, question }, address, {
      offset: rows.length,
      limit: pageSize,
      closed,
    });
    rows.push(...page.rows);
    if (page.rows.length < pageSize) {
      const at = page.columns.findIndex(({ key }) => key.endsWith(".customer_id"));
      const different = new Set(rows.map((row) => row.join(" "))).size;
      const customers = new Set(rows.flatMap((row) => row[at] ?? [])).size;
      return { total: page.total, listed: rows.length, different, customers };
    }
  }
}

function cents(amount: string | number | null): number {
  return Math.round(100 * Number(amount));
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
