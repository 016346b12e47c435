import { cookies } from "next/headers";
import { type Actor, type Level, levels } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Person } from "@/lib/domain/member";
import { environment } from "@/lib/platform/env";
import { sha256Hex } from "@/lib/platform/ids";
import { findMembership } from "@/lib/store/memberships";
import { findSessionPerson } from "@/lib/store/sessions";
import { findTokenBearer, type TokenBearer } from "@/lib/store/tokens";
import { bearerOf } from "./bearer";
import { mintActor, mintSystemScope } from "./mint";
import { requireSameOrigin } from "./origin";
import { sessionCookieName, sessionCookieOf, sessionIdIn } from "./session-cookie";

/** Who calls a route of a workspace, by token or by session; session and membership are looked up each time. */
export async function actorFromRequest(request: Request, workspaceSlug: string): Promise<Actor> {
  const token = bearerOf(request);
  if (token !== null) return actorOfToken(token, workspaceSlug);
  requireSameOrigin(request);
  return memberOf(await personFromRequest(request), workspaceSlug);
}

/** The same for a server component; without a live session it throws unauthenticated, and the page leads to the sign-in. */
export async function actorFromPage(workspaceSlug: string): Promise<Actor> {
  const person = await personFromPage();
  if (person === null) throw unauthenticated();
  return memberOf(person, workspaceSlug);
}

/** The person behind a session cookie, for what belongs to no workspace. Tokens belong to one and do not count here. */
export async function personFromRequest(request: Request): Promise<Person> {
  const person = await personOf(sessionCookieOf(request.headers.get("cookie")));
  if (person === null) throw unauthenticated();
  return person;
}

/** Null for a visitor who is not signed in. */
export async function personFromPage(): Promise<Person | null> {
  const cookie = (await cookies()).get(sessionCookieName());
  return personOf(cookie?.value ?? null);
}

async function personOf(cookie: string | null): Promise<Person | null> {
  const sessionId = await sessionIdIn(cookie);
  if (sessionId === null) return null;
  const person = await findSessionPerson(mintSystemScope(), sessionId);
  return person !== null && samplePeopleMayCome(person) ? person : null;
}

async function memberOf(person: Person, workspaceSlug: string): Promise<Actor> {
  const place = await findMembership(mintSystemScope(), { userId: person.id, workspaceSlug });
  if (place === null || (person.isSample && !place.workspace.isSample)) throw nothingHere();
  const { jobRole, level } = place.member;
  const { id: userId, email, name } = person;
  return mintActor({ userId, email, name, jobRole, level, via: "session", workspace: place.workspace });
}

async function actorOfToken(token: string, workspaceSlug: string): Promise<Actor> {
  const bearer = await findTokenBearer(mintSystemScope(), sha256Hex(token));
  if (bearer === null || !samplePeopleMayCome(bearer.person)) throw deadToken();
  const { person, jobRole, workspace } = bearer;
  if (workspace.slug !== workspaceSlug || (person.isSample && !workspace.isSample)) throw nothingHere();
  const { id: userId, email, name } = person;
  return mintActor({ userId, email, name, jobRole, level: levelOf(bearer), via: "token", workspace });
}

/** The lower of what the token was given and what its maker may do now. */
function levelOf({ level, tokenLevel }: TokenBearer): Level {
  return levels.indexOf(tokenLevel) < levels.indexOf(level) ? tokenLevel : level;
}

/** Sample sign-ins are printed where the server starts, so they count only while nobody else can reach it. */
function samplePeopleMayCome(person: Person): boolean {
  return !person.isSample || environment().listensOnLoopback;
}

function unauthenticated(): AppError {
  return new AppError("unauthenticated", "You are not signed in, or your session has ended. Sign in and try again.");
}

function deadToken(): AppError {
  return new AppError(
    "unauthenticated",
    "This token is not valid: it may be mistyped, revoked or expired, or its maker has left the workspace. Ask an admin for a new one.",
  );
}

function nothingHere(): AppError {
  return new AppError("notFound", "There is no such workspace for you. Check the address, or ask for an invitation.");
}
