import "server-only";
import { demand, extentFor } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { ArtefactConfirmation, ArtefactState, SegmentShare } from "@/lib/domain/artefact";
import type { ArtefactKind } from "@/lib/domain/artefact-limits";
import type { FigureSince } from "@/lib/domain/figure";
import { percentText } from "@/lib/domain/number-words";
import { isPublished, segmentRef } from "@/lib/domain/segment";
import { instantNow } from "@/lib/platform/clock";
import { changeSince } from "@/lib/stats/stale";
import { keepConfirmation } from "@/lib/store/artefacts";
import { artefactNumbers } from "./artefact-numbers";
import { pinsOfBoard } from "./artefact-pins";
import { askedSegments } from "./asked-segments";
import { recordAudit } from "./audit";
import { type FigureReader, figureReader, figureSince } from "./figures";
import { segmentSizes } from "./segment-sizes";
import { type OpenSegment, openSegment } from "./segment-views";

/** Keeps today's numbers beside an artefact: somebody has read its words again and finds that they fit. */
export async function confirmArtefact(actor: Actor, slug: string, kind: ArtefactKind): Promise<ArtefactState> {
  demand(actor, "artefacts.edit");
  if (extentFor(actor, "artefacts.edit") !== "full")
    throw new AppError("forbidden", `As ${actor.jobRole} you write the part on service. Ask product or an analyst.`);
  const open = await openSegment(actor, slug);
  const { segment, version } = open;
  if (!isPublished(segment))
    throw new AppError("invalid", `${segment.name} has no live definition, so there are no numbers to confirm.`);
  const kept = await numbersToday(actor, open, kind, segment.latest);
  await keepConfirmation(actor.scope, { ...kept, segmentId: segment.id, kind, confirmedBy: actor.userId });
  const figures = kept.pins.length;
  await recordAudit(actor, "artefacts.confirm", { kind: "segment", id: segment.id }, { kind, figures });
  return {
    kind,
    confirmedAt: instantNow(),
    confirmedBy: actor.name,
    datasetVersion: version.number,
    definition: segment.latest,
    isStale: false,
    changes: [],
  };
}

/** The numbers that an artefact shows today, by a definition of its segment on the newest version. */
export async function numbersToday(
  actor: Actor,
  open: OpenSegment,
  kind: ArtefactKind,
  definition: number,
): Promise<Omit<ArtefactConfirmation, "confirmedBy" | "confirmedAt">> {
  const { segment, version } = open;
  const ref = segmentRef(segment.slug, definition);
  const address = { dataset: segment.datasetSlug, version: String(version.number) };
  const { view } = await artefactNumbers(actor, address, { segment: ref, kind });
  const pins = pinsOfBoard(view, address.dataset, ref);
  return { pins, share: await shareToday(actor, open), datasetVersion: version.number, definition };
}

/** How an artefact stands to today's numbers: stale where at least one has really changed since it was confirmed. */
export async function artefactState(
  actor: Actor,
  open: OpenSegment,
  { kind, confirmation }: { readonly kind: ArtefactKind; readonly confirmation: ArtefactConfirmation | null },
  reader: FigureReader = figureReader(actor),
): Promise<ArtefactState> {
  if (confirmation === null)
    return {
      kind,
      confirmedAt: null,
      confirmedBy: null,
      datasetVersion: null,
      definition: null,
      isStale: false,
      changes: [],
    };
  const { confirmedAt, confirmedBy, datasetVersion, definition } = confirmation;
  const isNewest = datasetVersion === open.version.number && definition === open.segment.latest;
  const changes = isNewest ? [] : await realChanges(actor, open, confirmation, reader);
  return { kind, confirmedAt, confirmedBy, datasetVersion, definition, isStale: changes.length > 0, changes };
}

async function realChanges(
  actor: Actor,
  open: OpenSegment,
  { pins, share, datasetVersion }: ArtefactConfirmation,
  reader: FigureReader,
): Promise<ArtefactState["changes"]> {
  const figures = await Promise.all(
    pins.map(async (pin) => ({ metric: pin.reading.metric, since: await figureSince(actor, pin, reader) })),
  );
  const today = share && (await shareToday(actor, open));
  const moved = share && today ? shareChange(share, today, datasetVersion) : null;
  return [
    ...(moved === null ? [] : [{ metric: "Share of the base", sentence: moved, since: null }]),
    ...figures
      .filter(({ since }) => since.isReal || isRedefined(since))
      .map(({ metric, since }) => ({ metric, sentence: changeSentence(metric, since), since })),
  ];
}

/** Words that were written beside a number of another definition are to be read again, whatever the numbers are. */
function isRedefined({ was, today }: FigureSince): boolean {
  return was !== null && today !== null && was.metricVersion !== today.metricVersion;
}

/** What a number is and was; where the metric is defined in another way by now, the two are no change of one number. */
export function changeSentence(metric: string, since: FigureSince): string {
  const [now, before] = [since.today?.text ?? "not told", since.was?.text ?? "not told"];
  return isRedefined(since)
    ? `The definition of ${metric} has changed: it is ${now}, and was ${before} by the one before.`
    : `${metric} is ${now}; it was ${before}.`;
}

/** What a segment's share of the base became, where that is more than chance does; else null. */
export function shareChange(was: SegmentShare, today: SegmentShare, datasetVersion: number): string | null {
  const { isReal } = changeSince(shareWithError(was), shareWithError(today));
  if (!isReal) return null;
  const [before, now] = [was.count / was.total, today.count / today.total].map(percentText);
  return `Share of the base is ${now}; it was ${before} on version ${datasetVersion} of the data.`;
}

/** The share of a base that is itself one of many that might have come. */
function shareWithError({ count, total }: SegmentShare) {
  const value = count / total;
  return { value, se: Math.sqrt((value * (1 - value)) / total) };
}

/** By the latest definition on the newest version; null where small numbers are hidden or the version cannot tell. */
async function shareToday(actor: Actor, { segment, book, version }: OpenSegment): Promise<SegmentShare | null> {
  if (segment.latest === null) return null;
  const asked = askedSegments(book, [segmentRef(segment.slug, segment.latest)]);
  const { total, sizes } = await segmentSizes(actor, version, asked);
  const count = sizes[0]?.count ?? null;
  return count === null || total === 0 ? null : { count, total };
}
