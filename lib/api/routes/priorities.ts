import { z } from "zod";
import { route } from "@/lib/api/route";
import { bubblesViewSchema } from "@/lib/domain/bubbles";
import { impactQuerySchema, impactQuestionOf, impactViewSchema } from "@/lib/domain/impact";
import { marketSaveSchema } from "@/lib/domain/market";
import { marketSheetSchema, marketViewSchema, segmentMarketSchema } from "@/lib/domain/market-view";
import { prioritySaveSchema, writtenSettingsSchema } from "@/lib/domain/priority-settings";
import { rankingViewSchema } from "@/lib/domain/ranking";
import { segmentSlugSchema } from "@/lib/domain/segment";
import { bubbles } from "@/lib/services/bubbles";
import { segmentImpact } from "@/lib/services/impact";
import { marketSheet, markets, writeMarket } from "@/lib/services/markets";
import { prioritySettings, writePrioritySettings } from "@/lib/services/priority-settings";
import { segmentRanking } from "@/lib/services/ranking";
import { datasetParams, segmentParams, versionParams } from "./params";

export const marketsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/markets",
  summary: "The market of each published segment: size, flows, penetration, headroom, years to saturation",
  permission: "priorities.read",
  params: versionParams,
  answer: marketViewSchema,
  handle: ({ actor, params, signal }) => markets(actor, params, signal),
});

export const marketSheetRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/market-sheet",
  summary:
    "The market of one segment with acquisition cost by channel and win rate by competitor, measured beside written",
  permission: "priorities.read",
  params: versionParams,
  query: z.strictObject({ segment: segmentSlugSchema }),
  answer: marketSheetSchema,
  handle: ({ actor, params, query, signal }) => marketSheet(actor, params, { segment: query.segment, signal }),
});

export const saveMarketRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/segments/{segment}/market",
  summary: "Write what is known of a segment's market; a conflict where another save came after the revision named",
  permission: "priorities.edit",
  params: segmentParams,
  body: marketSaveSchema,
  answer: segmentMarketSchema,
  handle: ({ actor, params, body }) => writeMarket(actor, params.segment, body),
});

export const showPrioritySettingsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/priorities",
  summary: "Criteria with their weights and scales, and knock-out rules, of a dataset's segments",
  permission: "priorities.read",
  params: datasetParams,
  answer: writtenSettingsSchema,
  handle: ({ actor, params }) => prioritySettings(actor, params.dataset),
});

export const savePrioritySettingsRoute = route({
  method: "PUT",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/priorities",
  summary: "Write criteria and knock-out rules; a conflict where another save came after the revision named",
  permission: "priorities.edit",
  params: datasetParams,
  body: prioritySaveSchema,
  answer: writtenSettingsSchema,
  handle: ({ actor, params, body }) => writePrioritySettings(actor, params.dataset, body),
});

export const rankingRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/ranking",
  summary: "The chance that each segment is the best, over the uncertainty of data, written ranges and weights",
  permission: "priorities.read",
  params: versionParams,
  answer: rankingViewSchema,
  handle: ({ actor, params, signal }) => segmentRanking(actor, params, signal),
});

export const bubblesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/bubbles",
  summary: "Headroom against lift of the segments, with intervals and knock-outs; null while no market size is written",
  permission: "priorities.read",
  params: versionParams,
  query: z.strictObject({
    metric: z.string().min(1).max(200).optional(),
    size: z.enum(["customers", "revenue"]).optional(),
  }),
  answer: z.strictObject({ bubbles: bubblesViewSchema.nullable() }),
  handle: async ({ actor, params, query, signal }) => ({ bubbles: await bubbles(actor, params, { ...query, signal }) }),
});

export const impactRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/impact",
  summary: "What more customers of a segment, or another rate of it, do to conversion, revenue and churn, with bands",
  permission: "priorities.read",
  params: versionParams,
  query: impactQuerySchema,
  answer: impactViewSchema,
  handle: ({ actor, params, query, signal }) =>
    segmentImpact(actor, params, { question: impactQuestionOf(query), signal }),
});
