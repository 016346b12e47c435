import "server-only";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { PlainRule, Rule } from "@/lib/domain/rule";
import { checkRule } from "@/lib/domain/rule-columns";
import { ruleDifference } from "@/lib/domain/rule-difference";
import { expandRule } from "@/lib/domain/rule-expansion";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import type { Segment, SegmentDraft, SegmentVersion } from "@/lib/domain/segment";
import type { SegmentDraftView, SegmentVersionView, SegmentView } from "@/lib/domain/segment-resources";
import { isSmall } from "@/lib/stats/small-cells";
import { findDraft } from "@/lib/store/segment-definitions";
import { segmentBySlug } from "@/lib/store/segments";
import { type SegmentBook, seesDrafts, segmentBook } from "./asked-segments";
import { ruleForReader } from "./rule-for-reader";
import { resolveVersion } from "./versions";

/** A segment that a reader may see, beside the others of its dataset and the latest version of the data. */
export interface OpenSegment {
  readonly segment: Segment;
  readonly book: SegmentBook;
  readonly version: StoredVersion;
}

/** Opens a segment by its address name. Throws AppError notFound for a foreign one and for one that this reader may not see. */
export async function openSegment(actor: Actor, slug: string): Promise<OpenSegment> {
  const { datasetId, datasetSlug } = await segmentBySlug(actor.scope, slug);
  const book = await segmentBook(actor, datasetId);
  const segment = book.segments.find((one) => one.slug === slug);
  if (!segment)
    throw new AppError("notFound", "There is no such segment here. Check the link, or go back to the list.");
  return { segment, book, version: await resolveVersion(actor, datasetSlug, "latest") };
}

/** A segment as this reader sees it, with its latest definition and, for those who see drafts, its draft. */
export async function segmentView(actor: Actor, open: OpenSegment): Promise<SegmentView> {
  const { segment, book } = open;
  const [latest] = versionViews(
    actor,
    open,
    book.definitions.filter((one) => one.segmentId === segment.id),
  );
  const draft = segment.hasDraft && seesDrafts(actor) ? await findDraft(actor.scope, segment.id) : null;
  return {
    slug: segment.slug,
    name: segment.name,
    code: segment.code,
    dataset: segment.datasetSlug,
    stance: segment.stance,
    owner: segment.ownerId === null ? null : { id: segment.ownerId, name: segment.ownerName ?? "" },
    parent: segment.parentSlug,
    origin: segment.origin,
    createdAt: segment.createdAt,
    createdBy: segment.createdBy,
    archivedAt: segment.archivedAt,
    latest: latest ?? null,
    draft: draft && draftView(actor, open, draft),
  };
}

/** The shared draft in words, with what keeps the latest dataset version from answering it. */
export function draftView(actor: Actor, open: OpenSegment, draft: SegmentDraft): SegmentDraftView {
  const { segmentId: _, ...shown } = draft;
  const rule = ruleForReader(actor, open.version, draft.rule);
  return {
    ...shown,
    rule,
    sentence: ruleSentence(rule, open.version.manifest, open.book.names),
    faults: draftFaults(open, draft.rule),
  };
}

/**
 * Published definitions of one segment, newest first, as this reader sees them. Where small numbers are hidden, so is a count that
 * differs from a newer one on the same data by fewer than 5.
 */
export function versionViews(
  actor: Actor,
  open: Pick<OpenSegment, "book" | "version">,
  definitions: readonly SegmentVersion[],
): SegmentVersionView[] {
  const hidesSmall = suppressesSmallCells(actor.jobRole, actor.level);
  const shown = new Map<string, number[]>();
  return definitions.map((one) => {
    const { segmentId: _, slug: __, name: ___, datasetVersionId, ...kept } = one;
    const view = { ...kept, ...definitionWords(actor, open, one), change: changeFor(actor, open, one) };
    const { customers } = view;
    if (!hidesSmall || customers === null || datasetVersionId === null) return view;
    const others = shown.get(datasetVersionId) ?? [];
    const hidden = isSmall(customers) || others.some((other) => isSmall(Math.abs(other - customers)));
    if (!hidden) shown.set(datasetVersionId, [...others, customers]);
    return { ...view, customers: hidden ? null : customers };
  });
}

/** What a definition asks, as this reader may read it. */
export function definitionWords(
  actor: Actor,
  { book, version }: Pick<OpenSegment, "book" | "version">,
  { rule, sentence }: Pick<SegmentVersion, "rule" | "sentence">,
): { rule: Rule; sentence: string } {
  const shown = ruleForReader(actor, version, rule);
  if (shown === rule) return { rule, sentence };
  return { rule: shown, sentence: ruleSentence(shown, version.manifest, book.names) };
}

/** What changed against the definition before; read from both rules as this reader reads them where a text of either is hidden. */
function changeFor(
  actor: Actor,
  { book, version }: Pick<OpenSegment, "book" | "version">,
  { segmentId, number, rule, change }: SegmentVersion,
): string[] {
  const before = book.definitions.find((one) => one.segmentId === segmentId && one.number < number);
  if (!before) return [...change];
  const [old, now] = [ruleForReader(actor, version, before.rule), ruleForReader(actor, version, rule)];
  if (old === before.rule && now === rule) return [...change];
  return ruleDifference(old, now, version.manifest, book.names);
}

/** What keeps the latest dataset version from answering a draft, a sentence each. */
export function draftFaults({ segment, book, version }: OpenSegment, rule: Rule): string[] {
  const written = writtenOut(book, rule, segment.slug);
  return written instanceof AppError ? [written.sentence] : checkRule(written, version.manifest);
}

/** A rule with its segments written out, or why that cannot be: an unknown segment, a circle, too large a rule. */
export function writtenOut(book: SegmentBook, rule: Rule, slug: string): PlainRule | AppError {
  try {
    return expandRule(rule, book.lookup, [slug]);
  } catch (fault) {
    if (fault instanceof AppError) return fault;
    throw fault;
  }
}
