import { and, asc, eq, isNull } from "drizzle-orm";
import { apiTokens } from "@/drizzle/schema/credentials";
import { memberships, users, workspaces } from "@/drizzle/schema/people";
import type { JobRole, Level, Scope, SystemScope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Member } from "@/lib/domain/member";
import type { Workspace } from "@/lib/domain/workspace";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found, uniqueOr } from "./faults";

const member = {
  id: memberships.id,
  userId: memberships.userId,
  email: users.email,
  name: users.name,
  jobRole: memberships.jobRole,
  level: memberships.level,
  createdAt: memberships.createdAt,
};

const workspace = { id: workspaces.id, slug: workspaces.slug, name: workspaces.name, isSample: workspaces.isSample };

export async function listMembers(scope: Scope): Promise<Member[]> {
  return ask((db) =>
    db
      .select(member)
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(eq(memberships.workspaceId, scope.workspaceId))
      .orderBy(asc(users.name), asc(memberships.id)),
  );
}

export async function memberById(scope: Scope, membershipId: string): Promise<Member> {
  const rows = await ask((db) =>
    db
      .select(member)
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .where(inScope(scope, membershipId)),
  );
  return found(rows, "member");
}

/** A person's place in a workspace named by its address; null for strangers and for addresses that lead nowhere alike. */
export async function findMembership(
  _system: SystemScope,
  sought: { userId: string; workspaceSlug: string },
): Promise<{ workspace: Workspace; member: Member } | null> {
  const rows = await ask((db) =>
    db
      .select({ workspace, member })
      .from(memberships)
      .innerJoin(users, eq(users.id, memberships.userId))
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(and(eq(memberships.userId, sought.userId), eq(workspaces.slug, sought.workspaceSlug))),
  );
  return rows[0] ?? null;
}

/** What somebody may do in a workspace; within a transaction it stays so to its end. Null for who is no member. */
export async function standingOf(scope: Scope, userId: string): Promise<Pick<Member, "jobRole" | "level"> | null> {
  const { jobRole, level } = memberships;
  const theirs = and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.userId, userId));
  const rows = await ask((db) => db.select({ jobRole, level }).from(memberships).where(theirs).for("share"));
  return rows[0] ?? null;
}

export async function addMembership(
  scope: Scope,
  input: { userId: string; jobRole: JobRole; level: Level },
): Promise<Member> {
  const { workspaceId } = scope;
  const row = { id: newId(), workspaceId, ...input, createdAt: instantNow() };
  await uniqueOr("This person is a member already. Change the job role or level in the list of members.", () =>
    ask((db) => db.insert(memberships).values(row).returning({ id: memberships.id })),
  );
  return memberById(scope, row.id);
}

export async function changeMembership(
  scope: Scope,
  membershipId: string,
  change: { jobRole?: JobRole; level?: Level },
): Promise<Member> {
  return transaction(async () => {
    if (change.level !== undefined && change.level !== "admin") await refuseLastAdmin(scope, membershipId);
    if (change.jobRole !== undefined || change.level !== undefined) {
      const where = inScope(scope, membershipId);
      await ask((db) => db.update(memberships).set(change).where(where).returning({ id: memberships.id }));
    }
    return memberById(scope, membershipId);
  });
}

/** Tokens the person made for this workspace end with it: they are not there again for somebody who comes back. */
export async function removeMembership(scope: Scope, membershipId: string): Promise<void> {
  await transaction(async () => {
    await refuseLastAdmin(scope, membershipId);
    const where = inScope(scope, membershipId);
    const gone = await ask((db) => db.delete(memberships).where(where).returning({ userId: memberships.userId }));
    const { userId } = found(gone, "member");
    const live = and(
      eq(apiTokens.workspaceId, scope.workspaceId),
      eq(apiTokens.userId, userId),
      isNull(apiTokens.revokedAt),
    );
    await ask((db) => db.update(apiTokens).set({ revokedAt: instantNow() }).where(live));
  });
}

/** Locks the workspace's row first, so that two admins cannot remove each other at the same moment. */
async function refuseLastAdmin(scope: Scope, membershipId: string): Promise<void> {
  const { workspaceId } = scope;
  await ask((db) =>
    db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.id, workspaceId)).for("update"),
  );
  const admins = await ask((db) =>
    db
      .select({ id: memberships.id })
      .from(memberships)
      .where(and(eq(memberships.workspaceId, workspaceId), eq(memberships.level, "admin"))),
  );
  if (admins.length > 1 || admins[0]?.id !== membershipId) return;
  throw new AppError("conflict", "A workspace keeps at least one admin. Make somebody else admin first.");
}

function inScope(scope: Scope, membershipId: string) {
  return and(eq(memberships.workspaceId, scope.workspaceId), eq(memberships.id, membershipId));
}
