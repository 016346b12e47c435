import { z } from "zod";
import { route } from "@/lib/api/route";
import { findQuerySchema, foundSchema } from "@/lib/domain/find";
import { find } from "@/lib/services/find";

export const findRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/find",
  summary: "Pages, segments, kept views, metrics and customers that fit a text, few of each kind, the best first",
  permission: "segments.read",
  query: z.strictObject({ q: findQuerySchema.default("") }),
  answer: z.strictObject({ found: z.array(foundSchema) }),
  handle: async ({ actor, query, signal }) => ({ found: await find(actor, query.q, signal) }),
});
