import { permits } from "@/lib/domain/access-table";
import type { Actor, JobRole, Level } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Invitation, LinkPurpose, Person } from "@/lib/domain/member";
import { days, hours, instantAfter, instantNow } from "@/lib/platform/clock";
import { newSecret, sha256Hex } from "@/lib/platform/ids";
import { appendAudit } from "@/lib/store/audit";
import { transaction } from "@/lib/store/database";
import {
  addLink,
  findLink,
  type OneTimeLink,
  ownerHasCome,
  useUpLink,
  withdrawOwnerLinks,
  withdrawResetLinks,
} from "@/lib/store/links";
import { addMembership, memberById, standingOf } from "@/lib/store/memberships";
import { revokeSessionsOf } from "@/lib/store/sessions";
import { addUser, changePassword, findUserByEmail } from "@/lib/store/users";
import { addWorkspace, listWorkspaces, workspacesOf } from "@/lib/store/workspaces";
import { demand } from "./allow";
import { type CallerHeaders, callerOf } from "./client-address";
import { mintScope, mintSystemScope } from "./mint";
import { hashPassword } from "./password";
import { provenUser } from "./sign-in";

/** The address of the first person's one-time link, or null once somebody has used one. Asking again makes the older link void. */
export async function createOwnerLink(): Promise<string | null> {
  const system = mintSystemScope();
  return transaction(async () => {
    if (await ownerHasCome(system)) return null;
    await withdrawOwnerLinks(system);
    const secret = newSecret();
    await addLink(system, { purpose: "owner", secretHash: sha256Hex(secret), expiresAt: instantAfter(days(7)) });
    return pathOf(secret);
  });
}

/** An invitation bound to an e-mail; whoever invites passes the address on. */
export async function createInvite(
  actor: Actor,
  wish: { email: string; jobRole: JobRole; level: Level },
): Promise<{ invitation: Invitation; path: string }> {
  demand(actor, "members.manage");
  const secret = newSecret();
  const { jobRole, level } = wish;
  const facts = { email: wish.email.trim(), jobRole, level, expiresAt: instantAfter(days(7)) };
  return transaction(async () => {
    const link = await addLink(mintSystemScope(), {
      ...facts,
      purpose: "invite",
      secretHash: sha256Hex(secret),
      workspaceId: actor.workspace.id,
      createdBy: actor.userId,
    });
    await record(actor, "members.invite", { kind: "invitation", id: link.id });
    return { invitation: { ...link, ...facts }, path: pathOf(secret) };
  });
}

/** A way back in for a member who forgot the password; an older one is void. Somebody who is also elsewhere is not ours alone to let in. */
export async function createReset(
  actor: Actor,
  membershipId: string,
): Promise<{ path: string; email: string; expiresAt: string }> {
  demand(actor, "members.manage");
  const system = mintSystemScope();
  const member = await memberById(actor.scope, membershipId);
  if (await isElsewhere(member.userId, actor.workspace.id)) {
    const sentence =
      "This person is a member of other workspaces too, so a new password cannot be given from here. Ask whoever runs this server.";
    throw new AppError("conflict", sentence);
  }
  const secret = newSecret();
  const expiresAt = instantAfter(hours(24));
  await transaction(async () => {
    await withdrawResetLinks(system, member.userId);
    await addLink(system, {
      purpose: "reset",
      secretHash: sha256Hex(secret),
      workspaceId: actor.workspace.id,
      userId: member.userId,
      email: member.email,
      createdBy: actor.userId,
      expiresAt,
    });
    await record(actor, "members.reset", { kind: "member", id: membershipId });
  });
  return { path: pathOf(secret), email: member.email, expiresAt };
}

async function isElsewhere(userId: string, workspaceId: string): Promise<boolean> {
  return (await workspacesOf(mintSystemScope(), userId)).some(({ id }) => id !== workspaceId);
}

/** What the page behind a link shows before it is used. */
export interface LinkView {
  readonly purpose: LinkPurpose;
  readonly email: string | null;
  readonly workspaceName: string | null;
  readonly expiresAt: string;
}

export async function openLink(secret: string): Promise<LinkView> {
  const { purpose, email, workspaceName, expiresAt } = await usableLink(secret);
  return { purpose, email, workspaceName, expiresAt };
}

/** What the form behind a one-time link sends. The owner also names an e-mail and a workspace. */
export interface Claim {
  readonly name: string;
  readonly password: string;
  readonly email?: string | undefined;
  readonly workspaceName?: string | undefined;
}

/** Where to go and with which e-mail to sign in after a claim. */
export interface Claimed {
  readonly workspaceSlug: string;
  readonly email: string;
}

/** Uses a one-time link: makes the person and the membership, or sets the new password. Works once. */
export async function claimLink(
  secret: string,
  claim: Claim,
  headers: CallerHeaders = { forwardedFor: null, cookies: null },
): Promise<Claimed> {
  const link = await usableLink(secret);
  const person = await existingOrHash(link, claim, headers);
  return transaction(async () => {
    if (!(await useUpLink(mintSystemScope(), link.id))) throw usedUp();
    if (link.purpose === "owner") return claimOwner(claim, person);
    if (!(await makerMayStill(link))) throw withdrawn();
    if (link.purpose === "invite") return claimInvite(link, claim, person);
    return claimReset(link, person);
  });
}

