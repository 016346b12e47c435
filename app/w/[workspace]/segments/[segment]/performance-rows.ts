import type { PerformanceRow } from "@/components/segments/performance-table";
import { compareHref } from "@/lib/domain/compare-address";
import type { Estimate } from "@/lib/domain/estimate";
import { countText, type NumberFormat, valueBounds, valueOfInterval, valueText } from "@/lib/domain/number-words";
import type { ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import { boardRows, formatOf } from "../../compare/board-rows";

export interface PerformanceSetting {
  readonly workspace: string;
  readonly dataset: string;
  readonly version: number;
  readonly question: ScoreboardQuestion;
  readonly view: ScoreboardView;
  /** The definition, `agencies@7`. */
  readonly segment: string;
}

/** One row for each measure of the segment, each opening the drawer of its number. */
export function performanceRows({
  workspace,
  dataset,
  version,
  question,
  view,
  segment,
}: PerformanceSetting): PerformanceRow[] {
  const state = { dataset, version, question, sort: null, order: "descending", dense: false, open: null } as const;
  const row = boardRows({ workspace, view, state }).find(({ key }) => key === segment);
  return view.metrics.map((metric, column) => {
    const cell = row?.cells[column];
    const estimate = view.cells[row?.index ?? -1]?.[column]?.estimate ?? null;
    const format = formatOf(metric, view);
    const other = estimate && otherValue(view, column, estimate);
    return {
      id: metric.id,
      metric: metric.name,
      href: compareHref(workspace, { ...state, open: { metric: metric.id, group: segment } }),
      value: cell?.value ?? null,
      interval: estimate?.interval ? valueBounds(estimate.interval, format) : null,
      other: other === null ? null : otherText(other, estimate, format),
      difference: cell?.difference ?? null,
      missing: cell?.missing ?? (cell?.value == null ? { kind: "notInData", words: "no value", sentence: null } : null),
      n: estimate ? countText(estimate.n) : null,
    };
  });
}

/** The value of the rest is the segment's own less the difference; where nothing can be compared it is not shown either. */
function otherValue(view: ScoreboardView, column: number, { value, difference }: Estimate): number | null {
  const reference = view.groups.findIndex(({ key }) => view.against === `group:${key}`);
  if (reference >= 0) return view.cells[reference]?.[column]?.estimate?.value ?? null;
  return value === null || difference === null ? null : value - difference.value;
}

/** The digits of the segment's own value, so that both can be read side by side. */
function otherText(value: number, estimate: Estimate | null, format: NumberFormat): string {
  return estimate?.interval ? valueOfInterval(value, estimate.interval, format) : valueText(value, format);
}
