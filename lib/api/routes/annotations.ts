import { z } from "zod";
import { route } from "@/lib/api/route";
import { annotationSchema, newAnnotationSchema } from "@/lib/domain/annotation";
import { segmentRefSchema } from "@/lib/domain/segment";
import { annotations, deleteAnnotation, rewriteAnnotation, writeAnnotation } from "@/lib/services/annotations";

const params = z.strictObject({ annotation: z.string().min(1).max(40) });
const idSchema = z.strictObject({ id: z.string() });

export const listAnnotationsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/annotations",
  summary:
    "What happened, by day, on charts of a dataset that draw some segments; its versions and their definitions too",
  permission: "notes.read",
  query: z.strictObject({
    dataset: z.string().min(1).max(60),
    segment: z.array(segmentRefSchema).max(12, "at most 12 segments beside each other").optional(),
  }),
  answer: z.strictObject({ annotations: z.array(annotationSchema) }),
  handle: async ({ actor, query: { dataset, segment = [] } }) => ({
    annotations: await annotations(actor, { dataset, segments: segment }),
  }),
});

export const writeAnnotationRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/annotations",
  summary: "Date what happened, for the whole workspace, a dataset or a segment",
  permission: "notes.resolve",
  body: newAnnotationSchema,
  answer: idSchema,
  status: 201,
  handle: ({ actor, body }) => writeAnnotation(actor, body),
});

export const rewriteAnnotationRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/annotations/{annotation}",
  summary: "Another day, text, tag or scope",
  permission: "notes.resolve",
  params,
  body: newAnnotationSchema,
  answer: idSchema,
  handle: ({ actor, params: { annotation }, body }) => rewriteAnnotation(actor, annotation, body),
});

export const deleteAnnotationRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/annotations/{annotation}",
  summary: "Take an annotation off the charts",
  permission: "notes.resolve",
  params,
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params: { annotation } }) => {
    await deleteAnnotation(actor, annotation);
    return null;
  },
});
