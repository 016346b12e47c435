import { z } from "zod";
import { route } from "@/lib/api/route";
import { analystBriefSchema } from "@/lib/domain/analyst-brief";
import { executiveBriefSchema } from "@/lib/domain/executive-brief";
import { marketBriefQuerySchema, marketBriefSchema } from "@/lib/domain/market-brief";
import { mixGoalInputSchema, mixGoalSchema } from "@/lib/domain/mix-goal";
import { analystBrief } from "@/lib/services/analyst-brief";
import { executiveBrief } from "@/lib/services/executive-brief";
import { marketBrief } from "@/lib/services/market-brief";
import { changeMixGoal, mixGoal } from "@/lib/services/mix-goals";
import { datasetParams, versionParams } from "./params";

export const executiveBriefRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/executive-brief",
  summary:
    "The published segments like a profit and loss account, the mix toward the targets, and what moved net revenue retention",
  permission: "kpis.read",
  params: versionParams,
  answer: executiveBriefSchema,
  handle: ({ actor, params, signal }) => executiveBrief(actor, params, signal),
});

export const analystBriefRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/analyst-brief",
  summary:
    "What waits for an analyst: open checks, customers in no published segment, drafts, metrics that a field would unlock",
  permission: "kpis.read",
  params: versionParams,
  answer: analystBriefSchema,
  handle: ({ actor, params }) => analystBrief(actor, params),
});

export const marketBriefRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/market-brief",
  summary: "The published segments, targets first, on what marketing or sales ask, as your role may see them",
  permission: "segmentKpis.read",
  params: versionParams,
  query: marketBriefQuerySchema,
  answer: marketBriefSchema,
  handle: ({ actor, params, query }) => marketBrief(actor, params, query.side),
});

const goalPath = "/api/v1/w/{workspace}/datasets/{dataset}/mix-goal";
const goalAnswer = z.strictObject({ goal: mixGoalSchema.nullable() });

export const showMixGoalRoute = route({
  method: "GET",
  path: goalPath,
  summary: "The share of customers that target segments are to have",
  permission: "kpis.read",
  params: datasetParams,
  answer: goalAnswer,
  handle: async ({ actor, params }) => ({ goal: await mixGoal(actor, params.dataset) }),
});

export const changeMixGoalRoute = route({
  method: "PUT",
  path: goalPath,
  summary: "Sets that goal; null takes it away",
  permission: "mixGoal.set",
  params: datasetParams,
  body: z.strictObject({ goal: mixGoalInputSchema.nullable() }),
  answer: goalAnswer,
  handle: async ({ actor, params, body }) => ({ goal: await changeMixGoal(actor, params.dataset, body.goal) }),
});
