import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { Estimate } from "@/lib/domain/estimate";
import { segmentsKey } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { normalCritical } from "@/lib/stats/distributions";
import { aboutMore, growthToSee } from "@/lib/stats/power";
import { computeScoreboard } from "./scoreboard";

/** A segment with the metric that stood out, the version that showed it and a newer one; `askFound` asks the former. */
export interface AskedAgain {
  readonly segment: AskedSegment;
  readonly metric: string;
  readonly found: DatasetVersion;
  readonly askFound: Ask;
  readonly newer: DatasetVersion;
  readonly ask: Ask;
}

/** What customers show who were not in the version a segment was found on: how many they are, and about how many a verdict needs. */
export interface SeenAgain {
  readonly mark: Estimate["mark"];
  readonly newcomers: number;
  readonly needed: number | null;
}

/**
 * Holds the newcomers of a segment against all other newcomers, as one comparison of its own. Needed are as many as show the
 * difference of the version it was found on with 80 % power, if newcomers fall into the segment as those before them did.
 */
export async function seenAgain(asked: AskedAgain): Promise<SeenAgain> {
  const { segment, metric, found, newer, ask } = asked;
  const others: AskedSegment = {
    ...segment,
    ref: `${segment.ref} others`,
    rule: { kind: "none", rules: [segment.rule] },
  };
  const view = await computeScoreboard({
    version: newer,
    since: found,
    segments: [segment, others],
    question: {
      by: segmentsKey,
      segments: [segment.ref, others.ref],
      metrics: [metric],
      against: `group:${others.ref}`,
    },
    ask: (question) => ask({ ...question, beside: [...(question.beside ?? []), found] }),
  });
  const newcomers = view.groups.reduce((sum, { size }) => sum + (size ?? 0), 0);
  const estimate = view.cells[0]?.[0]?.estimate;
  const needed = await neededFor(asked);
  return { mark: estimate?.mark ?? "notComparable", newcomers, needed: needed === null ? null : aboutMore(needed) };
}

/** Customers that show again what the found version showed; null where it has no difference with an interval. */
async function neededFor({ segment, metric, found, askFound }: AskedAgain): Promise<number | null> {
  const question = { by: segmentsKey, segments: [segment.ref], metrics: [metric], against: "rest" };
  const view = await computeScoreboard({ version: found, segments: [segment], question, ask: askFound });
  const difference = view.cells[0]?.[0]?.estimate?.difference;
  const [lower, upper] = difference?.interval ?? [null, null];
  if (!difference || difference.value === 0 || lower === null || upper === null) return null;
  const error = (upper - lower) / 2 / normalCritical(difference.alpha);
  return view.total * growthToSee(error, difference.value);
}
