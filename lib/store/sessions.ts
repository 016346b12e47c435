import { and, eq, gt, isNull, lt } from "drizzle-orm";
import { sessions } from "@/drizzle/schema/credentials";
import { users } from "@/drizzle/schema/people";
import type { SystemScope } from "@/lib/domain/actor";
import type { Person } from "@/lib/domain/member";
import { instantAfter, instantNow, minutes } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";

export async function addSession(
  _system: SystemScope,
  input: { userId: string; expiresAt: string },
): Promise<{ id: string }> {
  const at = instantNow();
  const row = { id: newId(), ...input, createdAt: at, lastSeenAt: at };
  await ask((db) => db.insert(sessions).values(row));
  return { id: row.id };
}

/** The person a session belongs to, while it is neither revoked nor expired. */
export async function findSessionPerson(_system: SystemScope, sessionId: string): Promise<Person | null> {
  const live = and(eq(sessions.id, sessionId), isNull(sessions.revokedAt), gt(sessions.expiresAt, instantNow()));
  const rows = await ask((db) =>
    db
      .select({
        lastSeenAt: sessions.lastSeenAt,
        person: { id: users.id, email: users.email, name: users.name, isSample: users.isSample },
      })
      .from(sessions)
      .innerJoin(users, eq(users.id, sessions.userId))
      .where(live),
  );
  const row = rows[0];
  if (row === undefined) return null;
  if (row.lastSeenAt < instantAfter(-minutes(5))) await touch(sessionId);
  return row.person;
}

export async function revokeSession(_system: SystemScope, sessionId: string): Promise<void> {
  await ask((db) => db.update(sessions).set({ revokedAt: instantNow() }).where(eq(sessions.id, sessionId)));
}

/** Signs a person out everywhere, for example after a new password. */
export async function revokeSessionsOf(_system: SystemScope, userId: string): Promise<void> {
  const where = and(eq(sessions.userId, userId), isNull(sessions.revokedAt));
  await ask((db) => db.update(sessions).set({ revokedAt: instantNow() }).where(where));
}

export async function forgetExpiredSessions(_system: SystemScope): Promise<void> {
  await ask((db) => db.delete(sessions).where(lt(sessions.expiresAt, instantNow())));
}

async function touch(sessionId: string): Promise<void> {
  await ask((db) => db.update(sessions).set({ lastSeenAt: instantNow() }).where(eq(sessions.id, sessionId)));
}
