import { route } from "@/lib/api/route";
import { leadSourcesSchema } from "@/lib/domain/lead-sources";
import { leadSources } from "@/lib/services/lead-sources";
import { versionParams } from "./params";

export const leadSourcesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/lead-sources",
  summary: "Customers of each published segment by the lead source that brought them, and how many of them converted",
  permission: "segmentKpis.read",
  params: versionParams,
  answer: leadSourcesSchema,
  handle: ({ actor, params, signal }) => leadSources(actor, params, signal),
});
