import "server-only";
import { demand } from "@/lib/access/allow";
import { createInvite, createReset } from "@/lib/access/links";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Member } from "@/lib/domain/member";
import type { Invite, InviteRequest, MemberChange, MemberView } from "@/lib/domain/workspace-resources";
import { changeMembership, listMembers, memberById, removeMembership } from "@/lib/store/memberships";
import { recordAudit } from "./audit";

/** Everybody of the workspace with job role and level. */
export async function members(actor: Actor): Promise<MemberView[]> {
  demand(actor, "members.manage");
  return (await listMembers(actor.scope)).map((member) => memberView(actor, member));
}

/** Names of the members, for those who write down who holds a stake. */
export async function memberNames(actor: Actor): Promise<{ readonly id: string; readonly name: string }[]> {
  demand(actor, "decisions.draft");
  return (await listMembers(actor.scope)).map(({ userId, name }) => ({ id: userId, name }));
}

/** A one-time link for somebody new; the inviter passes it on. */
export async function inviteMember(actor: Actor, request: InviteRequest): Promise<Invite> {
  demand(actor, "members.manage");
  const { invitation, path } = await createInvite(actor, request);
  return { link: path, email: invitation.email, expiresAt: invitation.expiresAt };
}

/** A one-time link to a new password; whoever asked for it passes it on. */
export async function resetMember(actor: Actor, id: string): Promise<Invite> {
  demand(actor, "members.manage");
  const { path, email, expiresAt } = await createReset(actor, id);
  return { link: path, email, expiresAt };
}

/** Another job role or level. Nobody changes their own level, so that no workspace loses its admin by a slip. */
export async function changeMember(actor: Actor, id: string, change: MemberChange): Promise<MemberView> {
  demand(actor, "members.manage");
  const member = await memberById(actor.scope, id);
  if (member.userId === actor.userId && change.level !== undefined && change.level !== member.level) {
    throw new AppError("conflict", "You cannot change your own level. Ask another admin to do it.");
  }
  const changed = await changeMembership(actor.scope, id, {
    ...(change.jobRole === undefined ? {} : { jobRole: change.jobRole }),
    ...(change.level === undefined ? {} : { level: change.level }),
  });
  await recordAudit(
    actor,
    "members.change",
    { kind: "member", id },
    { jobRole: changed.jobRole, level: changed.level },
  );
  return memberView(actor, changed);
}

/** Ends a membership; its tokens die with it. */
export async function removeMember(actor: Actor, id: string): Promise<void> {
  demand(actor, "members.manage");
  const member = await memberById(actor.scope, id);
  if (member.userId === actor.userId)
    throw new AppError("conflict", "You cannot remove yourself. Ask another admin to do it.");
  await removeMembership(actor.scope, id);
  await recordAudit(actor, "members.remove", { kind: "member", id });
}

function memberView(actor: Actor, member: Member): MemberView {
  return {
    id: member.id,
    name: member.name,
    email: member.email,
    jobRole: member.jobRole,
    level: member.level,
    joinedAt: member.createdAt,
    isYou: member.userId === actor.userId,
  };
}
