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
  /** Those a company asks for first, all that one question holds, or the first so many of a list that there are. */
  readonly measures: "first" | "all" | { readonly of: readonly string[]; readonly most: number };
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
  const wanted = typeof measures === "object" ? measures : { of: firstLook, most: 6 };
  const first = wanted.of.filter((id) => ids.includes(id)).slice(0, wanted.most);
  const others = against.startsWith("group:") ? [against.slice("group:".length)] : [];
  const question = {
    by: segmentsKey,
    segments: [segment, ...others],
    metrics: (measures !== "all" && first.length > 0 ? first : ids).slice(0, mostMetrics),
    against,
  };
  return { question, view: await scoreboard(actor, address, { question }) };
}
