import "server-only";
import { demand, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { Rule } from "@/lib/domain/rule";
import { expandRule, type KnownSegment, type SegmentLookup } from "@/lib/domain/rule-expansion";
import type { SegmentNames } from "@/lib/domain/rule-sentence";
import { readSegmentRef, type Segment, type SegmentVersion, segmentRef, segmentRefWords } from "@/lib/domain/segment";
import { listDefinitions } from "@/lib/store/segment-definitions";
import { listSegments } from "@/lib/store/segments";

/** The segments of a dataset with all their published definitions, read once for a question. */
export interface SegmentBook {
  /** All of them, archived ones too, by letter. */
  readonly segments: readonly Segment[];
  readonly names: SegmentNames;
  readonly lookup: SegmentLookup;
  /** The published definitions of all of them, newest first. */
  readonly definitions: readonly SegmentVersion[];
}

/** The segments of a dataset; drafts alone are left out for those who see published ones only. */
export async function segmentBook(actor: Actor, datasetId: string): Promise<SegmentBook> {
  demand(actor, "segments.read");
  const all = await listSegments(actor.scope, { datasetId });
  const segments = all.filter((one) => !isHiddenSegment(actor, one));
  const known = new Map<string, KnownSegment>();
  const ids = new Set(all.map((one) => one.id));
  const definitions = (await listDefinitions(actor.scope)).filter((one) => ids.has(one.segmentId));
  for (const one of definitions) {
    const { slug, name, number, rule } = one;
    const entry = { slug, name, version: number, rule };
    known.set(segmentRef(slug, number), entry);
    if (!known.has(slug)) known.set(slug, entry);
  }
  return {
    segments,
    names: new Map(all.map((one) => [one.slug, one.name])),
    lookup: (slug, version) => known.get(version === undefined ? slug : segmentRef(slug, version)),
    definitions,
  };
}

/** Whether somebody sees drafts and archived segments; sales and marketing see what is published. */
export function seesDrafts(actor: Actor): boolean {
  return may(actor, "kpis.read");
}

/** Whether a segment is a draft or archived, and the reader sees neither. */
export function isHiddenSegment(actor: Actor, { latest, archivedAt }: Pick<Segment, "latest" | "archivedAt">): boolean {
  return !seesDrafts(actor) && (latest === null || archivedAt !== null);
}

/** The definitions that references name, each with its rule written out, in the order asked. Throws AppError notFound for an unknown one. */
export function askedSegments(book: SegmentBook, refs: readonly string[]): AskedSegment[] {
  return [...new Set(refs)].map((ref) => {
    const { slug, version } = readSegmentRef(ref);
    const segment = book.segments.find((one) => one.slug === slug);
    const found = book.lookup(slug, version);
    if (!segment || !found)
      throw new AppError(
        "notFound",
        `There is no published segment ${segmentRefWords(ref)} in this dataset. Open the list of segments to see which there are.`,
      );
    return {
      ref: segmentRef(slug, found.version),
      slug,
      name: segment.name,
      code: segment.code,
      version: found.version,
      written: found.rule,
      rule: expandRule(found.rule, book.lookup, [slug]),
    };
  });
}

/** A rule that is not published yet, as questions carry it. `slug`: the segment it is to define, which it may not name. */
export function askedDraft(
  book: SegmentBook,
  { rule, slug, name }: { readonly rule: Rule; readonly slug: string | null; readonly name: string },
): AskedSegment {
  const segment = book.segments.find((one) => one.slug === slug);
  return {
    ref: "draft",
    slug: slug ?? "draft",
    name,
    code: segment?.code ?? "–",
    version: 0,
    written: rule,
    rule: expandRule(rule, book.lookup, slug === null ? [] : [slug]),
  };
}
