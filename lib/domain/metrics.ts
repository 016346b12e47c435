import { canonicalField, type SourceTable, sourceTables } from "./dictionary";
import type { FieldKey, Metric, MetricForm } from "./metric";
import { onePoint, twoPercentOfAverage } from "./metric";
import { customerMetrics } from "./metrics-customers";
import { customerMoneyMetrics } from "./metrics-money";
import { dealMetrics, paymentMetrics, ticketMetrics } from "./metrics-rows";
import { versionColumn } from "./version-column";
import type { VersionColumn, VersionManifest } from "./version-manifest";

export { versionColumn };

/** The metric registry: every named metric, in the order in which pages list them. */
export const metrics: readonly Metric[] = [
  ...customerMetrics,
  ...customerMoneyMetrics,
  ...paymentMetrics,
  ...dealMetrics,
  ...ticketMetrics,
];

/**
 * The metric of an id: one of the registry, or the mean of a number (`mean:table.column`) or the share of a yes/no column
 * (`share:table.column`) of the version. Undefined when there is none.
 */
export function metricOf(id: string, manifest: VersionManifest): Metric | undefined {
  const named = metrics.find((metric) => metric.id === id);
  if (named) return named;
  const [, statistic, key] = /^(mean|share):(.+)$/.exec(id) ?? [];
  const column = key === undefined ? undefined : versionColumn(manifest, key);
  if (!column) return undefined;
  if (statistic === "share" && column.column.type === "yesNo") return columnMetric(id, column, "share");
  if (statistic === "mean" && (column.column.type === "number" || column.column.type === "money"))
    return columnMetric(id, column, "mean");
  return undefined;
}

/** Ids of every mean and share that the columns of a version allow, canonical ids left out. */
export function columnMetricIds(manifest: VersionManifest): string[] {
  return sourceTables.flatMap((name) => {
    const columns = manifest.tables.find((table) => table.table === name)?.columns ?? [];
    return columns.flatMap((column) => {
      if (column.type === "yesNo") return [`share:${column.key}`];
      return column.type === "number" || column.type === "money" ? [`mean:${column.key}`] : [];
    });
  });
}

/** Whether a metric can be computed from a version: the form to use, or the fields that are missing and a sentence that names them. */
export type Availability =
  | { readonly available: true; readonly form: MetricForm }
  | { readonly available: false; readonly missing: readonly FieldKey[]; readonly sentence: string };

/** The first form whose fields the version has (and that a column of table `by` can group, where given). */
export function availability(metric: Metric, manifest: VersionManifest, by?: SourceTable): Availability {
  const possible = metric.forms.filter(
    (form) => missingFields(form, manifest).length === 0 && datesKnown(form, manifest),
  );
  const form = possible.find((candidate) => by === undefined || candidate.columnsOf.includes(by));
  if (form) return { available: true, form };
  if (possible[0]) return { available: false, missing: [], sentence: wrongTable(metric, possible, by) };
  const undated = metric.forms.find((candidate) => missingFields(candidate, manifest).length === 0);
  if (undated) {
    const sentence = `${metric.name} counts back from an as-of day, and this version has none: map a date, or confirm one.`;
    return { available: false, missing: [], sentence };
  }
  const missing = fewest(metric.forms.map((candidate) => missingFields(candidate, manifest)));
  return { available: false, missing: missing[0] ?? [], sentence: needs(metric, missing) };
}

/** True when the version has the canonical field, mapped or derived; an attribute of the same name does not count. */
export function hasField(manifest: VersionManifest, key: FieldKey): boolean {
  return fieldColumn(manifest, key) !== undefined;
}

/** True where no column gives orders, so that every payment is one. */
export function rowsAreOrders(manifest: VersionManifest): boolean {
  return fieldColumn(manifest, "payments.order_id")?.origin === "derived";
}

function fieldColumn(manifest: VersionManifest, key: FieldKey): VersionColumn | undefined {
  const [tableName, fieldName] = split(key);
  const table = manifest.tables.find((candidate) => candidate.table === tableName);
  return table?.columns.find((column) => column.name === fieldName && column.origin !== "attribute");
}

function missingFields(form: MetricForm, manifest: VersionManifest): FieldKey[] {
  return form.needs.filter((key) => {
    const column = fieldColumn(manifest, key);
    return !column || (form.given?.includes(key) && column.origin !== "field");
  });
}

function datesKnown(form: MetricForm, manifest: VersionManifest): boolean {
  return !form.needsAsOf || manifest.asOf !== null;
}

/** Without the lists that ask for all that another asks for, and more. */
function fewest(lists: readonly (readonly FieldKey[])[]): (readonly FieldKey[])[] {
  const within = (less: readonly FieldKey[], more: readonly FieldKey[]) =>
    less.length < more.length && less.every((key) => more.includes(key));
  return lists.filter((list) => !lists.some((other) => within(other, list)));
}

function needs(metric: Metric, missing: readonly (readonly FieldKey[])[]): string {
  const alternatives = missing.map((fields) => fields.map(fieldWords).join(" and "));
  const several = missing.some((fields) => fields.length > 1);
  const target = several || missing.length > 1 ? "map columns to them" : "map a column to it";
  return `${metric.name} needs ${alternatives.join(", or ")}; ${target}.`;
}

/** A field in words, as a sentence that asks for it names it. */
export function fieldWords(key: FieldKey): string {
  const [table, name] = split(key);
  if (table === "customer_months") return "payments by date";
  const field = sourceTables.includes(table as SourceTable) ? canonicalField(table as SourceTable, name) : undefined;
  return `the field ${field?.label ?? name} of ${table}`;
}

function wrongTable(metric: Metric, forms: readonly MetricForm[], by: SourceTable | undefined): string {
  const tables = [...new Set(forms.flatMap((form) => form.columnsOf))].join(" or ");
  return `${metric.name} is not defined for a column of ${by ?? "this table"}: group by a column of ${tables}.`;
}

function columnMetric(
  id: string,
  { table, column }: { table: SourceTable; column: VersionColumn },
  statistic: "mean" | "share",
): Metric {
  const unitWord = table === "customers" ? "customers" : table;
  const share = statistic === "share";
  // Which two words a classed column holds is not for everybody who reads what is measured.
  const yes = column.privacy === "none" ? (column.labels?.yes ?? "yes") : "yes";
  return {
    id,
    version: 1,
    name: share ? `Share with ${column.label}` : `Mean ${column.label}`,
    kind: share ? "proportion" : "mean",
    unit: share ? "share" : column.type === "money" ? "money" : "number",
    direction: null,
    minimumN: 5,
    minimumEffect: share ? onePoint : twoPercentOfAverage,
    caveat: null,
    permission: columnPermission(column.key),
    forms: [
      {
        id: `${statistic}_column`,
        rows: table,
        columnsOf: table === "customers" ? ["customers"] : ["customers", table],
        needs: [],
        formula: share
          ? `${unitWord} with “${yes}” ÷ ${unitWord} with a value`
          : `sum of ${column.label} ÷ ${unitWord} with one`,
        unitWord,
        outcome: [column.key as FieldKey],
      },
    ],
  };
}

/** The right to see figures of a column: costs and margins have rights of their own. */
export function columnPermission(key: string): Metric["permission"] {
  if (key === "customers.acquisition_cost") return "unitEconomics.read";
  return key === "customers.gross_margin_rate" || key === "payments.cost" ? "margins.read" : "kpis.read";
}

function split(key: FieldKey): [string, string] {
  const dot = key.indexOf(".");
  return [key.slice(0, dot), key.slice(dot + 1)];
}
