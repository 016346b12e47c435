import { route } from "@/lib/api/route";
import { revenueQuerySchema, revenueQuestionOf } from "@/lib/domain/revenue-address";
import { revenueRetentionSchema } from "@/lib/domain/revenue-retention";
import { revenueRetention } from "@/lib/services/revenue-retention";
import { versionParams } from "./params";

export const revenueRetentionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/revenue-retention",
  summary:
    "Net and gross revenue retention and customers kept between two periods, with the bridge to the cent, of everybody and of groups or segments",
  permission: "segmentKpis.read",
  params: versionParams,
  query: revenueQuerySchema,
  answer: revenueRetentionSchema,
  handle: ({ actor, params, query, signal }) =>
    revenueRetention(actor, params, { question: revenueQuestionOf(query), signal }),
});
