import { z } from "zod";
import { lineSchema } from "./plain-text";
import { segmentSlugSchema } from "./segment";

/** What an annotation stands on: every chart over time of the workspace, those of a dataset, or those that draw a segment. */
export const annotationScopeSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("workspace") }),
    z.strictObject({ kind: z.literal("dataset"), dataset: z.string().min(1).max(60) }),
    z.strictObject({ kind: z.literal("segment"), segment: segmentSlugSchema }),
  ])
  .meta({ id: "AnnotationScope" });
export type AnnotationScope = z.infer<typeof annotationScopeSchema>;

/** What happened on a day; `tag` is a word to group by, such as pricing. */
export const newAnnotationSchema = z
  .strictObject({
    day: z.iso.date().refine((day) => day >= "1900-01-01" && day <= "2199-12-31", "a day between 1900 and 2199"),
    text: lineSchema(300).pipe(z.string().min(1, "say what happened")),
    tag: lineSchema(30).pipe(z.string().min(1, "write a word, or null")).nullable(),
    scope: annotationScopeSchema,
  })
  .meta({ id: "NewAnnotation" });
export type NewAnnotation = z.infer<typeof newAnnotationSchema>;

/** An annotation as a reader sees it. `id` is null for what entered by itself: a dataset version (data) or a published definition. */
export const annotationSchema = z
  .strictObject({
    id: z.string().nullable(),
    day: z.string(),
    text: z.string(),
    tag: z.string().nullable(),
    source: z.enum(["person", "data", "definition"]),
    scope: annotationScopeSchema,
    /** Name of the dataset or segment; null for the whole workspace. */
    of: z.string().nullable(),
    by: z.string().nullable(),
  })
  .meta({ id: "Annotation" });
export type AnnotationView = z.infer<typeof annotationSchema>;
