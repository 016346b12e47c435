import "server-only";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";

/**
 * How far a segment that was found in data has been seen again: `found` on that version alone, or where nothing was said that could
 * be; `confirmed` by a newer version that shows the same mark; `notConfirmed` by one that does not. `version`: of the data.
 */
export interface FoundState {
  readonly state: "found" | "confirmed" | "notConfirmed";
  readonly version: number;
}

/** Null for a segment that was not found in data. What stood out is looked for again on the newest version only, against the rest. */
export async function foundState(
  actor: Actor,
  { slug, origin, latest }: Pick<SegmentView, "slug" | "origin" | "latest">,
  newest: StoredVersion,
): Promise<FoundState | null> {
  if (origin?.datasetVersion == null) return null;
  const found: FoundState = { state: "found", version: origin.datasetVersion };
  const { metric, mark } = origin;
  if (newest.number <= origin.datasetVersion || latest === null || metric === null || mark === null) return found;
  try {
    const segments = askedSegments(await segmentBook(actor, newest.datasetId), [segmentRef(slug, latest.number)]);
    const question = { by: segmentsKey, metrics: [metric], against: "rest" };
    const view = await computeScoreboard({ version: newest, question, segments, ask: askOf(newest) });
    const estimate = view.cells[0]?.[0]?.estimate;
    if (!estimate) return found;
    return { state: estimate.mark === mark ? "confirmed" : "notConfirmed", version: newest.number };
  } catch (fault) {
    if (fault instanceof AppError) return found;
    throw fault;
  }
}
