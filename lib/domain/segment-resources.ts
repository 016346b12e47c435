import { z } from "zod";
import { memberNameSchema } from "./member-name";
import { ruleTreeSchema } from "./rule";
import { metricHeadSchema } from "./scoreboard";
import { originSchema, stanceSchema } from "./segment";

/** A published definition as people and scripts see it. `customers` is null where small numbers are hidden or none was counted. */
export const segmentVersionSchema = z
  .strictObject({
    number: z.int(),
    rule: ruleTreeSchema,
    sentence: z.string(),
    note: z.string().nullable(),
    publishedAt: z.string(),
    publishedBy: z.string(),
    datasetVersion: z.int().nullable(),
    customers: z.number().nullable(),
    change: z.array(z.string()),
    restoredFrom: z.int().nullable(),
  })
  .meta({ id: "SegmentVersion" });
export type SegmentVersionView = z.infer<typeof segmentVersionSchema>;

/** The shared draft. `sentence` is the rule in words; `faults` say what keeps the latest dataset version from answering it. */
export const segmentDraftSchema = z
  .strictObject({
    rule: ruleTreeSchema,
    revision: z.int(),
    basedOn: z.int().nullable(),
    sentence: z.string(),
    faults: z.array(z.string()),
    updatedBy: z.string(),
    updatedAt: z.string(),
    proposedBy: z.string().nullable(),
    proposedAt: z.string().nullable(),
  })
  .meta({ id: "SegmentDraft" });
export type SegmentDraftView = z.infer<typeof segmentDraftSchema>;

/** A segment with its latest definition; draft null for those who see published ones only, and where there is none. */
export const segmentSchema = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    code: z.string(),
    dataset: z.string(),
    stance: stanceSchema.nullable(),
    owner: memberNameSchema.nullable(),
    parent: z.string().nullable(),
    origin: originSchema.nullable(),
    createdAt: z.string(),
    createdBy: z.string(),
    archivedAt: z.string().nullable(),
    latest: segmentVersionSchema.nullable(),
    draft: segmentDraftSchema.nullable(),
  })
  .meta({ id: "Segment" });
export type SegmentView = z.infer<typeof segmentSchema>;

/** Where a segment is used: what names it, what stands under it. Nothing in use loses it, for it is archived, never deleted. */
export const segmentUsesSchema = z
  .strictObject({
    uses: z.array(
      z.strictObject({
        kind: z.enum([
          "segment",
          "draft",
          "child",
          "decision",
          "roadmap",
          "scenario",
          "hypothesis",
          "expectation",
          "market",
          "artefact",
        ]),
        name: z.string(),
        href: z.string(),
        detail: z.string(),
      }),
    ),
  })
  .meta({ id: "SegmentUses" });
export type SegmentUses = z.infer<typeof segmentUsesSchema>;

/**
 * What lies between two definitions: `words` what was edited, `numbers` the same customers under both in sentences. `to` null is the
 * draft. Counts and metrics are null where either cannot be asked of the dataset version (`faults` say why), or are too small to show.
 */
export const segmentDifferenceSchema = z
  .strictObject({
    from: z.int(),
    to: z.int().nullable(),
    datasetVersion: z.int(),
    words: z.array(z.string()),
    numbers: z.array(z.string()),
    total: z.number(),
    stayed: z.number().nullable(),
    entered: z.number().nullable(),
    left: z.number().nullable(),
    metrics: z.array(
      z.strictObject({ metric: metricHeadSchema, before: z.number().nullable(), after: z.number().nullable() }),
    ),
    faults: z.array(z.string()),
  })
  .meta({ id: "SegmentDifference" });
export type SegmentDifference = z.infer<typeof segmentDifferenceSchema>;
