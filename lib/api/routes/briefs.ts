import { z } from "zod";
import { route } from "@/lib/api/route";
import { executiveBriefSchema } from "@/lib/domain/executive-brief";
import { mixGoalInputSchema, mixGoalSchema } from "@/lib/domain/mix-goal";
import { executiveBrief } from "@/lib/services/executive-brief";
import { changeMixGoal, mixGoal } from "@/lib/services/mix-goals";
import { versionParams } from "./scoreboard";

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

const goalPath = "/api/v1/w/{workspace}/datasets/{dataset}/mix-goal";
const goalParams = versionParams.pick({ dataset: true });
const goalAnswer = z.strictObject({ goal: mixGoalSchema.nullable() });

export const showMixGoalRoute = route({
  method: "GET",
  path: goalPath,
  summary: "The share of customers that target segments are to have",
  permission: "kpis.read",
  params: goalParams,
  answer: goalAnswer,
  handle: async ({ actor, params }) => ({ goal: await mixGoal(actor, params.dataset) }),
});

export const changeMixGoalRoute = route({
  method: "PUT",
  path: goalPath,
  summary: "Sets that goal; null takes it away",
  permission: "mixGoal.set",
  params: goalParams,
  body: z.strictObject({ goal: mixGoalInputSchema.nullable() }),
  answer: goalAnswer,
  handle: async ({ actor, params, body }) => ({ goal: await changeMixGoal(actor, params.dataset, body.goal) }),
});
