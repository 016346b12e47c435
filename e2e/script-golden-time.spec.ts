import { expect, test } from "@playwright/test";
import type { RetentionView } from "@/lib/domain/retention";
import type { RevenueRetentionView } from "@/lib/domain/revenue-retention";
import type { TemplatesView } from "@/lib/domain/template-answers";
import { close, golden, referenceFile } from "./golden";
import { type Script, scriptOfOwner } from "./script";

interface GoldenCohorts {
  readonly cohorts: readonly {
    readonly cohort: string;
    readonly size: number;
    readonly active: readonly number[];
    readonly rate: readonly number[];
    readonly revenue: readonly number[];
    readonly cum_revenue_per_customer: readonly number[];
  }[];
  readonly pooled_retention: readonly {
    readonly k: number;
    readonly customers: number;
    readonly active: number;
    readonly rate: number;
  }[];
}

interface GoldenPeriod {
  readonly nrr: number;
  readonly grr: number;
  readonly logo_retention?: number;
  readonly base_customers?: number;
}

interface GoldenValue {
  readonly cohorts: GoldenCohorts;
  readonly rfm: {
    readonly customers: number;
    readonly by_rfm_code: {
      readonly cut: Readonly<Record<string, { readonly customers: number; readonly monetary: number }>>;
    };
  };
  readonly pareto: {
    readonly customers: number;
    readonly top_n: number;
    readonly share: number;
    readonly gini: number;
  };
}

test.describe.configure({ mode: "serial" });

let script: Script;
let sales: string;
test.beforeAll(async ({ request }) => {
  script = await scriptOfOwner(request);
});

test("CDNOW: monthly cohorts by first payment, all of them pooled; scores of recency, frequency, money; the top fifth", async () => {
  const dataset = await script.load("CDNOW over time", [referenceFile("cdnow/CDNOW_master.txt")]);
  const { cohorts, rfm, pareto } = golden<{ master: GoldenValue }>("cdnow").master;
  await sameCohorts(dataset, cohorts);

  const drafted = (template: string) =>
    script.ask<TemplatesView>(`datasets/${dataset}/versions/latest/templates?template=${template}`);
  const scores = (await drafted("rfm")).chosen?.rfm;
  const cells = scores?.cells ?? [];
  expect(scores?.customers).toBe(rfm.customers);
  expect(cells).toHaveLength(Object.keys(rfm.by_rfm_code.cut).length);
  for (const { r, f, m, customers, monetary } of cells) {
    const known = rfm.by_rfm_code.cut[`${r}${f}${m}`];
    expect([customers, monetary.toFixed(2)], `score ${r}${f}${m}`).toEqual([
      known?.customers,
      known?.monetary.toFixed(2),
    ]);
  }
  const curve = (await drafted("valueCut")).chosen?.concentration;
  const top = curve?.points.find(({ percent }) => percent === 20);
  expect([curve?.customers, top?.top]).toEqual([pareto.customers, pareto.top_n]);
  close(top?.share, pareto.share);
  close(curve?.gini?.value, pareto.gini);
});

test("SaaS sales: monthly cohorts by first payment", async () => {
  sales = await script.load("SaaS over time", [referenceFile("saas_sales/SaaS-Sales.csv")]);
  await sameCohorts(sales, golden<{ cohorts: GoldenCohorts }>("saas_sales").cohorts);
});

test("SaaS sales: revenue retention by year and industry, and by quarter; every bridge adds up to the cent", async () => {
  const sections = golden<{
    nrr_grr_yearly: readonly (GoldenPeriod & { to: number; industry: string })[];
    nrr_grr_quarterly: readonly (GoldenPeriod & { quarter: string })[];
  }>("saas_sales");
  for (const year of [2021, 2022, 2023]) {
    const view = await revenue(`by=customers.Industry&span=year&closing=${year}`);
    for (const expected of sections.nrr_grr_yearly.filter((one) => one.to === year)) {
      const group = expected.industry === "all" ? view.all : view.groups.find((one) => one.key === expected.industry);
      if (!group) throw new Error(`there is no industry ${expected.industry}`);
      samePeriod(group, expected);
      expect(group.base).toBe(expected.base_customers);
    }
    for (const { bridge } of [view.all, ...view.groups]) {
      const parts = bridge?.parts.map(({ cents }) => cents ?? Number.NaN) ?? [];
      expect(parts.reduce((sum, cents) => sum + cents, bridge?.opening.cents ?? Number.NaN)).toBe(
        bridge?.closing.cents,
      );
    }
  }
  expect(sections.nrr_grr_quarterly.length).toBeGreaterThan(10);
  for (const expected of sections.nrr_grr_quarterly)
    samePeriod((await revenue(`span=quarter&closing=${expected.quarter}`)).all, expected);
});

async function sameCohorts(dataset: string, expected: GoldenCohorts): Promise<void> {
  const ask = (measure: string) =>
    script.ask<RetentionView>(
      `datasets/${dataset}/versions/latest/retention?entry=firstPayment&every=month&measure=${measure}&cohorts=60`,
    );
  const customers = (await ask("customers")).all;
  const value = (await ask("value")).all;
  expect(expected.cohorts.length).toBeGreaterThan(2);
  for (const cohort of expected.cohorts) {
    const row = customers.cohorts.find((one) => one.from.startsWith(cohort.cohort));
    const worth = value.cohorts.find((one) => one.from.startsWith(cohort.cohort));
    expect(row?.size).toBe(cohort.size);
    for (const [age, active] of cohort.active.entries()) {
      expect(row?.cells[age]?.active, `${cohort.cohort} at ${age}`).toBe(active);
      close(row?.cells[age]?.value, cohort.rate[age] ?? Number.NaN);
      close(worth?.cells[age]?.value, cohort.cum_revenue_per_customer[age] ?? Number.NaN);
    }
    expect(row?.cells.filter(({ state }) => state !== "absent")).toHaveLength(cohort.active.length);
  }
  for (const { k, customers: size, active, rate } of expected.pooled_retention) {
    const pooled = customers.pooled[k];
    expect([pooled?.customers, pooled?.active], `all at ${k}`).toEqual([size, active]);
    close(pooled?.value, rate);
  }
}

function revenue(query: string): Promise<RevenueRetentionView> {
  return script.ask<RevenueRetentionView>(`datasets/${sales}/versions/latest/revenue-retention?${query}`);
}

function samePeriod({ nrr, grr, logo }: RevenueRetentionView["all"], expected: GoldenPeriod): void {
  close(nrr.estimate?.value, expected.nrr);
  close(grr.estimate?.value, expected.grr);
  if (expected.logo_retention !== undefined) close(logo.estimate?.value, expected.logo_retention);
}
