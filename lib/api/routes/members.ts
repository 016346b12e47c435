import { z } from "zod";
import { route } from "@/lib/api/route";
import { inviteRequestSchema, inviteSchema, memberChangeSchema, memberSchema } from "@/lib/domain/workspace-resources";
import { changeMember, inviteMember, members, removeMember, resetMember } from "@/lib/services/members";

const memberParams = z.strictObject({ member: z.string().max(40) });

export const listMembersRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/members",
  summary: "Everybody of the workspace with job role and level",
  permission: "members.manage",
  answer: z.strictObject({ members: z.array(memberSchema) }),
  handle: async ({ actor }) => ({ members: await members(actor) }),
});

export const inviteMemberRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/members",
  summary: "A one-time link for somebody new",
  permission: "members.manage",
  body: inviteRequestSchema,
  answer: inviteSchema,
  status: 201,
  handle: ({ actor, body }) => inviteMember(actor, body),
});

export const changeMemberRoute = route({
  method: "PATCH",
  path: "/api/v1/w/{workspace}/members/{member}",
  summary: "Another job role or level",
  permission: "members.manage",
  params: memberParams,
  body: memberChangeSchema,
  answer: memberSchema,
  handle: ({ actor, params, body }) => changeMember(actor, params.member, body),
});

export const removeMemberRoute = route({
  method: "DELETE",
  path: "/api/v1/w/{workspace}/members/{member}",
  summary: "End a membership; its tokens die with it",
  permission: "members.manage",
  params: memberParams,
  answer: z.null(),
  status: 204,
  handle: async ({ actor, params }) => {
    await removeMember(actor, params.member);
    return null;
  },
});

export const resetMemberRoute = route({
  method: "POST",
  path: "/api/v1/w/{workspace}/members/{member}/reset",
  summary: "A one-time link to a new password; older ones are void",
  permission: "members.manage",
  params: memberParams,
  answer: inviteSchema,
  status: 201,
  handle: ({ actor, params }) => resetMember(actor, params.member),
});
