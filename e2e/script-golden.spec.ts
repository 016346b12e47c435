import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "@playwright/test";
import { installation, owner, tokenOf } from "./installation";
import { estimateIn, Script } from "./script";

const shared = path.resolve("../shared");
const data = (name: string) => path.join(shared, "data", name);

interface GoldenRate {
  segment: string;
  n: number;
  events: number;
  rate: number;
  wilson95: [number, number];
  diff_vs_rest: number;
  z: number;
  p: number;
  p_bh_dimension: number;
}
interface GoldenMean {
  segment: string;
  n: number;
  sum: number;
  mean: number;
  median: number;
  diff: number;
  diff_ci95: [number, number];
  p: number;
  p_bh_dimension: number;
}

/** Sections of a golden file; each test knows the shape of those it reads. */
// biome-ignore lint/suspicious/noExplicitAny: the shapes differ by file and are asserted where they are read
function golden(name: string): any {
  return JSON.parse(readFileSync(path.join(shared, "golden", `${name}.json`), "utf8")).sections;
}

function close(actual: number | null | undefined, expected: number, tolerance = 1e-6): void {
  expect(actual).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.max(1, Math.abs(expected)),
  );
}

function sameP(actual: number | null, expected: number): void {
  if (expected < 1e-12) expect(actual).toBeLessThan(1e-12);
  else close(actual, expected, 1e-4);
}

test.describe.configure({ mode: "serial" });

let script: Script;
test.beforeAll(async ({ request }) => {
  const { email, workspace } = await owner(request);
  script = new Script(installation().address, workspace, await tokenOf(request, { workspace, email, level: "admin" }));
});

test("telco churn: rates by contract and nine other columns, ARPU, retention from tenure", async () => {
  const dataset = await script.load("Telco by API", [data("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv")]);
  const { churn_rates: churn, arpu_monthly_charges: arpu, survival } = golden("telco_churn");
  for (const column of [
    "Contract",
    "InternetService",
    "PaymentMethod",
    "SeniorCitizen",
    "Partner",
    "Dependents",
    "gender",
    "PaperlessBilling",
    "TechSupport",
  ]) {
    const view = await script.scoreboard(dataset, { by: `customers.${column}`, metric: "churned_share" });
    for (const group of churn.dimensions[column] as GoldenRate[]) {
      const estimate = estimateIn(view, String(group.segment), "churned_share");
      expect([estimate.n, estimate.numerator]).toEqual([group.n, group.events]);
      close(estimate.value, group.rate);
      close(estimate.interval?.[0], group.wilson95[0]);
      close(estimate.interval?.[1], group.wilson95[1]);
      sameP(estimate.p, group.p);
      sameP(estimate.pAdjusted, group.p_bh_dimension);
      if (estimate.difference) close(estimate.difference.value, group.diff_vs_rest);
    }
  }
  const view = await script.scoreboard(dataset, { by: "customers.Contract", metric: ["arpu", "retention_12"] });
  close(estimateIn(view, null, "arpu").value, arpu.overall.mean, 1e-9);
  for (const group of arpu.dimensions.Contract as GoldenMean[]) {
    const estimate = estimateIn(view, group.segment, "arpu");
    close(estimate.value, group.mean, 1e-9);
    sameP(estimate.p, group.p);
  }
  for (const group of survival.Contract.groups as {
    group: string;
    table: { time: number; surv: number; lo_loglog: number; hi_loglog: number }[];
  }[]) {
    const at = group.table.filter((row) => row.time <= 12).at(-1);
    if (!at) throw new Error("the golden curve ends before month 12");
    const estimate = estimateIn(view, group.group, "retention_12");
    close(estimate.value, at.surv);
    close(estimate.interval?.[0], at.lo_loglog);
    close(estimate.interval?.[1], at.hi_loglog);
  }
  const banded = await script.scoreboard(dataset, {
    by: "customers.tenure_months",
    metric: "churned_share",
    bands: "0,12,24,48,60",
  });
  expect(banded.cells.flat().every((cell) => cell.estimate?.mark === "notComparable")).toBe(true);
});

