import { z } from "zod";
import { route } from "@/lib/api/route";
import { ruleSchema } from "@/lib/domain/rule";
import { ruleCountSchema } from "@/lib/domain/rule-answers";
import { countRule } from "@/lib/services/rules";
import { versionParams } from "./scoreboard";

export const countRuleRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/rules/count",
  summary: "A rule in one sentence, and how many customers it and each of its groups and conditions hold for",
  permission: "kpis.read",
  params: versionParams,
  body: z.strictObject({ rule: ruleSchema }),
  answer: ruleCountSchema,
  handle: ({ actor, params, body, signal }) => countRule(actor, params, body.rule, signal),
});
