import type { FiltersProps, MetricChoice, SegmentChoice } from "@/components/scoreboard/filters";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import { availability, columnMetricIds, metricOf, metrics, versionColumn } from "@/lib/domain/metrics";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { readSegmentRef, type Segment, segmentRef } from "@/lib/domain/segment";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { comparable, groupColumns } from "./read-state";

export interface FilterSource {
  readonly workspace: string;
  readonly state: CompareState;
  readonly view: ScoreboardView;
  readonly manifest: VersionManifest;
  readonly segments: readonly Segment[];
  /** Who reads: some group by published segments alone, and nobody by columns that are closed to them. */
  readonly actor: Actor;
}

/** What the filter form of the board offers, from the columns and metrics of the version. */
export function filterProps({ workspace, state, view, manifest, segments, actor }: FilterSource): FiltersProps {
  const { question } = state;
  const column = versionColumn(manifest, question.by);
  const type = column?.column.type;
  return {
    action: `/w/${workspace}/compare`,
    kept: [
      ["dataset", state.dataset],
      ["version", String(state.version)],
      ...(state.dense ? [["dense", "1"] as const] : []),
    ],
    by: question.by,
    segments: segmentChoices(state, view, segments),
    columns: may(actor, "kpis.read") ? namedColumns(actor, manifest) : [],
    chosen: new Set(question.metrics),
    metrics: [...metricChoices(manifest, column?.table), ...columnChoices(manifest, question.metrics)],
    switches: [
      {
        label: "Row height",
        options: [
          {
            label: "Roomy",
            href: compareHref(workspace, { ...state, dense: false, open: null }),
            current: !state.dense,
          },
          { label: "Dense", href: compareHref(workspace, { ...state, dense: true, open: null }), current: state.dense },
        ],
      },
    ],
    details: {
      against: question.against,
      groups: view.groups.map(({ key, label }) => ({ key, label })),
      bands: question.bands?.join(", ") ?? "",
      period: question.period ?? "year",
      revenuePeriod: question.revenuePeriod ?? "",
      kind:
        type === "number" || type === "money" ? "number" : type === "date" || type === "timestamp" ? "date" : "text",
    },
  };
}

/** The latest definitions of the published segments, and those that the board shows besides. */
function segmentChoices(
  { question }: CompareState,
  view: ScoreboardView,
  segments: readonly Segment[],
): SegmentChoice[] {
  const latest = comparable(segments).map(({ slug, name, code, latest: number }) => ({
    ref: segmentRef(slug, number ?? 1),
    name,
    tile: segmentTile(code),
  }));
  const chosen = new Set(question.segments ?? []);
  const others = view.groups
    .filter(({ key }) => chosen.has(key) && !latest.some(({ ref }) => ref === key))
    .map(({ key, label, code }) => ({
      ref: key,
      name: `${label}, definition ${readSegmentRef(key).version}`,
      tile: segmentTile(code ?? "–"),
    }));
  return [...latest, ...others].map((choice) => ({ ...choice, chosen: chosen.has(choice.ref) }));
}

function metricChoices(manifest: VersionManifest, table: Parameters<typeof availability>[2]): MetricChoice[] {
  return metrics.map((metric) => {
    const state = availability(metric, manifest, table);
    return { id: metric.id, name: metric.name, missing: state.available ? null : state.sentence };
  });
}

/** Means and shares of columns: those on the board, and the first of the others. */
function columnChoices(manifest: VersionManifest, chosen: readonly string[]): MetricChoice[] {
  const ids = columnMetricIds(manifest);
  const shown = [...new Set([...chosen.filter((id) => /^(mean|share):/.test(id)), ...ids])].slice(0, 60);
  return shown.flatMap((id) => {
    const metric = metricOf(id, manifest);
    return metric ? [{ id, name: metric.name, missing: null }] : [];
  });
}

/** Columns to group by; one whose name stands in several tables says which table it is of. */
function namedColumns(actor: Actor, manifest: VersionManifest): FiltersProps["columns"] {
  const tables = groupColumns(actor, manifest);
  const labels = tables.flatMap((table) => table.columns.map((column) => column.label));
  const isShared = (label: string) => labels.filter((other) => other === label).length > 1;
  return tables.map(({ table, columns }) => ({
    table,
    columns: columns.map(({ key, label }) => ({ key, label: isShared(label) ? `${label} (${table})` : label })),
  }));
}
