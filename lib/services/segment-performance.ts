import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { firstLook } from "@/lib/domain/first-look";
import { availability, metrics } from "@/lib/domain/metrics";
import { mostMetrics, type ScoreboardQuestion, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { isMetricOpen } from "./metric-access";
import type { VersionAddress } from "./open-population";
import { scoreboard } from "./scoreboard";
import { resolveVersion } from "./versions";

export interface AskedPerformance {
  /** The definition, `agencies@7`. */
  readonly segment: string;
  /** The rest, the average, or `group:solo@3`. */
  readonly against: string;
  /** Those a company asks for first, or all that one question holds. */
  readonly measures: "first" | "all";
}

/** One segment on many measures, all of one family; `question` is what was asked, so that each number can be opened. */
export interface SegmentPerformance {
  readonly question: ScoreboardQuestion;
  readonly view: ScoreboardView;
}

/** How a segment does, measure by measure, on what this version has and this reader may see. */
export async function segmentPerformance(
  actor: Actor,
  address: VersionAddress,
  { segment, against, measures }: AskedPerformance,
): Promise<SegmentPerformance> {
  const version = await resolveVersion(actor, address.dataset, address.version);
  const there = metrics.filter(
    (metric) => availability(metric, version.manifest, "customers").available && isMetricOpen(actor, metric, version),
  );
  const ids = there.map(({ id }) => id);
  const first = firstLook.filter((id) => ids.includes(id)).slice(0, 6);
  const others = against.startsWith("group:") ? [against.slice("group:".length)] : [];
  const question = {
    by: segmentsKey,
    segments: [segment, ...others],
    metrics: (measures === "first" && first.length > 0 ? first : ids).slice(0, mostMetrics),
    against,
  };
  return { question, view: await scoreboard(actor, address, { question }) };
}
