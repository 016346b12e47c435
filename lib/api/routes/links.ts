import { z } from "zod";
import { claimLink } from "@/lib/access/links";
import { route } from "@/lib/api/route";
import { claimRequestSchema } from "@/lib/domain/workspace-resources";

export const claimLinkRoute = route({
  method: "POST",
  path: "/api/v1/links/{link}/claim",
  summary: "Use a one-time link: the first owner, an invitation, a new password",
  permission: "public",
  params: z.strictObject({ link: z.string().max(100) }),
  body: claimRequestSchema,
  answer: z.strictObject({ workspaceSlug: z.string(), email: z.string() }),
  status: 201,
  handle: ({ params, body }) => {
    const { workspaceName, ...person } = body;
    return claimLink(params.link, { ...person, ...(workspaceName === undefined ? {} : { workspaceName }) });
  },
});
