import { type Actor, type Level, levels, type SystemScope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { ApiToken } from "@/lib/domain/member";
import { days, instantAfter } from "@/lib/platform/clock";
import { newSecret, sha256Hex } from "@/lib/platform/ids";
import { appendAudit } from "@/lib/store/audit";
import { transaction } from "@/lib/store/database";
import { findMembership } from "@/lib/store/memberships";
import { addToken, listTokens, revokeToken } from "@/lib/store/tokens";
import { findUserByEmail } from "@/lib/store/users";
import { demand } from "./allow";
import { mintActor } from "./mint";

/** A token just made. `secret` is shown this once; the store keeps only its hash. */
export interface NewToken {
  readonly token: ApiToken;
  readonly secret: string;
}

export interface TokenWish {
  readonly name: string;
  readonly level: Level;
  readonly expiresInDays: number | null;
}

/** A token for this workspace that acts as its maker, at the chosen level at most. */
export async function createToken(actor: Actor, wish: TokenWish): Promise<NewToken> {
  demand(actor, "tokens.manage");
  return make(actor, wish);
}

export async function listApiTokens(actor: Actor): Promise<ApiToken[]> {
  demand(actor, "tokens.manage");
  return listTokens(actor.scope);
}

export async function revokeApiToken(actor: Actor, tokenId: string): Promise<void> {
  demand(actor, "tokens.manage");
  await transaction(async () => {
    await revokeToken(actor.scope, tokenId);
    await write(actor, "token.revoke", tokenId);
  });
}

/** For the shell of the server's own machine, which needs no sign-in: the token of a member named by e-mail. */
export async function createTokenFor(
  system: SystemScope,
  wish: TokenWish & { readonly workspaceSlug: string; readonly email: string },
): Promise<NewToken> {
  const person = await findUserByEmail(system, wish.email);
  const { workspaceSlug } = wish;
  const place = person === null ? null : await findMembership(system, { userId: person.id, workspaceSlug });
  if (person === null || place === null) {
    throw new AppError("notFound", `${wish.email} is not a member of the workspace ${workspaceSlug}.`);
  }
  const { jobRole, level } = place.member;
  const { id: userId, email, name } = person;
  return make(mintActor({ userId, email, name, jobRole, level, via: "session", workspace: place.workspace }), wish);
}

async function make(actor: Actor, wish: TokenWish): Promise<NewToken> {
  if (levels.indexOf(wish.level) > levels.indexOf(actor.level)) {
    throw new AppError("forbidden", `Your level is ${actor.level}; a token cannot have a higher one.`);
  }
  const secret = `tsr_${newSecret()}`;
  const expiresAt = wish.expiresInDays === null ? null : instantAfter(days(wish.expiresInDays));
  const { name, level } = wish;
  return transaction(async () => {
    const row = { userId: actor.userId, name, level, expiresAt, prefix: secret.slice(0, 8) };
    const token = await addToken(actor.scope, { ...row, secretHash: sha256Hex(secret) });
    await write(actor, "token.create", token.id);
    return { token, secret };
  });
}

async function write(actor: Actor, action: string, tokenId: string): Promise<void> {
  const { userId, email: userEmail, via } = actor;
  await appendAudit(actor.scope, { userId, userEmail, via, action, objectKind: "token", objectId: tokenId });
}
