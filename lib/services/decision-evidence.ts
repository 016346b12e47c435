import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { Decision, DecisionContent, FrozenEvidence, FrozenSegment } from "@/lib/domain/decision";
import { figuresOf } from "@/lib/domain/decision";
import type { DecisionFigure, DecisionSegment } from "@/lib/domain/decision-resources";
import { type FigureAddress, type FigureSince, type PinnedFigure, segmentOfFigure } from "@/lib/domain/figure";
import { metricOf, versionColumn } from "@/lib/domain/metrics";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { type Segment, type SegmentVersion, segmentRef } from "@/lib/domain/segment";
import { type SegmentBook, segmentBook } from "./asked-segments";
import { figure, figureSince, pinFigure, pinGroupFigure, todaysAddress } from "./figures";
import { definitionWords } from "./segment-views";
import { resolveVersion } from "./versions";

type Named = Pick<Decision, "datasetSlug" | "datasetId">;

/** What evidence stands on: the newest version of the data and the segments of its dataset. */
interface Ground {
  readonly version: StoredVersion;
  readonly book: SegmentBook;
}

async function groundOf(actor: Actor, { datasetSlug, datasetId }: Named): Promise<Ground> {
  const version = await resolveVersion(actor, datasetSlug, "latest");
  return { version, book: await segmentBook(actor, datasetId) };
}

/** Every number and definition as it is now, all on one version of the data. Throws AppError invalid naming what cannot be frozen. */
export async function frozenEvidence(
  actor: Actor,
  named: Named,
  content: DecisionContent,
): Promise<{ readonly frozen: FrozenEvidence; readonly versionId: string }> {
  const ground = await groundOf(actor, named);
  const { version } = ground;
  const pin = (address: FigureAddress) => frozenFigure(actor, ground, address);
  const frozen = {
    dataset: { slug: version.datasetSlug, version: version.number, asOf: version.manifest.asOf },
    segments: await Promise.all(content.segments.map((slug) => frozenSegment(actor, ground, slug))),
    figures: await Promise.all(content.figures.map(pin)),
    success: content.success && (await pin(content.success.figure)),
  };
  return { frozen, versionId: version.id };
}

/** A number as it is on the newest data, kept. Throws AppError invalid where there is none, or fewer than 5 customers stand behind it. */
export async function frozenFigure(actor: Actor, ground: Ground, address: FigureAddress): Promise<PinnedFigure> {
  const at = { ...(await todaysAddress(actor, address)), version: ground.version.number };
  return await pinGroupFigure(actor, at).catch((fault: unknown) => {
    if (!(fault instanceof AppError)) throw fault;
    const label = labelOf(ground, address, null);
    throw new AppError(
      "invalid",
      `“${label}” cannot be frozen: ${fault.sentence} Take it out, or choose another number.`,
    );
  });
}

/** The number that a decision is judged by, as it is today; null where there is none to be kept. */
export async function successToday(
  actor: Actor,
  decision: Decision,
): Promise<{ pin: PinnedFigure | null; versionId: string }> {
  const ground = await groundOf(actor, decision);
  const address = decision.content.success?.figure;
  if (!address) return { pin: null, versionId: ground.version.id };
  const pin = await frozenFigure(actor, ground, address).catch((fault: unknown) => {
    if (fault instanceof AppError) return null;
    throw fault;
  });
  return { pin, versionId: ground.version.id };
}

/** Refuses numbers of another dataset, of segments that are not there, and by columns that name people. */
export async function demandFigures(actor: Actor, named: Named, content: DecisionContent): Promise<void> {
  const ground = await groundOf(actor, named);
  for (const slug of content.segments)
    if (!ground.book.segments.some((one) => one.slug === slug))
      throw new AppError("invalid", `There is no segment ${slug} in this dataset. Choose one of its segments.`);
  for (const address of figuresOf(content)) {
    if (address.dataset !== named.datasetSlug)
      throw new AppError("invalid", "A decision's numbers are all of one dataset. Take the others out.");
    const column = address.by === segmentsKey ? null : versionColumn(ground.version.manifest, address.by);
    if (column && column.column.privacy !== "none")
      throw new AppError(
        "invalid",
        `${column.column.label} names people: evidence holds numbers of groups. Choose another number.`,
      );
  }
}

/** The numbers of a decision: as they were and today's, or of a draft today's alone. */
export async function decisionFigures(actor: Actor, decision: Decision): Promise<DecisionFigure[]> {
  const ground = await groundOf(actor, decision);
  const { frozen, content } = decision;
  return frozen
    ? await Promise.all(frozen.figures.map((pin) => figureThen(actor, ground, pin)))
    : await Promise.all(content.figures.map((address) => figureNow(actor, ground, address)));
}

/** A number with its name and its value today, as the form shows one that comes from its own drawer. */
export async function figureNamed(actor: Actor, address: FigureAddress): Promise<DecisionFigure> {
  const version = await resolveVersion(actor, address.dataset, "latest");
  return await figureNow(actor, { version, book: await segmentBook(actor, version.datasetId) }, address);
}

export async function decisionSuccess(actor: Actor, decision: Decision): Promise<DecisionFigure | null> {
  const ground = await groundOf(actor, decision);
  const { frozen, content } = decision;
  if (frozen) return frozen.success && (await figureThen(actor, ground, frozen.success));
  return content.success && (await figureNow(actor, ground, content.success.figure));
}

