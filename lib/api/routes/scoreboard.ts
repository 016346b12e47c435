import { z } from "zod";
import { route } from "@/lib/api/route";
import { explanationSchema, scoreboardViewSchema, unitRowsSchema } from "@/lib/domain/scoreboard";
import { questionFromQuery, scoreboardQuerySchema } from "@/lib/domain/scoreboard-address";
import { metricListSchema, sizesSchema } from "@/lib/domain/scoreboard-answers";
import { explanation, groupSizes, metricList, scoreboard } from "@/lib/services/scoreboard";
import { unitRowsBehind } from "@/lib/services/unit-rows";
import { versionParams } from "./params";

const ofOneNumber = { metricId: z.string().min(1).max(200), group: z.string().max(320).optional() };
const page = {
  offset: z
    .string()
    .regex(/^\d{1,9}$/)
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
};

export const metricsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/metrics",
  summary: "The metric registry, and which of it this version allows; what is missing names the field",
  permission: "metrics.read",
  params: versionParams,
  answer: metricListSchema,
  handle: ({ actor, params }) => metricList(actor, params),
});

export const countRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/count",
  summary: "How many customers (or rows) each group of a column has",
  permission: "kpis.read",
  params: versionParams,
  query: scoreboardQuerySchema.pick({ by: true, bands: true, period: true }),
  answer: sizesSchema,
  handle: ({ actor, params, query, signal }) =>
    groupSizes(actor, params, { question: questionFromQuery({ ...query, metric: ["customers"] }), signal }),
});

export const scoreboardRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/scoreboard",
  summary: "Groups of a column, or segments, by metrics, each compared, with intervals and marks of one family",
  permission: "segmentKpis.read",
  params: versionParams,
  query: scoreboardQuerySchema,
  answer: scoreboardViewSchema,
  handle: ({ actor, params, query, signal }) =>
    scoreboard(actor, params, { question: questionFromQuery(query), signal }),
});

export const explainRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/explain",
  summary:
    "Everything behind one number of a scoreboard: formula, method, SQL, versions; without a group, the whole base",
  permission: "segmentKpis.read",
  params: versionParams,
  query: scoreboardQuerySchema.extend(ofOneNumber),
  answer: explanationSchema,
  handle: ({ actor, params, query: { metricId, group, ...query }, signal }) =>
    explanation(actor, params, { question: questionFromQuery(query), signal, metricId, group: group ?? null }),
});

export const rowsRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/rows",
  summary:
    "The unit rows behind one number, a page at a time: exactly n in all, or of own accounts where a rule asks for what is closed",
  permission: "rows.read",
  params: versionParams,
  query: scoreboardQuerySchema.extend({ ...ofOneNumber, ...page }),
  answer: unitRowsSchema,
  handle: ({ actor, params, query: { metricId, group, offset, limit, ...query }, signal }) =>
    unitRowsBehind(actor, params, {
      question: questionFromQuery(query),
      signal,
      metricId,
      group: group ?? null,
      offset: Number(offset ?? 0),
      limit: Math.min(Number(limit ?? 50), 1000),
    }),
});
