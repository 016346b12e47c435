import { z } from "zod";
import { route } from "@/lib/api/route";
import { sizeHistorySchema } from "@/lib/domain/size-history";
import { sizeHistory } from "@/lib/services/size-history";
import { segmentParams } from "./params";

export const sizeHistoryRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/segments/{segment}/sizes",
  summary:
    "How large a segment was over dataset versions, who came, went and stayed, what came of another definition, and its customers by month",
  permission: "segmentKpis.read",
  params: segmentParams,
  query: z.strictObject({
    definition: z
      .string()
      .regex(/^\d{1,6}$/, "write the number of a definition")
      .optional(),
    version: z
      .string()
      .regex(/^(\d{1,6}|latest)$/, "write a version number or latest")
      .optional(),
  }),
  answer: sizeHistorySchema,
  handle: ({ actor, params, query: { definition, version }, signal }) =>
    sizeHistory(actor, params.segment, {
      ...(definition === undefined ? {} : { definition: Number(definition) }),
      version,
      signal,
    }),
});
