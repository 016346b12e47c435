import "server-only";
import type { Interval } from "@/lib/domain/estimate";
import type { FigureReading } from "@/lib/domain/figure";
import { metrics } from "@/lib/domain/metrics";
import { type Change, changeSince } from "@/lib/stats/stale";
import { standardErrorOf } from "./standard-error";

type Read = Pick<FigureReading, "value" | "interval" | "metricVersion">;

/**
 * How far a number of a metric has moved since it was kept, and whether that is more than chance does. Null where that cannot be told:
 * a number without an interval (a count, a total) has no error to hold a change against, and two definitions are two numbers.
 */
export function figureChange(metricId: string, was: Read, today: Read): Change | null {
  if (was.metricVersion !== today.metricVersion || was.interval === null || today.interval === null) return null;
  // What is not in the registry is a mean or a share of a column.
  const kind = metrics.find(({ id }) => id === metricId)?.kind ?? "mean";
  const measured = (value: number, interval: Interval) => ({ value, se: standardErrorOf(value, interval, kind) });
  return changeSince(measured(was.value, was.interval), measured(today.value, today.interval));
}
