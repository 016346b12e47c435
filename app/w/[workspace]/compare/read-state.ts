import { AppError } from "@/lib/domain/app-error";
import type { CompareState } from "@/lib/domain/compare-address";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { availability, metrics, versionColumn } from "@/lib/domain/metrics";
import { questionFromQuery } from "@/lib/domain/scoreboard-address";
import type { VersionColumn, VersionManifest } from "@/lib/domain/version-manifest";

export type Search = Readonly<Record<string, string | string[] | undefined>>;

/** Which dataset and version the address names; without one, the first dataset that has a version, in its latest. */
export function sheetOf(
  all: readonly DatasetView[],
  search: Search,
): { readonly dataset: DatasetView; readonly number: string } | null {
  const slug = one(search.dataset);
  const dataset =
    slug === undefined
      ? all.find((candidate) => candidate.versions.length > 0)
      : all.find((candidate) => candidate.slug === slug);
  if (!dataset && slug !== undefined) throw new AppError("notFound", "There is no such dataset in this workspace.");
  const latest = dataset?.versions[0];
  if (!dataset || !latest) return null;
  const number = one(search.version) ?? "latest";
  return { dataset, number: /^\d{1,6}$/.test(number) ? number : String(latest.number) };
}

/** The state an address stands for; what it leaves open is filled with a good start. */
export function stateOf(version: VersionView, search: Search): CompareState {
  const { manifest } = version;
  const by = one(search.by) ?? firstColumn(manifest)?.key ?? "";
  const question = questionFromQuery({
    by,
    metric: metricsOf(manifest, by, search),
    ...given("bands", search),
    ...given("against", search),
    ...given("revenuePeriod", search),
    ...periodOf(manifest, by, search),
  });
  const open = one(search.open);
  return {
    dataset: version.dataset.slug,
    version: version.number,
    question,
    sort: one(search.sort) ?? null,
    order: one(search.order) === "ascending" ? "ascending" : "descending",
    dense: one(search.dense) === "1",
    open: open === undefined ? null : { metric: open, group: one(search.group) ?? null },
  };
}

/** Columns somebody would group by: not personal, not ids, at least two values. */
export function groupColumns(
  manifest: VersionManifest,
): { readonly table: string; readonly columns: VersionColumn[] }[] {
  return manifest.tables
    .filter((table) => table.table !== "customer_months" && table.table !== "events")
    .map((table) => ({ table: table.table, columns: table.columns.filter((column) => groups(column, table.rows)) }))
    .filter((table) => table.columns.length > 0);
}

export function one(value: string | string[] | undefined): string | undefined {
  const last = Array.isArray(value) ? value.at(-1) : value;
  return last === "" ? undefined : last;
}

function groups(column: VersionColumn, rows: number): boolean {
  if (column.privacy !== "none" || column.distinct < 2 || /_id$/.test(column.name)) return false;
  return column.type !== "text" || column.distinct <= Math.max(60, rows / 20);
}

/** What a company asks by first, else a text with few values. */
function firstColumn(manifest: VersionManifest): VersionColumn | undefined {
  const all = groupColumns(manifest).flatMap((table) => table.columns);
  const words = all.filter((column) => column.type === "text" && column.distinct <= 20 && column.origin !== "derived");
  return (
    usualFirst.map((word) => words.find((column) => word.test(column.label))).find((column) => column !== undefined) ??
    words.find((column) => column.distinct >= 3) ??
    words[0] ??
    all[0]
  );
}

const usualFirst = [/segment|industry|sector|branch/i, /contract|plan|tier|priority/i, /size|country|region/i];

function metricsOf(manifest: VersionManifest, by: string, search: Search): string[] {
  const asked = search.metric;
  if (asked !== undefined) return (Array.isArray(asked) ? asked : [asked]).slice(0, 30);
  const table = versionColumn(manifest, by)?.table;
  const open = metrics.filter(
    (metric) => metric.permission === "kpis.read" && availability(metric, manifest, table).available,
  );
  const first = firstLook.filter((id) => open.some((metric) => metric.id === id)).slice(0, 6);
  if (first.length > 0) return first;
  return open.length > 0 ? open.slice(0, 6).map((metric) => metric.id) : ["customers"];
}

/** One metric for each question a company asks first: won, kept, worth, sold, grown, served. */
const firstLook = [
  "conversion",
  "churned_share",
  "retention_12",
  "arpu",
  "close_rate",
  "nrr",
  "repeat_rate",
  "order_value",
  "first_response_median",
  "csat_top2",
  "resolution_median",
  "nps",
];

function given<Key extends string>(key: Key, search: Search): { readonly [K in Key]?: string } {
  const value = one(search[key]);
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: string };
}

function periodOf(
  manifest: VersionManifest,
  by: string,
  search: Search,
): { readonly period?: "year" | "quarter" | "month" } {
  const asked = one(search.period);
  if (asked === "year" || asked === "quarter" || asked === "month") return { period: asked };
  const type = versionColumn(manifest, by)?.column.type;
  return type === "date" || type === "timestamp" ? { period: "year" } : {};
}
