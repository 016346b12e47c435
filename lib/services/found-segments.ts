import "server-only";
import { type SeenAgain, seenAgain } from "@/lib/analytics/queries/seen-again";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf } from "@/lib/domain/metrics";
import { segmentRef } from "@/lib/domain/segment";
import type { FoundState } from "@/lib/domain/segment-confirmation";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { smallestShownCount } from "@/lib/stats/small-cells";
import { versionByNumber } from "@/lib/store/versions";
import { askedDraft, askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { isMetricOpen } from "./metric-access";

/**
 * Null for a segment that was not found in data. What stood out is looked for again among customers who were not in the version that
 * showed it: the same metric, marked in the same direction, as one comparison of its own. Customers of both versions would show it
 * once more whatever is true. Before a definition is published, the draft is asked.
 */
export async function foundState(
  actor: Actor,
  segment: Pick<SegmentView, "slug" | "name" | "origin" | "latest" | "draft">,
  newest: StoredVersion,
): Promise<FoundState | null> {
  const { origin } = segment;
  if (origin?.datasetVersion == null) return null;
  const found: FoundState = { state: "found", version: origin.datasetVersion, sentence: null };
  const { metric: id, mark } = origin;
  const metric = id === null ? undefined : metricOf(id, newest.manifest);
  if (newest.number <= origin.datasetVersion || id === null || mark === null) return found;
  if (metric && !isMetricOpen(actor, metric, newest)) return found;
  try {
    const [asked] = await askedAgain(actor, segment, newest);
    if (!asked) return found;
    const first = await versionByNumber(actor.scope, newest.datasetSlug, origin.datasetVersion);
    if (!first.manifest.hasIds || !newest.manifest.hasIds) return { ...found, sentence: withoutIds };
    const seen = await seenAgain({
      segment: asked,
      metric: id,
      found: first,
      askFound: askOf(first),
      newer: newest,
      ask: askOf(newest),
    });
    if (seen.mark === mark) return { state: "confirmed", version: newest.number, sentence: null };
    const isOpposite = seen.mark === "higher" || seen.mark === "lower";
    if (isOpposite || (seen.mark === "none" && seen.newcomers >= (seen.needed ?? 0)))
      return { state: "notConfirmed", version: newest.number, sentence: null };
    return { ...found, sentence: tooFewSentence(seen, { since: found.version, newest: newest.number }) };
  } catch (fault) {
    if (fault instanceof AppError) return found;
    throw fault;
  }
}

const withoutIds =
  "This data has no customer ids of its own, so nobody can tell who is new in a version: it cannot be confirmed.";

function tooFewSentence(
  { newcomers, needed }: SeenAgain,
  { since, newest }: { readonly since: number; readonly newest: number },
): string {
  const many = newcomers < smallestShownCount ? `Fewer than ${smallestShownCount}` : newcomers.toLocaleString("en-GB");
  const about =
    needed === null || newcomers >= needed
      ? "a verdict needs more"
      : `about ${needed.toLocaleString("en-GB")} are needed`;
  return `${many} customers of version ${newest} are new since version ${since}; ${about} to see it again.`;
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
