import "server-only";
import type { Asked } from "@/lib/analytics/queries/cell-plan";
import { memberLines } from "@/lib/analytics/queries/member-lines";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { metricOf } from "@/lib/domain/metrics";
import { type Cell, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { closedSentence, isMetricOpen } from "./metric-access";
import type { PriorityFacts } from "./priority-facts";
import { withoutSmallSegments } from "./suppression";

/**
 * Metrics of the segments, against the average: `all` is the same for everybody and only computed with, `shown` is what this reader
 * may see of it. Null where no metric is asked.
 */
export interface PriorityBoard {
  readonly all: ScoreboardView;
  readonly shown: ScoreboardView;
  /** Place of each metric in the columns. */
  readonly columns: ReadonlyMap<string, number>;
}

export async function priorityBoard(
  actor: Actor,
  { version, segments, ask }: PriorityFacts,
  metricIds: readonly string[],
): Promise<PriorityBoard | null> {
  const { manifest } = version;
  const metrics = [...new Set(metricIds)].filter((id) => metricOf(id, manifest) !== undefined);
  if (metrics.length === 0 || segments.length === 0) return null;
  const asked: Asked = {
    version,
    segments: segments.map((one) => one.asked),
    ask,
    question: { by: segmentsKey, segments: segments.map(({ asked: { ref } }) => ref), metrics, against: "average" },
  };
  const all = await computeScoreboard(asked);
  const closed = metrics.map((id) => {
    const metric = metricOf(id, manifest);
    return metric !== undefined && !isMetricOpen(actor, metric, version);
  });
  const hide = (cell: Cell, at: number): Cell =>
    closed[at] ? { state: "noAccess", estimate: null, sentence: closedSentence } : cell;
  const open = { ...all, cells: all.cells.map((row) => row.map(hide)), totals: all.totals.map(hide) };
  const shown = suppressesSmallCells(actor.jobRole, actor.level)
    ? withoutSmallSegments(open, await memberLines(asked))
    : open;
  return { all, shown, columns: new Map(metrics.map((id, at) => [id, at])) };
}
