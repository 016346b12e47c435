import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { Estimate } from "@/lib/domain/estimate";
import type { ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import { knownVersion } from "@/lib/testing/known-version";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import type { SmallVersion } from "@/lib/testing/small-version";
import { computeScoreboard } from "./scoreboard";

const pair = z.tuple([z.number(), z.number()]);
const rate = z.looseObject({
  segment: z.coerce.string(),
  n: z.number(),
  events: z.number(),
  rate: z.number(),
  wilson95: pair,
  diff_vs_rest: z.number(),
  z: z.number(),
  p: z.number(),
  p_bh_dimension: z.number(),
});
const mean = z.looseObject({
  segment: z.coerce.string(),
  n: z.number(),
  sum: z.number(),
  mean: z.number(),
  median: z.number(),
  diff: z.number(),
  diff_ci95: pair,
  t: z.number(),
  p: z.number(),
  p_bh_dimension: z.number(),
});
const sections = <T>(name: string, shape: z.ZodType<T>) => z.object({ sections: shape }).parse(golden(name)).sections;
const dimensions = <T>(row: z.ZodType<T>) => z.looseObject({ dimensions: z.record(z.string(), z.array(row)) });

describe.runIf(sharedFilesPresent())("scoreboards of known files give the golden values", () => {
  test("telco churn by ten columns: values, Wilson, differences, p and adjusted p", async () => {
    const telco = await knownVersion("telco_churn");
    const { churn_rates } = sections("telco_churn", z.looseObject({ churn_rates: dimensions(rate) }));
    const tenure = { by: "customers.tenure_months", bands: [0, 13, 25, 49, 61, 73] };
    for (const [column, rows] of Object.entries(churn_rates.dimensions)) {
      const banded = column === "tenure_band";
      const view = await ask(telco, {
        ...(banded ? tenure : { by: `customers.${column}` }),
        metrics: ["churned_share"],
      });
      rows.forEach((row, index) => {
        const estimate = estimateIn(view, banded ? (view.groups[index]?.key ?? "") : row.segment);
        expect(estimate).toMatchObject({ value: row.rate, n: row.n, numerator: row.events });
        close(estimate.interval, row.wilson95, 1e-6);
        if (banded) {
          expect(estimate).toMatchObject({ mark: "notComparable", reason: "leak", p: null, difference: null });
          return;
        }
        expect(estimate.difference?.value).toBeCloseTo(row.diff_vs_rest, 6);
        closeP(estimate.p, row.p);
        closeP(estimate.pAdjusted, row.p_bh_dimension);
        expect(estimate.textbook?.statistic).toBeCloseTo(row.z, 5);
      });
    }
  });

  test("telco revenue per month by Welch, retention at 12 months", async () => {
    const telco = await knownVersion("telco_churn");
    const { arpu_monthly_charges, survival } = sections(
      "telco_churn",
      z.looseObject({
        arpu_monthly_charges: dimensions(mean),
        survival: z.record(
          z.string(),
          z.looseObject({
            groups: z.record(
              z.string(),
              z.looseObject({ table: z.array(z.record(z.string(), z.number().nullable())) }),
            ),
          }),
        ),
      }),
    );
    for (const [column, rows] of Object.entries(arpu_monthly_charges.dimensions)) {
      if (column === "tenure_band" || column === "churned") continue;
      const view = await ask(telco, { by: `customers.${column}`, metrics: ["arpu"] });
      for (const row of rows) compareMeans(estimateIn(view, row.segment), row, view.family.alpha);
    }
    const view = await ask(telco, { by: "customers.Contract", metrics: ["retention_12", "revenue", "customers"] });
    expect(view.totals[1]?.estimate).toMatchObject({ value: 16_056_168.7, n: 7032 });
    for (const [segment, { table }] of Object.entries(survival.Contract?.groups ?? {})) {
      const step = table.findLast((row) => (row.time ?? 0) <= 12);
      const estimate = estimateIn(view, segment);
      expect(estimate.value).toBeCloseTo(step?.surv ?? Number.NaN, 6);
      if (typeof step?.lo_loglog === "number") close(estimate.interval, [step.lo_loglog, step.hi_loglog ?? null], 1e-6);
      else expect(estimate.interval?.[0]).toBeGreaterThan(0.99);
    }
  });

  test("bank conversion by job and balance by education", async () => {
    const bank = await knownVersion("bank_marketing");
    const { conversion, balance } = sections(
      "bank_marketing",
      z.looseObject({ conversion: dimensions(rate), balance: dimensions(mean) }),
    );
    for (const [column, rows] of Object.entries(conversion.dimensions)) {
      if (column === "age_band") continue;
      const view = await ask(bank, { by: `customers.${column}`, metrics: ["conversion"] });
      expect(view.totals[0]?.estimate?.value).toBeCloseTo(0.116985, 6);
      for (const row of rows) {
        const estimate = estimateIn(view, row.segment);
        expect(estimate).toMatchObject({ value: row.rate, n: row.n });
        closeP(estimate.p, row.p);
        closeP(estimate.pAdjusted, row.p_bh_dimension);
      }
    }
    const view = await ask(bank, { by: "customers.education", metrics: ["mean:customers.balance"] });
    for (const row of balance.dimensions.education ?? [])
      compareMeans(estimateIn(view, row.segment), row, view.family.alpha);
  });

  test("close rate by sector marks no sector; rows as independent give the textbook values", async () => {
    const crm = await knownVersion("crm_sales");
    const { win_rate, deal_value_won, sales_cycle_days_won } = sections(
      "crm_sales",
      z.looseObject({
        win_rate: dimensions(rate),
        deal_value_won: dimensions(mean),
        sales_cycle_days_won: dimensions(mean),
      }),
    );
    const view = await ask(crm, {
      by: "customers.sector",
      metrics: ["close_rate", "deal_value", "sales_cycle", "won_value"],
    });
    expect(view.totals[0]?.estimate?.value).toBeCloseTo(0.6315, 4);
    expect(view.totals[3]?.estimate?.value).toBe(10_005_534);
    for (const row of win_rate.dimensions.sector ?? []) {
      const estimate = estimateIn(view, row.segment);
      expect(estimate).toMatchObject({ value: row.rate, n: row.n, unit: "deals" });
      expect(["none", "notEnough"]).toContain(estimate.mark);
      close(estimate.textbook?.interval ?? null, row.wilson95, 1e-6);
      closeP(estimate.textbook?.p ?? null, row.p);
    }
    for (const row of deal_value_won.dimensions.sector ?? []) compareTextbook(estimateIn(view, row.segment, 1), row);
    for (const row of sales_cycle_days_won.dimensions.sector ?? [])
      compareTextbook(estimateIn(view, row.segment, 2), row);
    const byOffice = await ask(crm, { by: "deals.regional_office", metrics: ["close_rate"] });
    for (const row of win_rate.dimensions.regional_office ?? []) {
      expect(estimateIn(byOffice, row.segment)).toMatchObject({ value: row.rate, n: row.n });
      closeP(estimateIn(byOffice, row.segment).textbook?.p ?? null, row.p);
    }
  });

  test("CDNOW: facts, repeat rate, order value over customers and over orders; churn is not offered", async () => {
    const cdnow = await knownVersion("cdnow");
    const view = await ask(cdnow, {
      by: "customers.started_on",
      metrics: ["revenue", "repeat_rate", "order_value", "churned_share", "conversion", "observed_ltv"],
    });
    const [revenue, repeat, order, churned, conversion] = view.totals;
    expect(revenue?.estimate).toMatchObject({ value: 2_500_315.63, n: 23_570 });
    expect(repeat?.estimate).toMatchObject({ numerator: 11_662, n: 23_570, value: 0.4947815019092066 });
    expect(order?.estimate).toMatchObject({ n: 69_659, unit: "orders", customers: 23_570 });
    expect(order?.estimate?.value).toBeCloseTo(35.89364805696321, 9);
    expect(standardError(order?.estimate?.interval)).toBeCloseTo(0.303, 3);
    expect(standardError(order?.estimate?.textbook?.interval)).toBeCloseTo(0.137, 3);
    expect(churned).toEqual({
      state: "notDefined",
      estimate: null,
      sentence: "Churned share needs the field churned of customers; map a column to it.",
    });
    expect(conversion?.state).toBe("notDefined");
  });

  test("SaaS: revenue by year, NRR and GRR by year and industry, margin by industry and region", async () => {
    const saas = await knownVersion("saas_sales");
    const { revenue_by_year, nrr_grr_yearly, nrr_grr_quarterly, margin } = sections(
      "saas_sales",
      z.looseObject({
        revenue_by_year: z.record(z.string(), z.number()),
        nrr_grr_yearly: z.array(
          z.looseObject({
            to: z.number(),
            industry: z.string(),
            base_customers: z.number(),
            base_revenue: z.number(),
            nrr: z.number(),
            grr: z.number(),
            logo_retention: z.number(),
          }),
        ),
        nrr_grr_quarterly: z.array(
          z.looseObject({ quarter: z.string(), base: z.number(), nrr: z.number(), grr: z.number() }),
        ),
        margin: z.record(
          z.string(),
          z.array(z.looseObject({ segment: z.string(), sales: z.number(), margin: z.number() })),
        ),
      }),
    );
    const years = await ask(saas, { by: "payments.paid_on", period: "year", metrics: ["revenue"] });
    expect(years.groups.map(({ key }) => key)).toEqual(Object.keys(revenue_by_year));
    for (const [year, value] of Object.entries(revenue_by_year))
      expect(estimateIn(years, year).value).toBeCloseTo(value, 6);
    expect(years.totals[0]?.estimate?.value).toBe(2_297_200.8603);
    const metrics = ["nrr", "grr", "logo_retention"];
    for (const row of nrr_grr_yearly) {
      const view = await ask(saas, { by: "customers.Industry", metrics, revenuePeriod: String(row.to) });
      const cells =
        row.industry === "all"
          ? view.totals.map((cell) => cell.estimate)
          : metrics.map((_, m) => estimateIn(view, row.industry, m));
      expect(cells[0]?.n).toBe(row.base_customers);
      expect(cells[0]?.denominator).toBeCloseTo(row.base_revenue, 6);
      for (const [m, value] of [row.nrr, row.grr, row.logo_retention].entries())
        expect(cells[m]?.value).toBeCloseTo(value, 9);
    }
    for (const row of nrr_grr_quarterly) {
      const view = await ask(saas, { by: "customers.Industry", metrics, revenuePeriod: row.quarter });
      expect(view.totals[0]?.estimate?.value).toBeCloseTo(row.nrr, 9);
      expect(view.totals[1]?.estimate?.value).toBeCloseTo(row.grr, 9);
    }
    const trailing = await ask(saas, { by: "customers.Industry", metrics });
    expect(trailing.totals[0]?.estimate?.value).toBeCloseTo(
      nrr_grr_yearly.findLast((row) => row.industry === "all")?.nrr ?? 0,
      9,
    );
    for (const [by, column] of [
      ["customers.Industry", "Industry"],
      ["payments.Region", "Region"],
      ["payments.Product", "Product"],
    ] as const) {
      const view = await ask(saas, { by, metrics: ["margin"] });
      for (const row of margin[column] ?? []) expect(estimateIn(view, row.segment).value).toBeCloseTo(row.margin, 9);
    }
    const orders = await ask(saas, { by: "payments.Product", metrics: ["order_value"] });
    expect(orders.cells[0]?.[0]?.sentence).toMatch(/^Order value is not defined for Product: [\d,]+ orders hold lines/);
  });

  test("tickets without customers: first response by priority, mean and median, and CSAT", async () => {
    const sla = await knownVersion("support_sla");
    const section = sections(
      "support_tickets",
      z.looseObject({ sla: z.looseObject({ first_response_minutes: dimensions(mean), csat: dimensions(mean) }) }),
    ).sla;
    const view = await ask(sla, {
      by: "tickets.priority",
      metrics: ["first_response_mean", "first_response_median", "csat_mean"],
    });
    expect(view.unitWord).toBe("tickets");
    for (const row of section.first_response_minutes.dimensions.priority ?? []) {
      const estimate = estimateIn(view, row.segment);
      expect(estimate).toMatchObject({ n: row.n, unit: "tickets" });
      expect(estimate.value).toBeCloseTo(row.mean, 8);
      closeP(estimate.p, row.p);
      expect(estimateIn(view, row.segment, 1).value).toBeCloseTo(row.median, 9);
    }
    for (const row of section.csat.dimensions.priority ?? [])
      expect(estimateIn(view, row.segment, 2).value).toBeCloseTo(row.mean, 9);
  });

  test("tickets without a creation time: CSAT by type over rows, first response says what it needs", async () => {
    const tickets = await knownVersion("support_tickets");
    const { kaggle } = sections(
      "support_tickets",
      z.looseObject({ kaggle: z.looseObject({ csat_top2box: dimensions(rate) }) }),
    );
    const view = await ask(tickets, { by: "tickets.Ticket Type", metrics: ["csat_top2", "first_response_median"] });
    for (const row of kaggle.csat_top2box.dimensions["Ticket Type"] ?? []) {
      const estimate = estimateIn(view, row.segment);
      expect(estimate).toMatchObject({ value: row.rate, n: row.n, unit: "tickets" });
      closeP(estimate.textbook?.p ?? null, row.p);
    }
    expect(view.totals[1]?.sentence).toBe(
      "First response, median needs the field first response, minutes of tickets; map a column to it.",
    );
  });
});

function ask(
  { version, ask }: SmallVersion,
  question: Partial<ScoreboardQuestion> & Pick<ScoreboardQuestion, "by" | "metrics">,
) {
  return computeScoreboard({ version, question: { against: "rest", ...question }, ask });
}

function estimateIn(view: ScoreboardView, segment: string, metric = 0): Estimate {
  const key = { True: "Yes", False: "No" }[segment] ?? segment;
  const row = view.groups.findIndex((group) => group.key === key);
  const estimate = view.cells[row]?.[metric]?.estimate;
  if (!estimate) throw new Error(`no cell for ${segment} among ${view.groups.map((group) => group.key).join(", ")}`);
  return estimate;
}

function compareMeans(estimate: Estimate, row: z.infer<typeof mean>, alpha: number): void {
  expect(estimate.n).toBe(row.n);
  expect(estimate.value).toBeCloseTo(row.mean, 8);
  expect(estimate.numerator).toBeCloseTo(row.sum, 2);
  closeP(estimate.p, row.p);
  closeP(estimate.pAdjusted, row.p_bh_dimension);
  if (!estimate.difference) return;
  expect(estimate.difference.value).toBeCloseTo(row.diff, 6);
  if (alpha === 0.05) close(estimate.difference.interval, row.diff_ci95, 1e-6);
}

function compareTextbook(estimate: Estimate, row: z.infer<typeof mean>): void {
  expect(estimate).toMatchObject({ n: row.n, unit: "deals" });
  expect(estimate.value).toBeCloseTo(row.mean, 8);
  expect(estimate.textbook?.statistic).toBeCloseTo(row.t, 6);
  close(estimate.textbook?.difference?.interval ?? null, row.diff_ci95, 1e-5);
  closeP(estimate.textbook?.p ?? null, row.p);
}

function close(
  actual: readonly (number | null)[] | null,
  expected: readonly (number | null)[],
  tolerance: number,
): void {
  expect(actual).not.toBeNull();
  expected.forEach((bound, index) => {
    expect(Math.abs((actual?.[index] ?? Number.NaN) - (bound ?? Number.NaN))).toBeLessThan(tolerance);
  });
}

/** Tolerance of the golden files: relative 1e-4, or both below 1e-12. */
function closeP(actual: number | null, expected: number): void {
  expect(actual).not.toBeNull();
  if ((actual ?? 1) < 1e-12 && expected < 1e-12) return;
  expect(Math.abs((actual ?? 0) - expected) / expected).toBeLessThan(1e-4);
}

function standardError(interval: Estimate["interval"] | undefined): number {
  const [lower, upper] = interval ?? [null, null];
  return ((upper ?? Number.NaN) - (lower ?? Number.NaN)) / 2 / 1.959963984540054;
}
