import { route } from "@/lib/api/route";
import { portfolioQuerySchema, portfolioSchema } from "@/lib/domain/portfolio";
import { portfolio } from "@/lib/services/portfolio";
import { versionParams } from "./params";

export const portfolioRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/datasets/{dataset}/versions/{version}/portfolio",
  summary: "A book of accounts: who is in it, who needs a call and why, what changed since the version before",
  permission: "rows.read",
  params: versionParams,
  query: portfolioQuerySchema,
  answer: portfolioSchema,
  handle: ({ actor, params, query, signal }) =>
    portfolio(actor, params, {
      owner: query.owner,
      offset: query.offset === undefined ? undefined : Number(query.offset),
      signal,
    }),
});
