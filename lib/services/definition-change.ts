import "server-only";
import { definitionMoves } from "@/lib/analytics/queries/definition-moves";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { MetricMove, Moves } from "@/lib/domain/definition-impact";
import type { MetricUnit } from "@/lib/domain/metric";
import { availability, metrics } from "@/lib/domain/metrics";
import { checkRule } from "@/lib/domain/rule-columns";
import { type Cell, type MetricHead, segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { smallestShownCount } from "@/lib/stats/small-cells";
import { askOf } from "./engine";

/** Two definitions of one segment, asked of one dataset version. */
export interface DefinitionPair {
  readonly version: StoredVersion;
  readonly before: AskedSegment;
  readonly after: AskedSegment;
  readonly signal?: AbortSignal | undefined;
}

/** The customers of both definitions, and up to three metrics pooled over each; or why the version cannot tell. */
export type MeasuredChange =
  | { readonly moves: Moves & { readonly total: number }; readonly metrics: readonly MeasuredMetric[] }
  | { readonly faults: readonly string[] };

export interface MeasuredMetric extends MetricMove {
  readonly head: MetricHead;
}

/** Measures what replacing a definition does. A metric that fewer than 5 customers decide is left out, for what is published is for all. */
export async function measuredChange({ version, before, after, signal }: DefinitionPair): Promise<MeasuredChange> {
  const faults = [...new Set([before, after].flatMap(({ rule }) => checkRule(rule, version.manifest)))];
  if (faults.length > 0) return { faults };
  const ask = askOf(version, signal);
  const moves = await definitionMoves(version, { before, after }, ask);
  const ids = toldMetrics(version);
  if (ids.length === 0) return { moves, metrics: [] };
  const question = { by: segmentsKey, metrics: ids, against: "rest" };
  const view = await computeScoreboard({ version, question, segments: [before, after], ask });
  return {
    moves,
    metrics: view.metrics.map((head, column) => ({
      head,
      name: head.name,
      format: { unit: head.unit as MetricUnit, currency: view.dataset.currency },
      before: pooledValue(view.cells[0]?.[column]),
      after: pooledValue(view.cells[1]?.[column]),
    })),
  };
}

function pooledValue(cell: Cell | undefined): number | null {
  const estimate = cell?.estimate;
  return estimate && estimate.n >= smallestShownCount ? estimate.value : null;
}

/** What a company asks of a segment first: kept, won, worth, bought again, sold. */
function toldMetrics({ manifest }: DatasetVersion): string[] {
  const first = ["churned_share", "conversion", "arpu", "repeat_rate", "close_rate", "order_value"];
  return first
    .filter((id) => metrics.some((one) => one.id === id && availability(one, manifest, "customers").available))
    .slice(0, 3);
}