async function figureThen(actor: Actor, ground: Ground, pin: PinnedFigure): Promise<DecisionFigure> {
  const since = await figureSince(actor, pin);
  return { address: pin.address, label: labelOf(ground, pin.address, since), since };
}

async function figureNow(actor: Actor, ground: Ground, address: FigureAddress): Promise<DecisionFigure> {
  const since = await sinceNow(actor, address);
  return { address, label: labelOf(ground, address, since), since };
}

async function sinceNow(actor: Actor, address: FigureAddress): Promise<FigureSince> {
  const todayAt = await todaysAddress(actor, address);
  const unseen = { was: null, today: null, todayAt: null, isReal: null };
  try {
    const today = await figure(actor, todayAt);
    return { ...unseen, today, todayAt, sentence: "It is frozen when the decision is proposed." };
  } catch (fault) {
    if (fault instanceof AppError) return { ...unseen, sentence: fault.sentence };
    throw fault;
  }
}

/** The segments of a decision: as they were defined and are today, with what the reader should know. */
export async function decisionSegments(actor: Actor, decision: Decision): Promise<DecisionSegment[]> {
  const ground = await groundOf(actor, decision);
  return await Promise.all(decision.content.segments.map((slug) => decisionSegment(actor, ground, { decision, slug })));
}

async function decisionSegment(
  actor: Actor,
  ground: Ground,
  { decision, slug }: { readonly decision: Decision; readonly slug: string },
): Promise<DecisionSegment> {
  const segment = ground.book.segments.find((one) => one.slug === slug);
  const newest = segment && newestDefinition(ground.book, segment);
  const then = decision.frozen?.segments.find((one) => one.slug === slug) ?? null;
  const size = then
    ? then.size && (await figureSince(actor, then.size))
    : newest
      ? await sinceNow(actor, sizeAddress(ground, segmentRef(slug, newest.number)))
      : null;
  return {
    slug,
    name: segment?.name ?? then?.name ?? slug,
    code: segment?.code ?? "–",
    stance: segment?.stance ?? null,
    isArchived: segment === undefined || segment.archivedAt !== null,
    was: then && { definition: then.definition, sentence: wordsThen(actor, ground, then) },
    today: newest ? { definition: newest.number, sentence: definitionWords(actor, ground, newest).sentence } : null,
    size,
    notices: segmentNotices(ground, { segment, newest, then, size }),
  };
}

/** The words that were frozen; of a definition that asks for what is closed to this reader, what may be read of it. */
function wordsThen(actor: Actor, ground: Ground, { slug, definition, sentence }: FrozenSegment): string {
  const kept = ground.book.definitions.find((one) => one.slug === slug && one.number === definition);
  return kept ? definitionWords(actor, ground, { ...kept, sentence }).sentence : sentence;
}

interface SegmentFacts {
  readonly segment: Segment | undefined;
  readonly newest: SegmentVersion | undefined;
  readonly then: FrozenSegment | null;
  readonly size: FigureSince | null;
}

function segmentNotices({ version }: Ground, { segment, newest, then, size }: SegmentFacts): string[] {
  const stays = then ? " The frozen numbers stay as they were." : "";
  return [
    segment?.archivedAt ? `${segment.name} is archived by now.${stays}` : null,
    segment && !newest ? `${segment.name} is a draft: publish it before the decision is proposed.` : null,
    segment && size?.today?.value === 0
      ? `Nobody is in ${segment.name} on version ${version.number} of the data.${stays}`
      : null,
    segment && newest && then && newest.number !== then.definition
      ? `${segment.name} has another definition by now, number ${newest.number}; today’s numbers are by that one.`
      : null,
  ].filter((sentence) => sentence !== null);
}

async function frozenSegment(actor: Actor, ground: Ground, slug: string): Promise<FrozenSegment> {
  const segment = ground.book.segments.find((one) => one.slug === slug);
  const newest = segment && newestDefinition(ground.book, segment);
  if (!segment || !newest)
    throw new AppError("invalid", `${segment?.name ?? slug} has no published definition. Publish it, or take it out.`);
  const address = sizeAddress(ground, segmentRef(slug, newest.number));
  const size = await pinFigure(actor, address).catch((fault: unknown) => {
    if (fault instanceof AppError) return null;
    throw fault;
  });
  return { slug, name: segment.name, definition: newest.number, sentence: newest.sentence, size };
}

function newestDefinition({ definitions }: SegmentBook, segment: Segment): SegmentVersion | undefined {
  return definitions.find((one) => one.segmentId === segment.id);
}

function sizeAddress({ version }: Ground, group: string): FigureAddress {
  return { dataset: version.datasetSlug, version: version.number, metric: "customers", by: segmentsKey, group };
}

/** "Churned share of Agencies"; the group is named where the reader sees the number, or it is a segment. */
function labelOf({ version, book }: Ground, address: FigureAddress, since: FigureSince | null): string {
  const reading = since?.was ?? since?.today ?? null;
  const metric = reading?.metric ?? metricOf(address.metric, version.manifest)?.name ?? address.metric;
  if (address.group === null) return `${metric}, all customers`;
  const slug = segmentOfFigure(address);
  const group = slug === null ? (reading?.group ?? "a group") : (book.names.get(slug) ?? slug);
  return `${metric} of ${group}`;
}