/** Whoever leaves, or is no admin any more, lets nobody in by links from before, nor comes back by one. */
async function makerMayStill({ workspaceId, createdBy }: OneTimeLink): Promise<boolean> {
  if (workspaceId === null || createdBy === null) return false;
  const maker = await standingOf(mintScope(workspaceId), createdBy);
  return maker !== null && permits(maker.jobRole, maker.level, "members.manage");
}

interface Prepared {
  readonly email: string;
  readonly existing: Person | null;
  readonly passwordHash: string;
}

/** Whoever has an account already proves it with its password as in signing in; a stranger with the link gets no way into it. */
async function existingOrHash(link: OneTimeLink, claim: Claim, headers: CallerHeaders): Promise<Prepared> {
  const email = (link.purpose === "owner" ? claim.email : link.email)?.trim() ?? "";
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254) {
    throw new AppError("invalid", "This is not an e-mail address. Write it like name@company.com.", [
      { path: "email" },
    ]);
  }
  const user = await findUserByEmail(mintSystemScope(), email);
  if (user === null || link.purpose === "reset") {
    return { email, existing: user, passwordHash: await hashPassword(claim.password) };
  }
  try {
    await provenUser({ email, password: claim.password, ...callerOf(headers, email) });
  } catch (fault) {
    if (!(fault instanceof AppError) || fault.code !== "unauthenticated") throw fault;
    const sentence = `There is an account with this e-mail. Give its password to join with it. ${fault.sentence}`;
    throw new AppError("invalid", sentence, [{ path: "password" }]);
  }
  return { email, existing: user, passwordHash: user.passwordHash };
}

async function claimOwner(claim: Claim, prepared: Prepared): Promise<Claimed> {
  const system = mintSystemScope();
  const person = await personOf(claim, prepared);
  const workspace = await addWorkspace(system, { name: claim.workspaceName?.trim() || "Our customers" });
  const samples = (await listWorkspaces(system)).filter(({ isSample }) => isSample);
  for (const { id } of [workspace, ...samples]) {
    const scope = mintScope(id);
    const member = await addMembership(scope, { userId: person.id, jobRole: "analyst", level: "admin" });
    await recordJoin(id, person, { action: "members.join", id: member.id });
  }
  return { workspaceSlug: workspace.slug, email: person.email };
}

async function claimInvite(link: OneTimeLink, claim: Claim, prepared: Prepared): Promise<Claimed> {
  const { workspaceId, jobRole, level } = link;
  if (workspaceId === null || jobRole === null || level === null) throw new Error("an invitation without a place");
  const person = await personOf(claim, prepared);
  const member = await addMembership(mintScope(workspaceId), { userId: person.id, jobRole, level });
  await recordJoin(workspaceId, person, { action: "members.join", id: member.id });
  return { workspaceSlug: await slugOfMembers(person.id, workspaceId), email: person.email };
}

async function claimReset(link: OneTimeLink, { existing, passwordHash }: Prepared): Promise<Claimed> {
  const { workspaceId } = link;
  if (workspaceId === null || existing === null || existing.id !== link.userId) {
    throw new AppError("gone", "This link belongs to an account that has changed. Ask for a new link.");
  }
  const slug = await slugOfMembers(existing.id, workspaceId);
  if (await isElsewhere(existing.id, workspaceId)) {
    throw new AppError(
      "gone",
      "You have joined another workspace since. Ask whoever runs this server for a new password.",
    );
  }
  const system = mintSystemScope();
  await changePassword(system, existing.id, passwordHash);
  await revokeSessionsOf(system, existing.id);
  await recordJoin(workspaceId, existing, { action: "password.reset", id: existing.id });
  return { workspaceSlug: slug, email: existing.email };
}

async function personOf(claim: Claim, { existing, email, passwordHash }: Prepared): Promise<Person> {
  return existing ?? addUser(mintSystemScope(), { email, name: claim.name.trim() || email, passwordHash });
}

async function slugOfMembers(userId: string, workspaceId: string): Promise<string> {
  const own = (await workspacesOf(mintSystemScope(), userId)).find(({ id }) => id === workspaceId);
  if (own !== undefined) return own.slug;
  throw new AppError("gone", "You are not a member of this workspace any more. Ask for a new invitation.");
}

async function recordJoin(workspaceId: string, person: Person, act: { action: string; id: string }): Promise<void> {
  const who = { userId: person.id, userEmail: person.email, via: "session" as const };
  await appendAudit(mintScope(workspaceId), { ...who, action: act.action, objectKind: "member", objectId: act.id });
}

/** The link behind a secret while it can be used: unknown is notFound, used or expired is gone. */
async function usableLink(secret: string): Promise<OneTimeLink> {
  const link = await findLink(mintSystemScope(), sha256Hex(secret));
  if (link === null) throw new AppError("notFound", "There is no such link. Check that you copied all of it.");
  if (link.usedAt !== null) throw usedUp();
  if (link.expiresAt <= instantNow()) throw new AppError("gone", "This link has expired. Ask for a new one.");
  return link;
}

function usedUp(): AppError {
  return new AppError("gone", "This link has been used. Sign in, or ask for a new link.");
}

function withdrawn(): AppError {
  return new AppError("gone", "Who made this link may not let people in any more. Ask an admin for a new one.");
}

function pathOf(secret: string): string {
  return `/join/${secret}`;
}

async function record(actor: Actor, action: string, object: { kind: string; id: string }): Promise<void> {
  const { userId, email: userEmail, via } = actor;
  const entry = { userId, userEmail, via, action, objectKind: object.kind, objectId: object.id };
  await appendAudit(actor.scope, entry);
}
