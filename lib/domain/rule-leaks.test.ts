import { describe, expect, test } from "vitest";
import { metrics } from "./metrics";
import type { BehaviourCondition, PlainRule } from "./rule";
import { outcomeKind, ruleLeaks } from "./rule-leaks";
import type { VersionColumn, VersionManifest } from "./version-manifest";

const column = (
  key: string,
  type: VersionColumn["type"],
  origin: VersionColumn["origin"] = "field",
): VersionColumn => ({
  key,
  name: key.slice(key.indexOf(".") + 1),
  label: key.slice(key.indexOf(".") + 1),
  type,
  origin,
  privacy: "none",
  labels: null,
  empty: 0,
  distinct: 2,
});

const manifest: VersionManifest = {
  asOf: "2024-06-30",
  currency: "EUR",
  timeZone: "UTC",
  grain: "person",
  hasIds: true,
  customersDerived: false,
  bands: {},
  tables: [
    {
      table: "customers",
      file: "customers.parquet",
      rows: 10,
      sha256: "",
      sizeBytes: 0,
      columns: [
        column("customers.Trade", "text", "attribute"),
        column("customers.churned", "yesNo"),
        column("customers.churned_on", "date"),
        column("customers.started_on", "date"),
        column("customers.tenure_months", "number", "derived"),
        column("customers.monthly_revenue", "money", "derived"),
        column("customers.total_revenue", "money", "derived"),
        column("customers.nps_score", "number"),
      ],
    },
  ],
};

function leaksOn(metricId: string, rule: PlainRule): [path: string, landmark: number | null][] {
  const metric = metrics.find(({ id }) => id === metricId);
  const [form] = metric?.forms ?? [];
  if (!metric || !form) throw new Error(`no metric ${metricId}`);
  return ruleLeaks(rule, { metric, form }, manifest).map(({ path, landmarkDays }) => [path, landmarkDays]);
}

const did = (more: Partial<BehaviourCondition>): BehaviourCondition => ({
  kind: "behaviour",
  table: "events",
  where: [],
  window: { kind: "ever" },
  measure: { of: "did" },
  ...more,
});
const trade: PlainRule = { kind: "column", column: "customers.Trade", test: { op: "isOneOf", values: ["studio"] } };
const filled = (name: string): PlainRule => ({ kind: "column", column: `customers.${name}`, test: { op: "isFilled" } });
const all = (...rules: PlainRule[]): PlainRule => ({ kind: "all", rules });

test("what was known at the start leaks of nothing", () => {
  for (const { id } of metrics)
    expect(leaksOn(id, all(trade, filled("started_on")))).toEqual(id === "conversion" ? [["1", null]] : []);
});

describe("against churn", () => {
  test("the outcome and what is made of it", () => {
    for (const name of ["churned", "churned_on", "tenure_months", "total_revenue", "monthly_revenue"])
      for (const id of ["churned_share", "churn_per_month", "retention_12"])
        expect(leaksOn(id, all(trade, { kind: "none", rules: [filled(name)] })), `${name} ${id}`).toEqual([
          ["1.0", null],
        ]);
  });

  test("the first days of life give a landmark, every other window none", () => {
    expect(leaksOn("churned_share", all(trade, did({ window: { kind: "firstDays", days: 14 } })))).toEqual([["1", 14]]);
    const firstIn = did({ measure: { of: "first", within: { kind: "firstDays", days: 30 } } });
    expect(leaksOn("retention_6", firstIn)).toEqual([["", 30]]);
    for (const condition of [
      did({}),
      did({ measure: { of: "didNot" } }),
      did({ window: { kind: "lastDays", days: 30 } }),
      did({ window: { kind: "betweenDays", from: "2024-01-01", to: "2024-03-31" } }),
      did({ measure: { of: "last", within: { kind: "firstDays", days: 30 } }, window: { kind: "lastDays", days: 9 } }),
      did({
        window: { kind: "firstDays", days: 14 },
        where: [{ column: "events.happened_at", test: { op: "inLastDays", days: 90 } }],
      }),
    ])
      expect(leaksOn("churned_share", condition)).toEqual([["", null]]);
  });

  test("sentences say what is wrong", () => {
    const [metric] = metrics.filter(({ id }) => id === "churned_share");
    const [form] = metric?.forms ?? [];
    if (!metric || !form) throw new Error("no churned share");
    const say = (rule: PlainRule) => ruleLeaks(rule, { metric, form }, manifest).map(({ sentence }) => sentence);
    expect(say(did({ window: { kind: "firstDays", days: 14 } }))).toEqual([
      "“has an event in the first 14 days from the start” needs customers who lived 14 days: those who left earlier can never match.",
    ]);
    expect(say(did({ table: "payments", window: { kind: "lastDays", days: 30 } }))).toEqual([
      "“has a payment in the last 30 days” looks at the days before the as-of day: customers who had left by then can never match.",
    ]);
  });
});

test("against other outcomes what they are made of", () => {
  expect(leaksOn("nps", all(filled("nps_score"), filled("churned")))).toEqual([["0", null]]);
  expect(leaksOn("nrr", all(filled("churned"), did({ window: { kind: "lastDays", days: 30 } }), trade))).toEqual([
    ["0", null],
    ["1", null],
  ]);
  expect(leaksOn("nrr", did({ window: { kind: "firstDays", days: 14 } }))).toEqual([]);
  expect(leaksOn("repeat_rate", did({ table: "payments", measure: { of: "times", op: "atLeast", times: 2 } }))).toEqual(
    [["", null]],
  );
  expect(leaksOn("repeat_rate", did({ table: "tickets" }))).toEqual([]);
  expect(leaksOn("conversion", did({ window: { kind: "firstDays", days: 14 } }))).toEqual([["", null]]);
  expect(leaksOn("arpu", all(filled("monthly_revenue"), filled("churned")))).toEqual([["0", null]]);
  expect(
    leaksOn("close_rate", did({ table: "deals", where: [{ column: "deals.outcome", test: { op: "isFilled" } }] })),
  ).toEqual([["", null]]);
  expect(leaksOn("csat_top2", did({ table: "tickets" }))).toEqual([]);
});

test("every metric whose rows are customers and that measures staying, converting or buying has its kind", () => {
  const kinds = Object.fromEntries(
    metrics.map((metric) => [metric.id, metric.forms.map((form) => outcomeKind({ metric, form }))[0]]),
  );
  expect(kinds).toMatchObject({
    churned_share: "life",
    churn_per_month: "life",
    retention_3: "life",
    conversion: "conversion",
    nrr: "retained",
    grr: "retained",
    logo_retention: "retained",
    repeat_rate: "bought",
    observed_ltv: "bought",
    active_6: "bought",
    arpu: null,
    nps: null,
    cac: null,
  });
});
