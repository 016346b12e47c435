import { z } from "zod";
import { route } from "@/lib/api/route";
import { artefactKindSchema, artefactSaveSchema, artefactStateSchema, artefactsSchema } from "@/lib/domain/artefact";
import { confirmArtefact } from "@/lib/services/artefact-state";
import { artefacts, saveArtefact } from "@/lib/services/artefacts";
import { segmentParams } from "./params";

export const showArtefactsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/artefacts",
  summary: "What is written on a segment's one-pager and battle card, and which numbers have really changed since",
  permission: "artefacts.read",
  params: segmentParams,
  answer: artefactsSchema,
  handle: ({ actor, params: { segment } }) => artefacts(actor, segment),
});

export const saveArtefactRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/segments/{segment}/artefacts",
  summary: "Save one written part; a conflict where another save came after the revision this one started from",
  permission: "artefacts.edit",
  params: segmentParams,
  body: artefactSaveSchema,
  answer: artefactsSchema,
  handle: ({ actor, params: { segment }, body }) => saveArtefact(actor, segment, body),
});

export const confirmArtefactRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments/{segment}/artefacts/confirmation",
  summary: "Keep today's numbers beside an artefact whose words were read again and fit",
  permission: "artefacts.edit",
  params: segmentParams,
  body: z.strictObject({ kind: artefactKindSchema }),
  answer: artefactStateSchema,
  handle: ({ actor, params: { segment }, body }) => confirmArtefact(actor, segment, body.kind),
});
