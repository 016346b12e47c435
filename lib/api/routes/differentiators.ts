import { z } from "zod";
import { route } from "@/lib/api/route";
import { differentiatorsSchema } from "@/lib/domain/differentiators";
import { ruleSchema } from "@/lib/domain/rule";
import { segmentRefSchema, segmentSlugSchema } from "@/lib/domain/segment";
import { draftDifferentiators, segmentDifferentiators } from "@/lib/services/differentiators";
import { versionParams } from "./params";

export const differentiatorsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/differentiators",
  summary: "What sets a segment apart from everybody else: values and numbers by effect, with intervals of one family",
  permission: "segmentKpis.read",
  params: versionParams,
  query: z.strictObject({ segment: segmentRefSchema }),
  answer: differentiatorsSchema,
  handle: ({ actor, params, query, signal }) =>
    segmentDifferentiators(actor, params, { segment: query.segment, signal }),
});

export const draftDifferentiatorsRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/rules/differentiators",
  summary: "What would set the customers of a rule apart from everybody else; `segment` is the one it is to define",
  permission: "kpis.read",
  params: versionParams,
  body: z.strictObject({ rule: ruleSchema, segment: segmentSlugSchema.nullable().optional() }),
  answer: differentiatorsSchema,
  handle: ({ actor, params, body, signal }) =>
    draftDifferentiators(actor, params, { rule: body.rule, slug: body.segment ?? null, signal }),
});
