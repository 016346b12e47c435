import { expect, test } from "vitest";
import type { SourceTable } from "./dictionary";
import { dictionary } from "./dictionary";
import { availability, columnMetricIds, hasField, metricOf, metrics } from "./metrics";
import type { VersionColumn, VersionManifest } from "./version-manifest";

/** A version that has just these fields; `attributes` are other columns by key. */
function version(
  fields: readonly string[],
  { asOf = null, attributes = [] }: { asOf?: string | null; attributes?: readonly VersionColumn[] } = {},
): VersionManifest {
  const tables = [...new Set(fields.map((key) => key.split(".")[0] as SourceTable))];
  return {
    asOf,
    currency: "EUR",
    timeZone: "UTC",
    grain: "person",
    hasIds: true,
    customersDerived: false,
    bands: {},
    tables: tables.map((table) => ({
      table,
      file: `${table}.parquet`,
      rows: 0,
      sha256: "",
      sizeBytes: 0,
      columns: [
        ...fields.filter((key) => key.startsWith(`${table}.`)).map((key) => column(key, "field")),
        ...attributes.filter(({ key }) => key.startsWith(`${table}.`)),
      ],
    })),
  };
}

function column(key: string, origin: VersionColumn["origin"], type: VersionColumn["type"] = "text"): VersionColumn {
  const name = key.slice(key.indexOf(".") + 1);
  return { key, name, label: name, type, origin, privacy: "none", labels: null, empty: 0, distinct: 0 };
}

function found(id: string, manifest: VersionManifest, by?: SourceTable) {
  const metric = metricOf(id, manifest);
  if (!metric) throw new Error(`no metric ${id}`);
  return availability(metric, manifest, by);
}

test("what is missing is named as a field of its table", () => {
  const bare = version(["customers.customer_id"]);
  expect(found("churned_share", bare)).toEqual({
    available: false,
    missing: ["customers.churned"],
    sentence: "Churned share needs the field churned of customers; map a column to it.",
  });
  expect(found("conversion", bare)).toMatchObject({
    sentence:
      "Conversion needs the field trial started of customers and the field converted on of customers, or the field converted of customers; map columns to them.",
  });
  expect(found("active_3", bare)).toMatchObject({ sentence: expect.stringContaining("payments by date") });
});

test("conversion counts a window where dates allow it, else who has converted so far", () => {
  const dates = [
    "customers.customer_id",
    "customers.trial_started_on",
    "customers.converted_on",
    "customers.converted",
  ];
  expect(found("conversion", version(dates, { asOf: "2024-06-30" }))).toMatchObject({
    form: { id: "conversion_dated" },
  });
  expect(found("conversion", version(dates))).toMatchObject({ form: { id: "conversion_flag" } });
  expect(found("conversion", version(dates.slice(0, 3)))).toEqual({
    available: false,
    missing: [],
    sentence: "Conversion counts back from an as-of day, and this version has none: map a date, or confirm one.",
  });
});

test("a metric is grouped by customers or its own table, else it says by which", () => {
  const manifest = version(["customers.customer_id", "deals.outcome", "tickets.priority"]);
  expect(found("close_rate", manifest, "customers").available).toBe(true);
  expect(found("close_rate", manifest, "deals").available).toBe(true);
  expect(found("close_rate", manifest, "tickets")).toMatchObject({
    sentence: "Close rate is not defined for a column of tickets: group by a column of customers or deals.",
  });
});

test("an attribute with the name of a field is not the field", () => {
  const manifest = version(["customers.customer_id"], {
    attributes: [column("customers.churned", "attribute", "yesNo")],
  });
  expect(hasField(manifest, "customers.churned")).toBe(false);
  expect(found("churned_share", manifest).available).toBe(false);
});

test("every number has a mean and every yes/no column a share", () => {
  const attributes = [
    column("customers.size", "attribute", "number"),
    column("customers.vip", "attribute", "yesNo"),
    column("customers.kind", "attribute", "text"),
  ];
  const manifest = version(["customers.customer_id"], { attributes });
  expect(columnMetricIds(manifest)).toEqual(["mean:customers.size", "share:customers.vip"]);
  expect(metricOf("mean:customers.size", manifest)).toMatchObject({ kind: "mean", unit: "number", direction: null });
  expect(metricOf("share:customers.vip", manifest)).toMatchObject({ kind: "proportion", unit: "share" });
  for (const id of [
    "mean:customers.vip",
    "share:customers.size",
    "mean:customers.kind",
    "mean:customers.nothing",
    "nothing",
  ])
    expect(metricOf(id, manifest)).toBeUndefined();
});

test("the registry names existing fields, has each id once, and hides margins from those who may not see them", () => {
  expect(new Set(metrics.map(({ id }) => id)).size).toBe(metrics.length);
  for (const { forms } of metrics) {
    for (const key of forms.flatMap((form) => [...form.needs, ...form.outcome])) {
      const [table = "", name] = key.split(".");
      if (table !== "customer_months")
        expect(dictionary[table as SourceTable].map((field) => field.name)).toContain(name);
    }
  }
  const closed = metrics.filter(({ permission }) => permission !== "kpis.read");
  expect(closed.map(({ id, permission }) => [id, permission])).toEqual([
    ["cac", "unitEconomics.read"],
    ["ltv_cac", "unitEconomics.read"],
    ["payback", "unitEconomics.read"],
    ["margin", "margins.read"],
  ]);
});
