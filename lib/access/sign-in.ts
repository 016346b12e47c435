import { setTimeout as pause } from "node:timers/promises";
import { AppError } from "@/lib/domain/app-error";
import { days, instantAfter } from "@/lib/platform/clock";
import { environment } from "@/lib/platform/env";
import {
  addAttempt,
  clearFailures,
  forgetOldAttempts,
  type RecentFailures,
  recentFailures,
} from "@/lib/store/attempts";
import { addSession, forgetExpiredSessions } from "@/lib/store/sessions";
import { findUserByEmail } from "@/lib/store/users";
import type { Caller } from "./client-address";
import { mintSystemScope } from "./mint";
import { passwordMatches } from "./password";

export const sessionLastsMs = days(14);

export interface Credentials extends Omit<Caller, "isKnown"> {
  readonly isKnown?: boolean;
  readonly email: string;
  readonly password: string;
}

/** Checks an e-mail and a password and answers with a new session's id. */
export async function signIn(credentials: Credentials): Promise<{ sessionId: string }> {
  const system = mintSystemScope();
  const user = await provenUser(credentials);
  await forgetOldAttempts(system);
  await forgetExpiredSessions(system);
  const session = await addSession(system, { userId: user.id, expiresAt: instantAfter(sessionLastsMs) });
  return { sessionId: session.id };
}

/**
 * Whose e-mail and password these are. Failures make later tries slower, for the e-mail, for the address and for both together. A
 * browser in which somebody has signed in before counts as an address of its own: whoever tries their e-mail elsewhere, be it
 * without end, neither fills their line nor slows them for long.
 */
export async function provenUser({ email, password, address, isKnown }: Credentials) {
  return oneAtATime(`${email.toLowerCase()} ${address}`, async () => {
    const system = mintSystemScope();
    const before = await recentFailures(system, { email, address });
    await pause(delayMs(before));
    const user = await findUserByEmail(system, email);
    const matches = await passwordMatches(password, user?.passwordHash ?? null, isKnown ? "known" : "strangers");
    const succeeded = matches && user !== null && (!user.isSample || environment().listensOnLoopback);
    await addAttempt(system, { email, address, succeeded });
    if (!succeeded) throw new AppError("unauthenticated", refusal({ ...before, ofPair: before.ofPair + 1 }));
    await clearFailures(system, { email, address });
    return user;
  });
}

const freeTries = 5;

/** How long the next try waits after so many failures in the last quarter of an hour. */
export function delayMs({ ofPair, ofEmail, ofAddress }: RecentFailures): number {
  const pair = ofPair < freeTries ? 0 : Math.min(8, 2 ** (ofPair - freeTries));
  // Many addresses trying one e-mail, or one address trying many: slower for all of them, but bearable for the one who is right.
  const email = ofEmail < 20 ? 0 : Math.min(4, ofEmail / 20);
  const address = ofAddress < 50 ? 0 : Math.min(4, ofAddress / 50);
  return Math.round(Math.max(pair, email, address) * 1000);
}

function refusal(failures: RecentFailures): string {
  const together = "E-mail and password do not belong together.";
  const left = freeTries - failures.ofPair;
  if (left > 0) return `${together} ${left} ${left === 1 ? "try" : "tries"} left before signing in slows down.`;
  const seconds = Math.ceil(delayMs(failures) / 1000);
  return `${together} The next try takes ${seconds} ${seconds === 1 ? "second" : "seconds"} longer.`;
}

const longestQueue = 10;

declare global {
  var tesseraSignInQueues: Map<string, { last: Promise<void>; length: number }> | undefined;
}

/** Without a queue, tries sent at the same moment would all wait at the same time, and the delay would slow nothing. */
async function oneAtATime<T>(key: string, run: () => Promise<T>): Promise<T> {
  globalThis.tesseraSignInQueues ??= new Map();
  const queues = globalThis.tesseraSignInQueues;
  const queue = queues.get(key) ?? { last: Promise.resolve(), length: 0 };
  if (queue.length >= longestQueue) {
    throw new AppError("tooMany", "Too many tries at the same time. Wait a few seconds and try again.");
  }
  queues.set(key, queue);
  queue.length += 1;
  const turn = queue.last.then(run);
  queue.last = turn.then(
    () => undefined,
    () => undefined,
  );
  try {
    return await turn;
  } finally {
    queue.length -= 1;
    if (queue.length === 0) queues.delete(key);
  }
}
