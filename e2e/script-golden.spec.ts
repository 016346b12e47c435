import { expect, test } from "@playwright/test";
import type { MetricList } from "@/lib/domain/scoreboard-answers";
import {
  close,
  closeInterval,
  type GoldenMeans,
  type GoldenRates,
  golden,
  groupsOf,
  referenceFile,
  sameP,
  sameRate,
} from "./golden";
import { estimateIn, type Script, scriptOfOwner } from "./script";

interface GoldenCurve {
  readonly table: readonly {
    readonly time: number;
    readonly n_risk: number;
    readonly surv: number;
    readonly lo_loglog: number | null;
    readonly hi_loglog: number | null;
  }[];
}

test.describe.configure({ mode: "serial" });

let script: Script;
test.beforeAll(async ({ request }) => {
  script = await scriptOfOwner(request);
});

test("telco churn: churned share by ten columns", async () => {
  const dataset = await telco();
  const { churn_rates: churn } = golden<{ churn_rates: GoldenRates }>("telco_churn");
  const { tenure_band, ...columns } = churn.dimensions;
  expect(Object.keys(columns)).toHaveLength(9);
  for (const column of Object.keys(columns)) {
    const view = await script.scoreboard(dataset, { by: `customers.${column}`, metric: "churned_share" });
    const groups = groupsOf(churn, column);
    expect(view.groups.map((group) => group.key).toSorted()).toEqual(groups.map((group) => group.segment).toSorted());
    for (const group of groups) sameRate(estimateIn(view, group.segment, "churned_share"), group);
    close(estimateIn(view, null, "churned_share").value, churn.overall.rate);
  }
  const banded = await script.scoreboard(dataset, {
    by: "customers.tenure_months",
    metric: "churned_share",
    bands: "13,25,49,61",
  });
  const keys = ["< 13", "[13, 25)", "[25, 49)", "[49, 61)", "≥ 61"];
  for (const [place, group] of (tenure_band ?? []).entries()) {
    const estimate = estimateIn(banded, keys[place] ?? "", "churned_share");
    expect([estimate.n, estimate.numerator]).toEqual([group.n, group.events]);
    close(estimate.value, group.rate);
    // Tenure is part of how churn is observed: a share by it is shown, and never compared.
    expect(estimate).toMatchObject({ mark: "notComparable", reason: "leak" });
  }
});

test("telco churn: ARPU by nine columns, retention from tenure", async () => {
  const dataset = await telco();
  const { arpu_monthly_charges: arpu, survival } = golden<{
    arpu_monthly_charges: GoldenMeans;
    survival: Record<string, { groups: Record<string, GoldenCurve> }>;
  }>("telco_churn");
  for (const column of Object.keys(arpu.dimensions).filter((name) => name !== "tenure_band")) {
    const view = await script.scoreboard(dataset, { by: `customers.${column}`, metric: "arpu" });
    close(estimateIn(view, null, "arpu").value, arpu.overall.mean, 1e-9);
    for (const group of groupsOf(arpu, column)) {
      const estimate = estimateIn(view, group.segment, "arpu");
      expect(estimate.n).toBe(group.n);
      close(estimate.value, group.mean, 1e-9);
      close(estimate.difference?.value, group.diff);
      sameP(estimate.p, group.p);
      sameP(estimate.pAdjusted, group.p_bh_dimension);
    }
  }
  expect(Object.keys(survival)).toContain("Contract");
  for (const [column, { groups }] of Object.entries(survival)) {
    const metric = ["retention_3", "retention_6", "retention_12"];
    const view = await script.scoreboard(dataset, { by: `customers.${column}`, metric });
    for (const [name, curve] of Object.entries(groups)) {
      for (const months of [3, 6, 12]) {
        const at = curve.table.filter((row) => row.time <= months).at(-1);
        if (!at) throw new Error(`the golden curve of ${name} begins after month ${months}`);
        const estimate = estimateIn(view, name, `retention_${months}`);
        close(estimate.value, at.surv);
        // Before the first loss the log-log form has no bounds; Wilson's of "none of n" is n / (n + z²) to 1.
        const none = at.n_risk / (at.n_risk + 1.959963984540054 ** 2);
        closeInterval(estimate.interval, [at.lo_loglog ?? none, at.hi_loglog ?? 1]);
      }
    }
  }
  const view = await script.scoreboard(dataset, { by: "customers.Contract", metric: "retention_12" });
  close(estimateIn(view, "Month-to-month", "retention_12").value, 0.7031, 1e-4);
});

