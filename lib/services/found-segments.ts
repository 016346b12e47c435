import "server-only";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf } from "@/lib/domain/metrics";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import type { FoundState } from "@/lib/domain/segment-confirmation";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { askedDraft, askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { isMetricOpen } from "./metric-access";

/**
 * Null for a segment that was not found in data. What stood out is looked for again on the newest version only: the same metric,
 * marked in the same direction against the rest, as one comparison of its own. Before a definition is published, the draft is asked.
 */
export async function foundState(
  actor: Actor,
  segment: Pick<SegmentView, "slug" | "name" | "origin" | "latest" | "draft">,
  newest: StoredVersion,
): Promise<FoundState | null> {
  const { origin } = segment;
  if (origin?.datasetVersion == null) return null;
  const found: FoundState = { state: "found", version: origin.datasetVersion };
  const { metric: id, mark } = origin;
  const metric = id === null ? undefined : metricOf(id, newest.manifest);
  if (newest.number <= origin.datasetVersion || id === null || mark === null) return found;
  if (metric && !isMetricOpen(actor, metric, newest)) return found;
  try {
    const segments = await askedAgain(actor, segment, newest);
    if (segments.length === 0) return found;
    const refs = segments.map(({ ref }) => ref);
    const question = { by: segmentsKey, segments: refs, metrics: [id], against: "rest" };
    const view = await computeScoreboard({ version: newest, question, segments, ask: askOf(newest) });
    const estimate = view.cells[0]?.[0]?.estimate;
    if (!estimate) return found;
    return { state: estimate.mark === mark ? "confirmed" : "notConfirmed", version: newest.number };
  } catch (fault) {
    if (fault instanceof AppError) return found;
    throw fault;
  }
}

async function askedAgain(
  actor: Actor,
  { slug, name, latest, draft }: Pick<SegmentView, "slug" | "name" | "latest" | "draft">,
  newest: StoredVersion,
) {
  if (latest === null && draft === null) return [];
  const book = await segmentBook(actor, newest.datasetId);
  if (latest !== null) return askedSegments(book, [segmentRef(slug, latest.number)]);
  return draft === null ? [] : [askedDraft(book, { rule: draft.rule, slug, name })];
}
