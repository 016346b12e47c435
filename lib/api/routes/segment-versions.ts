import { z } from "zod";
import { route } from "@/lib/api/route";
import { publishingNoteSchema } from "@/lib/domain/segment";
import { segmentDifferenceSchema, segmentUsesSchema, segmentVersionSchema } from "@/lib/domain/segment-resources";
import { segmentDifference } from "@/lib/services/segment-difference";
import { publishDraft, restoreDefinition, segmentVersion, segmentVersions } from "@/lib/services/segment-publishing";
import { segmentUses } from "@/lib/services/segment-uses";
import { segmentParams } from "./params";

const definitionNumber = z.string().regex(/^[1-9]\d{0,5}$/, "write the number of a definition");
const numberParams = segmentParams.extend({ number: definitionNumber });

export const listSegmentVersionsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/versions",
  summary: "Every published definition of a segment, newest first, each with what it changed",
  permission: "segments.read",
  params: segmentParams,
  answer: z.strictObject({ versions: z.array(segmentVersionSchema) }),
  handle: async ({ actor, params }) => ({ versions: await segmentVersions(actor, params.segment) }),
});

export const showSegmentVersionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/versions/{number}",
  summary: "One published definition",
  permission: "segments.read",
  params: numberParams,
  answer: segmentVersionSchema,
  handle: ({ actor, params }) => segmentVersion(actor, params.segment, Number(params.number)),
});

export const publishSegmentRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments/{segment}/versions",
  summary: "Make the draft the next definition, or approve it where it was proposed",
  permission: "segments.publish",
  params: segmentParams,
  body: z.strictObject({ revision: z.int().min(1), note: publishingNoteSchema }),
  answer: segmentVersionSchema,
  status: 201,
  handle: ({ actor, params, body }) => publishDraft(actor, params.segment, body),
});

export const restoreSegmentVersionRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments/{segment}/versions/{number}/restoration",
  summary: "Make an older definition the next one",
  permission: "segments.publish",
  params: numberParams,
  body: z.strictObject({ note: publishingNoteSchema }),
  answer: segmentVersionSchema,
  status: 201,
  handle: ({ actor, params, body }) =>
    restoreDefinition(actor, params.segment, { number: Number(params.number), note: body.note }),
});

export const segmentUsesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/uses",
  summary: "Definitions and drafts that name a segment, and the segments that stand under it",
  permission: "segments.read",
  params: segmentParams,
  answer: segmentUsesSchema,
  handle: ({ actor, params }) => segmentUses(actor, params.segment),
});

export const segmentDifferenceRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/difference",
  summary: "What lies between two definitions, or one and the draft, in words and in numbers of one dataset version",
  permission: "segmentKpis.read",
  params: segmentParams,
  query: z.strictObject({
    from: definitionNumber,
    to: z.union([definitionNumber, z.literal("draft")]),
    version: z
      .string()
      .regex(/^([1-9]\d{0,5}|latest)$/, "write a version number or latest")
      .default("latest"),
  }),
  answer: segmentDifferenceSchema,
  handle: ({ actor, params, query: { from, to, version }, signal }) =>
    segmentDifference(actor, params.segment, {
      from: Number(from),
      to: to === "draft" ? null : Number(to),
      version,
      signal,
    }),
});
