import { route } from "@/lib/api/route";
import { survivalViewSchema } from "@/lib/domain/survival";
import { survivalQuerySchema, survivalQuestionOf } from "@/lib/domain/survival-question";
import { survival } from "@/lib/services/survival";
import { versionParams } from "./params";

export const survivalRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/survival",
  summary:
    "Survival curves of everybody, the groups of a column, or segments: bands, numbers at risk, medians, restricted means, marks and a log-rank test",
  permission: "segmentKpis.read",
  params: versionParams,
  query: survivalQuerySchema,
  answer: survivalViewSchema,
  handle: ({ actor, params, query, signal }) =>
    survival(actor, params, { question: survivalQuestionOf(query), signal }),
});
