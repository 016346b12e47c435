import { z } from "zod";
import { demandOperator } from "@/lib/access/operator";
import { route } from "@/lib/api/route";
import { tokenRequestSchema } from "@/lib/domain/workspace-resources";
import { makeOperatorToken } from "@/lib/services/operator-tokens";

/** Not part of the described API: `npm run token` calls it with the operator secret of the data folder. */
export const makeOperatorTokenRoute = route({
  method: "POST",
  path: "/api/v1/operator/tokens",
  summary: "A token for a member of any workspace, made from a shell of the server's own machine",
  permission: "public",
  body: tokenRequestSchema.extend({ workspace: z.string().max(60), email: z.email().max(254).nullable() }),
  answer: z.strictObject({ secret: z.string(), email: z.string() }),
  status: 201,
  handle: ({ request, body }) => {
    demandOperator(request);
    return makeOperatorToken(body);
  },
});
