import { and, eq, gt, isNotNull, isNull } from "drizzle-orm";
import { oneTimeLinks } from "@/drizzle/schema/credentials";
import { workspaces } from "@/drizzle/schema/people";
import type { JobRole, Level, SystemScope } from "@/lib/domain/actor";
import type { LinkPurpose } from "@/lib/domain/member";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";

/** A one-time link as the store keeps it; `usedAt` is set by the first use, and only one use can set it. */
export interface OneTimeLink {
  readonly id: string;
  readonly purpose: LinkPurpose;
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
  readonly userId: string | null;
  readonly email: string | null;
  readonly jobRole: JobRole | null;
  readonly level: Level | null;
  /** Null for the owner link, which the server makes. */
  readonly createdBy: string | null;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface NewLink {
  readonly purpose: LinkPurpose;
  readonly secretHash: string;
  readonly workspaceId?: string;
  readonly userId?: string;
  readonly email?: string;
  readonly jobRole?: JobRole;
  readonly level?: Level;
  readonly createdBy?: string;
  readonly expiresAt: string;
}

export async function addLink(_system: SystemScope, input: NewLink): Promise<{ id: string; createdAt: string }> {
  const row = { id: newId(), ...input, createdAt: instantNow() };
  await ask((db) => db.insert(oneTimeLinks).values(row));
  return { id: row.id, createdAt: row.createdAt };
}

export async function findLink(_system: SystemScope, secretHash: string): Promise<OneTimeLink | null> {
  const rows = await ask((db) =>
    db
      .select({
        id: oneTimeLinks.id,
        purpose: oneTimeLinks.purpose,
        workspaceId: oneTimeLinks.workspaceId,
        workspaceName: workspaces.name,
        userId: oneTimeLinks.userId,
        email: oneTimeLinks.email,
        jobRole: oneTimeLinks.jobRole,
        level: oneTimeLinks.level,
        createdBy: oneTimeLinks.createdBy,
        expiresAt: oneTimeLinks.expiresAt,
        usedAt: oneTimeLinks.usedAt,
      })
      .from(oneTimeLinks)
      .leftJoin(workspaces, eq(workspaces.id, oneTimeLinks.workspaceId))
      .where(eq(oneTimeLinks.secretHash, secretHash)),
  );
  return rows[0] ?? null;
}

/** True for the one caller that uses the link; false when it was used or has expired meanwhile. */
export async function useUpLink(_system: SystemScope, linkId: string): Promise<boolean> {
  const at = instantNow();
  const unused = and(eq(oneTimeLinks.id, linkId), isNull(oneTimeLinks.usedAt), gt(oneTimeLinks.expiresAt, at));
  const rows = await ask((db) =>
    db.update(oneTimeLinks).set({ usedAt: at }).where(unused).returning({ id: oneTimeLinks.id }),
  );
  return rows.length === 1;
}

export async function ownerHasCome(_system: SystemScope): Promise<boolean> {
  const used = and(eq(oneTimeLinks.purpose, "owner"), isNotNull(oneTimeLinks.usedAt));
  return (await ask((db) => db.select({ id: oneTimeLinks.id }).from(oneTimeLinks).where(used).limit(1))).length > 0;
}

/** Withdraws owner links nobody used: only the one printed last works. */
export async function withdrawOwnerLinks(_system: SystemScope): Promise<void> {
  const unused = and(eq(oneTimeLinks.purpose, "owner"), isNull(oneTimeLinks.usedAt));
  await ask((db) => db.delete(oneTimeLinks).where(unused));
}

/** Withdraws the ways back in that a person was given and did not use. */
export async function withdrawResetLinks(_system: SystemScope, userId: string): Promise<void> {
  const mine = and(eq(oneTimeLinks.purpose, "reset"), eq(oneTimeLinks.userId, userId), isNull(oneTimeLinks.usedAt));
  await ask((db) => db.delete(oneTimeLinks).where(mine));
}
