import { z } from "zod";
import { lineSchema, paragraphsSchema, writtenLine } from "./plain-text";
import { type Rule, ruleSchema } from "./rule";

/** What the company wants of a segment. */
export const stances = ["target", "acceptable", "outOfScope"] as const;
export const stanceSchema = z.enum(stances).meta({ id: "Stance" });
export type Stance = z.infer<typeof stanceSchema>;

/** Where a segment came from; one that was found in data stays "found on this data" until a newer dataset version confirms it. */
export const originKinds = ["builder", "template", "group", "cell", "customers", "differentiator"] as const;

/**
 * Where a segment was found. `words` completes "Found in …"; `href` leads back there; `datasetVersion` is the number of the version
 * it was seen on; `metric` and `mark` say what stood out, which a newer version has to show again.
 */
export const originSchema = z
  .strictObject({
    kind: z.enum(originKinds),
    words: writtenLine(300),
    href: z
      .string()
      .max(2000)
      .regex(/^[^\p{Control}\p{Surrogate}]*$/u)
      .regex(/^\/w\/[a-z0-9-]+\//, "an address inside the workspace")
      .nullable(),
    datasetVersion: z.int().min(1).nullable(),
    metric: lineSchema(200).nullable(),
    mark: z.enum(["higher", "lower"]).nullable(),
  })
  .meta({ id: "SegmentOrigin" });
export type SegmentOrigin = z.infer<typeof originSchema>;

/** A segment without its definitions. `code` is the letter on its tile: A, B …; children have their parent's with a number, A1. */
export interface Segment {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly code: string;
  readonly datasetId: string;
  readonly datasetSlug: string;
  readonly stance: Stance | null;
  readonly ownerId: string | null;
  readonly ownerName: string | null;
  readonly parentId: string | null;
  readonly parentSlug: string | null;
  readonly origin: SegmentOrigin | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly archivedAt: string | null;
  /** Number of the latest published definition; null while there is a draft only. */
  readonly latest: number | null;
  readonly hasDraft: boolean;
}

/** A published definition; immutable. The segments its rule names are pinned to their versions. */
export interface SegmentVersion {
  readonly segmentId: string;
  readonly slug: string;
  readonly name: string;
  readonly number: number;
  readonly rule: Rule;
  readonly sentence: string;
  readonly note: string | null;
  readonly publishedAt: string;
  readonly publishedBy: string;
  /** The dataset version it was published on, and the customers it held there; null where the rule could not be asked. */
  readonly datasetVersionId: string | null;
  readonly datasetVersion: number | null;
  readonly customers: number | null;
  /** What changed against the definition before, in words and numbers. */
  readonly change: readonly string[];
  /** The definition that was restored by it. */
  readonly restoredFrom: number | null;
}

/** The one draft of a segment, which all its editors share. `revision` counts its saves: a save names the one it started from. */
export interface SegmentDraft {
  readonly segmentId: string;
  readonly rule: Rule;
  readonly revision: number;
  /** The published definition it started from; null for a new segment. */
  readonly basedOn: number | null;
  readonly updatedBy: string;
  readonly updatedAt: string;
  /** When somebody without the right to publish asked for it. */
  readonly proposedAt: string | null;
  readonly proposedBy: string | null;
}

export const segmentNameSchema = writtenLine(80, "write a name");
export const segmentSlugSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "a segment's address name")
  .max(60);

/** A segment with a published definition, by its number. */
export type PublishedSegment = Segment & { readonly latest: number };

/** Whether a segment is in use: a definition of it is published, and it is not archived. */
export function isPublished<One extends { readonly latest: unknown; readonly archivedAt: string | null }>(
  one: One,
): one is One & { readonly latest: NonNullable<One["latest"]> } {
  return one.latest !== null && one.archivedAt === null;
}

/** A definition in an address: `agencies@7`; without a number the latest published one. */
export const segmentRefSchema = z
  .string()
  .max(70)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*(@\d{1,6})?$/, "write a segment as name@version, for example agencies@7");

export interface SegmentRef {
  readonly slug: string;
  readonly version: number | undefined;
}

/** Takes a written reference apart; `version` undefined: the latest published one. */
export function readSegmentRef(text: string): SegmentRef {
  const [slug = "", version] = text.split("@");
  return { slug, version: version === undefined ? undefined : Number(version) };
}

/** Writes a reference to one definition: `agencies@7`. */
export function segmentRef(slug: string, version: number): string {
  return `${slug}@${version}`;
}

/** A reference for people: "agencies, version 7". */
export function segmentRefWords(ref: string): string {
  const { slug, version } = readSegmentRef(ref);
  return version === undefined ? slug : `${slug}, version ${version}`;
}

/** Everything but the rule can be changed without a new version. */
export const segmentChangeSchema = z.strictObject({
  name: segmentNameSchema.optional(),
  stance: stanceSchema.nullable().optional(),
  /** User id of a member. */
  owner: z.string().max(40).nullable().optional(),
  /** Slug of another segment of the dataset. */
  parent: segmentSlugSchema.nullable().optional(),
});
export type SegmentChange = z.infer<typeof segmentChangeSchema>;

export const newSegmentSchema = segmentChangeSchema.extend({
  name: segmentNameSchema,
  dataset: z.string().min(1).max(60),
  rule: ruleSchema,
  origin: originSchema.nullable().optional(),
});
export type NewSegment = z.infer<typeof newSegmentSchema>;

/** `revision`: the one the editor started from; another's save in between makes it a conflict. null makes the first draft. */
export const draftSaveSchema = z.strictObject({ rule: ruleSchema, revision: z.int().min(0).nullable() });
export type DraftSave = z.infer<typeof draftSaveSchema>;

/** Why a definition was published or brought back, in somebody's own words; empty is none. */
export const publishingNoteSchema = paragraphsSchema(1000)
  .transform((note) => (note === "" ? null : note))
  .nullable();