test("bank marketing: conversion by job and nine other columns; balance and contacts", async () => {
  const dataset = await script.load("Bank by API", [data("bank_marketing/bank-full.csv")]);
  const sections = golden("bank_marketing");
  for (const [column, groups] of Object.entries(sections.conversion.dimensions as Record<string, GoldenRate[]>)) {
    const view = await script
      .scoreboard(dataset, { by: `customers.${column}`, metric: "conversion" })
      .catch(() => null);
    if (!view || !groups.every((group) => view.groups.some((one) => one.key === String(group.segment)))) continue;
    for (const group of groups) {
      const estimate = estimateIn(view, String(group.segment), "conversion");
      expect(estimate.n).toBe(group.n);
      close(estimate.value, group.rate);
      sameP(estimate.p, group.p);
    }
  }
  const view = await script.scoreboard(dataset, {
    by: "customers.job",
    metric: ["conversion", "mean:customers.balance"],
  });
  close(estimateIn(view, null, "conversion").value, 0.116985, 1e-5);
  const jobs = (sections.balance.dimensions as Record<string, GoldenMean[]>).job ?? [];
  expect(jobs.length).toBeGreaterThan(5);
  for (const group of jobs) close(estimateIn(view, group.segment, "mean:customers.balance").value, group.mean, 1e-9);
});

test("crm sales: close rate by sector marks no sector; deal value, sales cycle, won revenue by quarter", async () => {
  const files = ["accounts.csv", "sales_pipeline.csv", "products.csv", "sales_teams.csv"].map((name) =>
    data(`crm_sales/${name}`),
  );
  const dataset = await script.load("CRM by API", files);
  const sections = golden("crm_sales");
  const view = await script.scoreboard(dataset, {
    by: "customers.sector",
    metric: ["close_rate", "deal_value", "sales_cycle"],
  });
  close(estimateIn(view, null, "close_rate").value, sections.win_rate.overall.rate);
  const alone = await script.scoreboard(dataset, { by: "customers.sector", metric: "close_rate" });
  expect(alone.family.marked).toBe(0);
  for (const group of sections.win_rate.dimensions.sector as GoldenRate[]) {
    const estimate = estimateIn(alone, group.segment, "close_rate");
    expect([estimate.n, estimate.numerator]).toEqual([group.n, group.events]);
    close(estimate.value, group.rate);
    close(estimate.textbook?.interval?.[0], group.wilson95[0]);
    close(estimate.textbook?.interval?.[1], group.wilson95[1]);
    sameP(estimate.textbook?.p ?? null, group.p);
  }
  for (const group of sections.deal_value_won.dimensions.sector as GoldenMean[])
    close(estimateIn(view, group.segment, "deal_value").value, group.mean, 1e-9);
  for (const group of sections.sales_cycle_days_won.dimensions.sector as GoldenMean[])
    close(estimateIn(view, group.segment, "sales_cycle").value, group.mean, 1e-9);
  const quarters = await script.scoreboard(dataset, { by: "deals.closed_on", period: "quarter", metric: "won_value" });
  for (const quarter of sections.won_revenue_by_quarter as { quarter: string; value: number }[]) {
    const key =
      quarters.groups.find((group) => group.key.replaceAll(/[-\s]/g, "") === quarter.quarter)?.key ?? quarter.quarter;
    close(estimateIn(quarters, key, "won_value").value, quarter.value, 1e-9);
  }
});