test("bank marketing: conversion by ten columns; balance and contacts", async () => {
  const dataset = await script.load("Bank by API", [referenceFile("bank_marketing/bank-full.csv")]);
  const sections = golden<{ conversion: GoldenRates; balance: GoldenMeans; contacts_per_customer: GoldenMeans }>(
    "bank_marketing",
  );
  const { age_band, ...columns } = sections.conversion.dimensions;
  expect(Object.keys(columns)).toHaveLength(9);
  for (const column of Object.keys(columns)) {
    const view = await script.scoreboard(dataset, { by: `customers.${column}`, metric: "conversion" });
    const groups = groupsOf(sections.conversion, column);
    expect(view.groups.map((group) => group.key).toSorted()).toEqual(groups.map((group) => group.segment).toSorted());
    for (const group of groups) sameRate(estimateIn(view, group.segment, "conversion"), group);
    close(estimateIn(view, null, "conversion").value, 0.116985, 1e-6);
  }
  const ages = await script.scoreboard(dataset, { by: "customers.age", metric: "conversion", bands: "30,40,50,60" });
  const keys: Record<string, string> = {
    "<30": "< 30",
    "30-39": "[30, 40)",
    "40-49": "[40, 50)",
    "50-59": "[50, 60)",
    "60+": "≥ 60",
  };
  expect(age_band).toHaveLength(5);
  for (const group of age_band ?? [])
    sameRate(estimateIn(ages, keys[group.segment] ?? group.segment, "conversion"), group);
  for (const [metric, section] of [
    ["mean:customers.balance", sections.balance],
    ["mean:customers.campaign", sections.contacts_per_customer],
  ] as const) {
    const view = await script.scoreboard(dataset, { by: "customers.job", metric });
    close(estimateIn(view, null, metric).value, section.overall.mean, 1e-9);
    for (const group of groupsOf(section, "job")) {
      const estimate = estimateIn(view, group.segment, metric);
      expect(estimate.n).toBe(group.n);
      close(estimate.value, group.mean, 1e-9);
      close(estimate.difference?.value, group.diff);
      sameP(estimate.p, group.p);
      sameP(estimate.pAdjusted, group.p_bh_dimension);
    }
  }
});

test("what these files cannot answer is not offered, and says which field is missing", async () => {
  const dataset = await telco();
  const { metrics } = await script.ask<MetricList>(`datasets/${dataset}/versions/latest/metrics`);
  const closed = metrics.filter((entry) => !entry.available);
  expect(closed.map((entry) => entry.metric.id)).toEqual(
    expect.arrayContaining(["conversion", "close_rate", "order_value", "nrr", "first_response_median"]),
  );
  for (const entry of closed) expect(entry.sentence).toMatch(/ needs (the field .+ of \w+|payments by date)/);
  const view = await script.scoreboard(dataset, { by: "customers.Contract", metric: "conversion" });
  expect(view.cells.flat().map((cell) => [cell.state, cell.estimate])).toEqual(
    view.groups.map(() => ["notDefined", null]),
  );
  expect(view.cells[0]?.[0]?.sentence).toMatch(/^Conversion.* needs the field/);
});

let telcoDataset: string | undefined;
/** Built once for the tests of this file. */
async function telco(): Promise<string> {
  telcoDataset ??= await script.load("Telco by API", [
    referenceFile("telco_churn/WA_Fn-UseC_-Telco-Customer-Churn.csv"),
  ]);
  return telcoDataset;
}
