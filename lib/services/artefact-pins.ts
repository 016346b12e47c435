import "server-only";
import type { PinnedFigure } from "@/lib/domain/figure";
import { metricFormat, valueWithInterval } from "@/lib/domain/number-words";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { instantNow } from "@/lib/platform/clock";

/** The numbers of one segment on a board that have an interval, as they stand there: what an artefact is confirmed with. */
export function pinsOfBoard(view: ScoreboardView, dataset: string, segment: string): PinnedFigure[] {
  const row = view.groups.findIndex(({ key }) => key === segment);
  const readAt = instantNow();
  return view.metrics.flatMap((head, column) => {
    const estimate = view.cells[row]?.[column]?.estimate;
    if (!estimate || estimate.value === null || estimate.interval === null) return [];
    const { value, interval, n, unit } = estimate;
    const format = metricFormat(head, view.dataset.currency);
    const reading = {
      value,
      interval,
      text: valueWithInterval(value, interval, format),
      n,
      unit,
      metric: head.name,
      metricVersion: head.version,
      group: view.groups[row]?.label ?? null,
      datasetName: view.dataset.name,
      datasetVersion: view.dataset.version,
      asOf: view.dataset.asOf,
      readAt,
    };
    return [
      {
        address: { dataset, version: view.dataset.version, metric: head.id, by: segmentsKey, group: segment },
        reading,
      },
    ];
  });
}
