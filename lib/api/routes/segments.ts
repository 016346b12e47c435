import { z } from "zod";
import { route } from "@/lib/api/route";
import { memberNameSchema } from "@/lib/domain/member-name";
import { draftSaveSchema, newSegmentSchema, segmentChangeSchema } from "@/lib/domain/segment";
import { segmentDraftSchema, segmentSchema } from "@/lib/domain/segment-resources";
import { discardSegmentDraft, proposeSegmentDraft, saveSegmentDraft } from "@/lib/services/segment-drafts";
import {
  addNewSegment,
  changeSegmentFacts,
  segment,
  segmentOwners,
  segments,
  setArchived,
} from "@/lib/services/segments";
import { segmentParams } from "./params";

/** A segment in an address. */
/** The save of a draft that is meant; another one by now is a conflict. */
const revisionSchema = z.int().min(1);

export const listSegmentsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments",
  summary: "The segments of a dataset with their latest definition, archived ones too for those who see drafts",
  permission: "segments.read",
  query: z.strictObject({ dataset: z.string().min(1).max(60) }),
  answer: z.strictObject({ segments: z.array(segmentSchema) }),
  handle: async ({ actor, query }) => ({ segments: await segments(actor, query.dataset) }),
});

export const addSegmentRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments",
  summary: "A new segment with its first draft",
  permission: "segments.draft",
  body: newSegmentSchema,
  answer: segmentSchema,
  status: 201,
  handle: ({ actor, body }) => addNewSegment(actor, body),
});

export const showSegmentRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}",
  summary: "A segment with its latest definition and its draft",
  permission: "segments.read",
  params: segmentParams,
  answer: segmentSchema,
  handle: ({ actor, params }) => segment(actor, params.segment),
});

export const changeSegmentRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/segments/{segment}",
  summary: "Another name, stance, owner or parent",
  permission: "segments.edit",
  params: segmentParams,
  body: segmentChangeSchema,
  answer: segmentSchema,
  handle: ({ actor, params, body }) => changeSegmentFacts(actor, params.segment, body),
});

export const archiveSegmentRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments/{segment}/archive",
  summary: "Take a segment off the lists, or bring it back; what names it goes on as before",
  permission: "segments.publish",
  params: segmentParams,
  body: z.strictObject({ archived: z.boolean() }),
  answer: segmentSchema,
  handle: ({ actor, params, body }) => setArchived(actor, params.segment, body.archived),
});

export const saveDraftRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/segments/{segment}/draft",
  summary: "Save the shared draft; a conflict where another save came after the revision this one started from",
  permission: "segments.draft",
  params: segmentParams,
  body: draftSaveSchema,
  answer: segmentDraftSchema,
  handle: ({ actor, params, body }) => saveSegmentDraft(actor, params.segment, body),
});

export const discardDraftRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/segments/{segment}/draft",
  summary: "Throw the draft away; a segment that was never published is archived with it",
  permission: "segments.draft",
  params: segmentParams,
  query: z.strictObject({ revision: z.string().regex(/^[1-9]\d{0,8}$/, "write the draft's revision") }),
  answer: segmentSchema,
  handle: ({ actor, params, query }) => discardSegmentDraft(actor, params.segment, Number(query.revision)),
});

export const proposeDraftRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments/{segment}/draft/proposal",
  summary: "Ask those who may publish for it",
  permission: "segments.draft",
  params: segmentParams,
  body: z.strictObject({ revision: revisionSchema }),
  answer: segmentDraftSchema,
  handle: ({ actor, params, body }) => proposeSegmentDraft(actor, params.segment, body.revision),
});

export const listSegmentOwnersRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segment-owners",
  summary: "Members to whom a segment can be given",
  permission: "segments.edit",
  answer: z.strictObject({ owners: z.array(memberNameSchema) }),
  handle: async ({ actor }) => ({ owners: await segmentOwners(actor) }),
});
