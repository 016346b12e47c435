import { z } from "zod";
import { route } from "@/lib/api/route";
import { artefactKindSchema, artefactSaveSchema, artefactStateSchema, artefactsSchema } from "@/lib/domain/artefact";
import { segmentSlugSchema } from "@/lib/domain/segment";
import { confirmArtefact } from "@/lib/services/artefact-state";
import { artefacts, saveArtefact } from "@/lib/services/artefacts";

const params = z.strictObject({ segment: segmentSlugSchema });

export const showArtefactsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/artefacts",
  summary: "What is written on a segment's one-pager and battle card, and which numbers have really changed since",
  permission: "artefacts.read",
  params,
  answer: artefactsSchema,
  handle: ({ actor, params: { segment } }) => artefacts(actor, segment),
});

export const saveArtefactRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/segments/{segment}/artefacts",
  summary: "Save one written part; a conflict where another save came after the revision this one started from",
  permission: "artefacts.edit",
  params,
  body: artefactSaveSchema,
  answer: artefactsSchema,
  handle: ({ actor, params: { segment }, body }) => saveArtefact(actor, segment, body),
});

export const confirmArtefactRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/segments/{segment}/artefacts/confirmation",
  summary: "Keep today's numbers beside an artefact whose words were read again and fit",
  permission: "artefacts.edit",
  params,
  body: z.strictObject({ kind: artefactKindSchema }),
  answer: artefactStateSchema,
  handle: ({ actor, params: { segment }, body }) => confirmArtefact(actor, segment, body.kind),
});
