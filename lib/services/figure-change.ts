import "server-only";
import type { FigureReading } from "@/lib/domain/figure";
import { metrics } from "@/lib/domain/metrics";
import { type Change, changeSince } from "@/lib/stats/stale";
import { standardErrorOf } from "./standard-error";

type Read = Pick<FigureReading, "value" | "interval">;

/** How far a number of a metric has moved since it was kept, and whether that is more than chance does. */
export function figureChange(metricId: string, was: Read, today: Read): Change {
  // What is not in the registry is a mean or a share of a column.
  const kind = metrics.find(({ id }) => id === metricId)?.kind ?? "mean";
  const measured = ({ value, interval }: Read) => ({ value, se: standardErrorOf(value, interval, kind) });
  return changeSince(measured(was), measured(today));
}
