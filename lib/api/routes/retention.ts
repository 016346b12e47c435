import { route } from "@/lib/api/route";
import { retentionViewSchema } from "@/lib/domain/retention";
import { retentionQuerySchema, retentionQuestionOf } from "@/lib/domain/retention-address";
import { retention, retentionFile } from "@/lib/services/retention";
import { versionParams } from "./params";

export const retentionRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/retention",
  summary:
    "Retention triangle by month, quarter or week of start or first payment: customers, revenue or value so far, of everybody and of groups or segments",
  permission: "segmentKpis.read",
  params: versionParams,
  query: retentionQuerySchema,
  answer: retentionViewSchema,
  handle: ({ actor, params, query, signal }) =>
    retention(actor, params, { question: retentionQuestionOf(query), signal }),
});

export const retentionFileRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/retention.csv",
  summary: "The same triangle as a CSV file, one line per cell",
  permission: "aggregates.export",
  params: versionParams,
  query: retentionQuerySchema,
  answer: { mediaType: "text/csv" },
  handle: ({ actor, params, query, signal }) =>
    retentionFile(actor, params, { question: retentionQuestionOf(query), signal }),
});
