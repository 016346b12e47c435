import { route } from "@/lib/api/route";
import { adoptionQuerySchema, featureAdoptionSchema } from "@/lib/domain/feature-adoption";
import { featureAdoption } from "@/lib/services/feature-adoption";
import { versionParams } from "./params";

export const featureAdoptionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/feature-adoption",
  summary: "What customers of today used in the last days, by segment, with the gap to the segment that uses it most",
  permission: "kpis.read",
  params: versionParams,
  query: adoptionQuerySchema,
  answer: featureAdoptionSchema,
  handle: ({ actor, params, query, signal }) =>
    featureAdoption(actor, params, { ...(query.days === undefined ? {} : { days: Number(query.days) }), signal }),
});
