import { NextResponse } from "next/server";
import { z } from "zod";
import { browserCookie } from "@/lib/access/known-browser";
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
  handle: async ({ request: { headers }, params, body }) => {
    const { workspaceName, ...person } = body;
    const claim = { ...person, ...(workspaceName === undefined ? {} : { workspaceName }) };
    const caller = { forwardedFor: headers.get("x-forwarded-for"), cookies: headers.get("cookie") };
    const claimed = await claimLink(params.link, claim, caller);
    const answer = NextResponse.json(claimed, { status: 201, headers: { "cache-control": "no-store" } });
    answer.cookies.set(browserCookie(claimed.email));
    return answer;
  },
});
