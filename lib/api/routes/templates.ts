import { z } from "zod";
import { route } from "@/lib/api/route";
import { templatesSchema } from "@/lib/domain/template-answers";
import { templateKinds } from "@/lib/domain/templates";
import { templates } from "@/lib/services/templates";
import { versionParams } from "./params";

export const templatesRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/templates",
  summary: "Templates of segments with what each needs; with one named, its drafted rules, sizes and a metric each",
  permission: "kpis.read",
  params: versionParams,
  query: z.strictObject({
    template: z.enum(templateKinds).optional(),
    metric: z.string().min(1).max(200).optional(),
    top: z
      .string()
      .regex(/^[1-9]\d?$/, "write the top as a whole per cent from 1 to 99")
      .optional(),
  }),
  answer: templatesSchema,
  handle: ({ actor, params, query: { top, ...query }, signal }) =>
    templates(actor, params, { ...query, top: top === undefined ? undefined : Number(top), signal }),
});
