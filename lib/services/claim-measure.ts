import "server-only";
import { type ClaimComparison, claimComparison } from "@/lib/analytics/queries/claim-comparison";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { Hypothesis } from "@/lib/domain/hypothesis";
import { metricOf } from "@/lib/domain/metrics";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import { assess } from "@/lib/stats/compare";
import { askedSegments, type SegmentBook } from "./asked-segments";
import { askOf } from "./engine";

type Claimed = Pick<Hypothesis, "segmentSlug" | "definition" | "metric" | "comparison">;

/** Measures what a hypothesis is about on one version: the same for every reader. Throws AppError where the version knows no such metric. */
export async function measureClaim(
  version: StoredVersion,
  book: SegmentBook,
  { segmentSlug, definition, metric, comparison }: Claimed,
): Promise<ClaimComparison> {
  const segments = askedSegments(book, [segmentRef(segmentSlug, definition)]);
  const refs = segments.map(({ ref }) => ref);
  const question = { by: segmentsKey, segments: refs, metrics: [metric], against: comparison };
  return await claimComparison({ version, question, segments, ask: askOf(version) });
}

/** Whether a verdict can be given at all on this version, without saying which; `reason` is a code, `fault` a sentence. */
export interface Possibility {
  readonly customers: number | null;
  readonly possible: boolean;
  readonly reason: string | null;
  readonly fault: string | null;
}

export async function possibilityOf(version: StoredVersion, book: SegmentBook, claimed: Claimed): Promise<Possibility> {
  const unknown = { customers: null, possible: false, reason: null };
  if (!metricOf(claimed.metric, version.manifest))
    return { ...unknown, fault: "The newest data have no such metric any more." };
  try {
    const { comparison, customers, fault } = await measureClaim(version, book, claimed);
    if (!comparison) return { customers, possible: false, reason: null, fault };
    if (comparison.obstacle) return { customers, possible: false, reason: comparison.obstacle, fault: null };
    const { test, reason } = assess(comparison);
    return { customers, possible: test !== null, reason, fault: null };
  } catch (fault) {
    if (fault instanceof AppError) return { ...unknown, fault: fault.message };
    throw fault;
  }
}
