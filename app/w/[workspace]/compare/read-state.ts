import type { Actor } from "@/lib/domain/actor";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { CompareState } from "@/lib/domain/compare-address";
import type { VersionView } from "@/lib/domain/dataset-resources";
import { firstLook } from "@/lib/domain/first-look";
import { availability, metrics, versionColumn } from "@/lib/domain/metrics";
import { mostMetrics, segmentsKey } from "@/lib/domain/scoreboard";
import { questionFromQuery } from "@/lib/domain/scoreboard-address";
import { isPublished, type PublishedSegment, type Segment, segmentRef } from "@/lib/domain/segment";
import type { VersionColumn, VersionManifest } from "@/lib/domain/version-manifest";
import { seesWhole } from "@/lib/services/groupable";
import { one, type Search } from "../sheet";

/** The state an address stands for; what it leaves open is filled with a good start: published segments, else a column. */
export function stateOf(
  actor: Actor,
  version: VersionView,
  { search, segments }: { readonly search: Search; readonly segments: readonly Segment[] },
): CompareState {
  const { manifest } = version;
  const named = namedSegments(search, segments);
  const by = one(search.by) ?? (named.length > 0 ? segmentsKey : (firstColumn(actor, manifest)?.key ?? ""));
  const question = questionFromQuery({
    by,
    ...(by === segmentsKey ? { segment: named } : {}),
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

/** The segments of a dataset that can be compared: published and in use. */
export function comparable(segments: readonly Segment[]): PublishedSegment[] {
  return segments.filter(isPublished);
}

/** The definitions an address names, each by its number; without any, the latest of all published segments. */
function namedSegments(search: Search, segments: readonly Segment[]): string[] {
  const asked = [search.segment ?? []].flat().filter((ref) => ref !== "");
  const latest = (slug: string) => segments.find((segment) => segment.slug === slug)?.latest ?? null;
  const all = asked.length > 0 ? asked : comparable(segments).map(({ slug }) => slug);
  return [...new Set(all)].slice(0, mostSegmentsAtOnce).map((ref) => {
    const number = ref.includes("@") ? null : latest(ref);
    return number === null ? ref : segmentRef(ref, number);
  });
}

/** Columns this reader would group by: seen whole, not personal, not ids, at least two values. */
export function groupColumns(
  actor: Actor,
  manifest: VersionManifest,
): { readonly table: string; readonly columns: VersionColumn[] }[] {
  return manifest.tables.flatMap(({ table, columns, rows }) => {
    if (table === "customer_months" || table === "events") return [];
    const open = columns.filter((column) => groups(column, rows) && seesWhole(actor, { table, column }));
    return open.length > 0 ? [{ table, columns: open }] : [];
  });
}

function groups(column: VersionColumn, rows: number): boolean {
  if (column.privacy !== "none" || column.distinct < 2 || /_id$/.test(column.name)) return false;
  return column.type !== "text" || column.distinct <= Math.max(60, rows / 20);
}

/** What a company asks by first, else a text with few values. */
function firstColumn(actor: Actor, manifest: VersionManifest): VersionColumn | undefined {
  const all = groupColumns(actor, manifest).flatMap((table) => table.columns);
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
  if (asked !== undefined) return (Array.isArray(asked) ? asked : [asked]).slice(0, mostMetrics);
  const table = versionColumn(manifest, by)?.table;
  const open = metrics.filter(
    (metric) => metric.permission === "kpis.read" && availability(metric, manifest, table).available,
  );
  const first = firstLook.filter((id) => open.some((metric) => metric.id === id)).slice(0, 6);
  if (first.length > 0) return first;
  return open.length > 0 ? open.slice(0, 6).map((metric) => metric.id) : ["customers"];
}

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
