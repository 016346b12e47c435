import { route } from "@/lib/api/route";
import { executiveBriefSchema } from "@/lib/domain/executive-brief";
import { executiveBrief } from "@/lib/services/executive-brief";
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
