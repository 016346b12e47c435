import "server-only";
import type { Interval } from "@/lib/domain/estimate";
import type { MetricKind } from "@/lib/domain/metric";
import { normalCritical } from "@/lib/stats/distributions";

/** The standard error that an estimate's own interval stands for: half its width by its z. */
export function standardErrorOf(value: number, interval: Interval, kind: MetricKind): number {
  return halfWidth(value, interval) / criticalOf(kind);
}

/** The interval of a payback is the middle 90 % of its draws, that of all else 95 %. */
function criticalOf(kind: MetricKind): number {
  return normalCritical(kind === "payback" ? 0.1 : 0.05);
}

/** An open side is taken to be as wide as the other. */
function halfWidth(value: number, [low, high]: Interval): number {
  if (low !== null && high !== null) return (high - low) / 2;
  return low !== null ? value - low : high !== null ? high - value : 0;
}
