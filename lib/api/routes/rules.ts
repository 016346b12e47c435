import { z } from "zod";
import { route } from "@/lib/api/route";
import { ruleSchema } from "@/lib/domain/rule";
import {
  columnValuesSchema,
  ruleCountSchema,
  ruleExplanationQuestionSchema,
  ruleExplanationSchema,
  rulePreviewQuestionSchema,
  rulePreviewSchema,
} from "@/lib/domain/rule-answers";
import { columnValues } from "@/lib/services/column-values";
import { explainRule } from "@/lib/services/rule-explanations";
import { previewRule } from "@/lib/services/rule-previews";
import { countRule } from "@/lib/services/rules";
import { versionParams } from "./params";

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

export const previewRuleRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/rules/preview",
  summary:
    "What a rule would do: size, who enters and leaves, metrics against the rest and against the definition before, twenty customers, near misses and leaks",
  permission: "kpis.read",
  params: versionParams,
  body: rulePreviewQuestionSchema,
  answer: rulePreviewSchema,
  handle: ({ actor, params, body, signal }) => previewRule(actor, params, body, signal),
});

export const explainRuleRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/rules/explain",
  summary: "Why a customer is in a segment or fits a rule, or does not, condition by condition",
  permission: "rows.read",
  params: versionParams,
  body: ruleExplanationQuestionSchema,
  answer: ruleExplanationSchema,
  handle: ({ actor, params, body, signal }) => explainRule(actor, params, body, signal),
});

export const columnValuesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/columns/{column}/values",
  summary: "Values of a column that hold what was typed, the most frequent first",
  permission: "kpis.read",
  params: versionParams.extend({ column: z.string().min(3).max(320) }),
  query: z.strictObject({
    search: z.string().max(300).optional(),
    limit: z
      .string()
      .regex(/^[1-9]\d{0,2}$/, "write a number from 1 to 200")
      .optional(),
  }),
  answer: columnValuesSchema,
  handle: ({ actor, params: { column, ...address }, query, signal }) =>
    columnValues(actor, address, { column, search: query.search ?? "", limit: Number(query.limit ?? 50) }, signal),
});
