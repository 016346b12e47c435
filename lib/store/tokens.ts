import { and, desc, eq, gt, isNull, or } from "drizzle-orm";
import { apiTokens } from "@/drizzle/schema/credentials";
import { memberships, users, workspaces } from "@/drizzle/schema/people";
import type { JobRole, Level, Scope, SystemScope } from "@/lib/domain/actor";
import type { ApiToken, Person } from "@/lib/domain/member";
import type { Workspace } from "@/lib/domain/workspace";
import { instantAfter, instantNow, minutes } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found, written } from "./faults";

const shown = {
  id: apiTokens.id,
  name: apiTokens.name,
  prefix: apiTokens.prefix,
  userId: apiTokens.userId,
  level: apiTokens.level,
  createdAt: apiTokens.createdAt,
  expiresAt: apiTokens.expiresAt,
  lastUsedAt: apiTokens.lastUsedAt,
  revokedAt: apiTokens.revokedAt,
};

export async function addToken(
  scope: Scope,
  input: {
    userId: string;
    name: string;
    prefix: string;
    secretHash: string;
    level: Level;
    expiresAt: string | null;
  },
): Promise<ApiToken> {
  const row = { id: newId(), workspaceId: scope.workspaceId, ...input, createdAt: instantNow() };
  return written(await ask((db) => db.insert(apiTokens).values(row).returning(shown)));
}

export async function listTokens(scope: Scope): Promise<ApiToken[]> {
  return ask((db) =>
    db
      .select(shown)
      .from(apiTokens)
      .where(eq(apiTokens.workspaceId, scope.workspaceId))
      .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id)),
  );
}

export async function revokeToken(scope: Scope, tokenId: string): Promise<void> {
  const mine = and(eq(apiTokens.workspaceId, scope.workspaceId), eq(apiTokens.id, tokenId));
  found(
    await ask((db) =>
      db.update(apiTokens).set({ revokedAt: instantNow() }).where(mine).returning({ id: apiTokens.id }),
    ),
    "token",
  );
}

/** Who a token speaks for: its maker with the membership as it is now. */
export interface TokenBearer {
  readonly tokenLevel: Level;
  readonly person: Person;
  readonly jobRole: JobRole;
  readonly level: Level;
  readonly workspace: Workspace;
}

/** Null once the token is revoked or expired, or its maker has left the workspace. */
export async function findTokenBearer(_system: SystemScope, secretHash: string): Promise<TokenBearer | null> {
  const live = and(
    eq(apiTokens.secretHash, secretHash),
    isNull(apiTokens.revokedAt),
    or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, instantNow())),
  );
  const membership = and(eq(memberships.userId, apiTokens.userId), eq(memberships.workspaceId, apiTokens.workspaceId));
  const rows = await ask((db) =>
    db
      .select({
        tokenId: apiTokens.id,
        lastUsedAt: apiTokens.lastUsedAt,
        tokenLevel: apiTokens.level,
        person: { id: users.id, email: users.email, name: users.name, isSample: users.isSample },
        jobRole: memberships.jobRole,
        level: memberships.level,
        workspace: {
          id: workspaces.id,
          slug: workspaces.slug,
          name: workspaces.name,
          isSample: workspaces.isSample,
        },
      })
      .from(apiTokens)
      .innerJoin(memberships, membership)
      .innerJoin(users, eq(users.id, apiTokens.userId))
      .innerJoin(workspaces, eq(workspaces.id, apiTokens.workspaceId))
      .where(live),
  );
  const row = rows[0];
  if (row === undefined) return null;
  const { tokenId, lastUsedAt, ...bearer } = row;
  if (lastUsedAt === null || lastUsedAt < instantAfter(-minutes(1))) await touch(tokenId);
  return bearer;
}

async function touch(tokenId: string): Promise<void> {
  await ask((db) => db.update(apiTokens).set({ lastUsedAt: instantNow() }).where(eq(apiTokens.id, tokenId)));
}