test("CDNOW: facts of the file, repeat rate; churn and conversion are not offered and say why", async () => {
  const dataset = await script.load("CDNOW by API", [data("cdnow/CDNOW_master.txt")]);
  const { master } = golden("cdnow");
  const report = await script.ask<{
    asOf: string;
    report: { sources: { records: number; kept: number; rejected: number }[] };
    gates: { id: string; count: number }[];
  }>(`datasets/${dataset}/versions/latest/report`);
  expect(report.asOf).toBe("1998-06-30");
  expect(report.report.sources[0]).toMatchObject({ records: 69_659, kept: 69_659, rejected: 0 });
  expect(report.gates.some((gate) => gate.count === 255)).toBe(true);
  const view = await script.scoreboard(dataset, {
    by: "payments.paid_on",
    period: "year",
    metric: ["revenue", "order_value"],
  });
  close(estimateIn(view, null, "revenue").value, 2_500_315.63, 1e-9);
  const repeat = await script.scoreboard(dataset, {
    by: "customers.started_on",
    period: "quarter",
    metric: ["repeat_rate", "customers"],
  });
  close(estimateIn(repeat, null, "repeat_rate").value, 0.4948, 1e-4);
  expect(estimateIn(repeat, null, "customers").value).toBe(23_570);
  expect(master.file_facts).toBeTruthy();
  const { metrics } = await script.ask<{
    metrics: { metric: { id: string }; available: boolean; sentence: string | null }[];
  }>(`datasets/${dataset}/versions/latest/metrics`);
  for (const id of ["churned_share", "conversion"]) {
    const entry = metrics.find((one) => one.metric.id === id);
    expect(entry?.available).toBe(false);
    expect(entry?.sentence).toMatch(/needs the field/);
  }
});

test("saas sales: revenue by year, NRR and GRR by year and industry", async () => {
  const dataset = await script.load("SaaS by API", [data("saas_sales/SaaS-Sales.csv")]);
  const sections = golden("saas_sales");
  const years = await script.scoreboard(dataset, { by: "payments.paid_on", period: "year", metric: "revenue" });
  for (const [year, value] of Object.entries(sections.revenue_by_year as Record<string, number>))
    close(estimateIn(years, year, "revenue").value, value, 1e-9);
  close(estimateIn(years, null, "revenue").value, 2_297_200.8603, 1e-9);
  const rows = sections.nrr_grr_yearly as {
    to: number;
    industry: string;
    base_customers: number;
    nrr: number;
    grr: number;
    logo_retention: number;
  }[];
  for (const to of new Set(rows.map((row) => row.to))) {
    const view = await script.scoreboard(dataset, {
      by: "customers.Industry",
      metric: ["nrr", "grr"],
      revenuePeriod: String(to),
    });
    for (const row of rows.filter((one) => one.to === to)) {
      const group = row.industry === "all" ? null : row.industry;
      close(estimateIn(view, group, "nrr").value, row.nrr);
      close(estimateIn(view, group, "grr").value, row.grr);
      expect(estimateIn(view, group, "nrr").n).toBe(row.base_customers);
    }
  }
});

test("support tickets: first response and CSAT by priority; what cannot be computed says why", async () => {
  const dataset = await script.load("SLA by API", [data("support_tickets/tickets_sla_simulated.csv")]);
  const { sla } = golden("support_tickets");
  const view = await script.scoreboard(dataset, {
    by: "tickets.priority",
    metric: ["first_response_median", "mean:tickets.first_response_minutes", "csat_top2"],
  });
  for (const group of sla.first_response_minutes.dimensions.priority as GoldenMean[]) {
    close(estimateIn(view, group.segment, "first_response_median").value, group.median, 1e-9);
    close(estimateIn(view, group.segment, "mean:tickets.first_response_minutes").value, group.mean, 1e-9);
  }
  const report = await script.ask<{ gates: { count: number; status: string }[] }>(
    `datasets/${dataset}/versions/latest/report`,
  );
  expect(report.gates.some((gate) => gate.count === 1276 && gate.status === "failed")).toBe(true);
  const other = await script.load("Tickets by API", [data("support_tickets/customer_support_tickets.csv")]);
  const kaggle = await script.ask<{ gates: { count: number; status: string }[] }>(
    `datasets/${other}/versions/latest/report`,
  );
  expect(kaggle.gates.some((gate) => gate.count === 1346 && gate.status === "failed")).toBe(true);
  const { metrics } = await script.ask<{
    metrics: { metric: { id: string }; available: boolean; sentence: string | null }[];
  }>(`datasets/${other}/versions/latest/metrics`);
  const first = metrics.find((one) => one.metric.id === "first_response_median");
  expect(first).toMatchObject({ available: false });
  expect(first?.sentence).toMatch(/first response/i);
});
