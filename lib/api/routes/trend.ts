import { route } from "@/lib/api/route";
import { trendSchema } from "@/lib/domain/trend";
import { trendQuerySchema, trendQuestionOf } from "@/lib/domain/trend-address";
import { trend } from "@/lib/services/trend";
import { versionParams } from "./params";

export const trendRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/trend",
  summary:
    "A metric by month, quarter or year, of everybody and of groups or segments, against the period before and a year before",
  permission: "segmentKpis.read",
  params: versionParams,
  query: trendQuerySchema,
  answer: trendSchema,
  handle: ({ actor, params, query, signal }) => trend(actor, params, { question: trendQuestionOf(query), signal }),
});
