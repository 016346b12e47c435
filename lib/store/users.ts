import { eq, inArray, sql } from "drizzle-orm";
import { users } from "@/drizzle/schema/people";
import type { Scope, SystemScope } from "@/lib/domain/actor";
import type { Person } from "@/lib/domain/member";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { found, uniqueOr, written } from "./faults";

const person = { id: users.id, email: users.email, name: users.name, isSample: users.isSample };

export async function addUser(
  _system: SystemScope,
  input: { email: string; name: string; passwordHash: string; isSample?: boolean },
): Promise<Person> {
  return uniqueOr("There is an account with this e-mail already. Sign in with it instead.", async () => {
    const row = { ...input, id: newId(), createdAt: instantNow() };
    return written(await ask((db) => db.insert(users).values(row).returning(person)));
  });
}

/** With the password's hash, for sign-in only. Upper and lower case in the e-mail make no difference. */
export async function findUserByEmail(
  _system: SystemScope,
  email: string,
): Promise<(Person & { readonly passwordHash: string }) | null> {
  const sameEmail = sql`lower(${users.email}) = lower(${email})`;
  const rows = await ask((db) =>
    db
      .select({ ...person, passwordHash: users.passwordHash })
      .from(users)
      .where(sameEmail),
  );
  return rows[0] ?? null;
}

export async function changePassword(_system: SystemScope, userId: string, passwordHash: string): Promise<void> {
  found(
    await ask((db) => db.update(users).set({ passwordHash }).where(eq(users.id, userId)).returning({ id: users.id })),
    "person",
  );
}

/** Names by id of people who are no members any more, as what they wrote still bears them. */
export async function userNames(_scope: Scope, userIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await ask((db) =>
    db
      .select({ id: users.id, name: users.name })
      .from(users)
      .where(inArray(users.id, [...new Set(userIds)])),
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
