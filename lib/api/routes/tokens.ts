import { z } from "zod";
import { route } from "@/lib/api/route";
import { newTokenSchema, tokenRequestSchema, tokenSchema } from "@/lib/domain/workspace-resources";
import { makeToken, revokeToken, tokens } from "@/lib/services/tokens";

export const listTokensRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/tokens",
  summary: "The living tokens of the workspace, without their secrets",
  permission: "tokens.manage",
  answer: z.strictObject({ tokens: z.array(tokenSchema) }),
  handle: async ({ actor }) => ({ tokens: await tokens(actor) }),
});

export const makeTokenRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/tokens",
  summary: "A new token; its secret is shown this once",
  permission: "tokens.manage",
  body: tokenRequestSchema,
  answer: newTokenSchema,
  status: 201,
  handle: ({ actor, body }) => makeToken(actor, body),
});

export const revokeTokenRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/tokens/{token}",
  summary: "Revoke a token at once",
  permission: "tokens.manage",
  params: z.strictObject({ token: z.string().max(40) }),
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await revokeToken(actor, params.token);
    return null;
  },
});
