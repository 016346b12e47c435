import { route } from "@/lib/api/route";
import { overlapQuerySchema, overlapSchema } from "@/lib/domain/overlap";
import { segmentOverlap } from "@/lib/services/overlap";
import { versionParams } from "./params";

export const overlapRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/overlap",
  summary:
    "How segments share customers: every pair, every combination, whether they part the base, and what to do about it",
  permission: "segmentKpis.read",
  params: versionParams,
  query: overlapQuerySchema,
  answer: overlapSchema,
  handle: ({ actor, params, query, signal }) => segmentOverlap(actor, params, { segments: query.segment, signal }),
});
