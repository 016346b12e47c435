import { and, eq, gt, lt, sql } from "drizzle-orm";
import { signInAttempts } from "@/drizzle/schema/credentials";
import type { SystemScope } from "@/lib/domain/actor";
import { instantAfter, instantNow, minutes } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { written } from "./faults";

/** How often signing in has failed lately: for this e-mail from this address, for the e-mail, from the address. */
export interface RecentFailures {
  readonly ofPair: number;
  readonly ofEmail: number;
  readonly ofAddress: number;
}

const failuresCountFor = minutes(15);

export async function addAttempt(
  _system: SystemScope,
  input: { email: string; address: string; succeeded: boolean },
): Promise<void> {
  const row = { id: newId(), ...input, email: input.email.toLowerCase(), at: instantNow() };
  await ask((db) => db.insert(signInAttempts).values(row));
}

/** A success from the same address clears what that address got wrong before with this e-mail. */
export async function clearFailures(_system: SystemScope, of: { email: string; address: string }): Promise<void> {
  const pair = and(eq(signInAttempts.email, of.email.toLowerCase()), eq(signInAttempts.address, of.address));
  await ask((db) => db.delete(signInAttempts).where(and(pair, eq(signInAttempts.succeeded, false))));
}

export async function recentFailures(
  _system: SystemScope,
  of: { email: string; address: string },
): Promise<RecentFailures> {
  const sameEmail = eq(signInAttempts.email, of.email.toLowerCase());
  const sameAddress = eq(signInAttempts.address, of.address);
  const lately = and(eq(signInAttempts.succeeded, false), gt(signInAttempts.at, instantAfter(-failuresCountFor)));
  const within = (filter: ReturnType<typeof and>) => sql<number>`count(*) filter (where ${filter})`.mapWith(Number);
  return written(
    await ask((db) =>
      db
        .select({
          ofPair: within(and(sameEmail, sameAddress)),
          ofEmail: within(sameEmail),
          ofAddress: within(sameAddress),
        })
        .from(signInAttempts)
        .where(lately),
    ),
  );
}

/** Attempts say when somebody was at work, so they are kept no longer than they count. */
export async function forgetOldAttempts(_system: SystemScope): Promise<void> {
  await ask((db) => db.delete(signInAttempts).where(lt(signInAttempts.at, instantAfter(-failuresCountFor))));
}
