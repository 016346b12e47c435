import "server-only";
import { demand } from "@/lib/access/allow";
import { createToken, listApiTokens, revokeApiToken } from "@/lib/access/tokens";
import type { Actor } from "@/lib/domain/actor";
import type { ApiToken } from "@/lib/domain/member";
import type { NewToken, TokenRequest, TokenView } from "@/lib/domain/workspace-resources";
import { listMembers } from "@/lib/store/memberships";

/** The living tokens of the workspace, without their secrets. */
export async function tokens(actor: Actor): Promise<TokenView[]> {
  demand(actor, "tokens.manage");
  const names = await namesByUser(actor);
  return (await listApiTokens(actor))
    .filter((token) => token.revokedAt === null)
    .map((token) => tokenView(token, names));
}

/** A new token with its secret, shown this once. It acts as its maker at most, at the chosen level. */
export async function makeToken(actor: Actor, request: TokenRequest): Promise<NewToken> {
  demand(actor, "tokens.manage");
  const { token, secret } = await createToken(actor, request);
  return { token: tokenView(token, await namesByUser(actor)), secret };
}

export async function revokeToken(actor: Actor, id: string): Promise<void> {
  demand(actor, "tokens.manage");
  await revokeApiToken(actor, id);
}

async function namesByUser(actor: Actor): Promise<ReadonlyMap<string, string>> {
  return new Map((await listMembers(actor.scope)).map((member) => [member.userId, member.name]));
}

function tokenView(token: ApiToken, names: ReadonlyMap<string, string>): TokenView {
  const { id, name, prefix, level, createdAt, expiresAt, lastUsedAt } = token;
  return {
    id,
    name,
    prefix,
    level,
    maker: names.get(token.userId) ?? "a former member",
    createdAt,
    expiresAt,
    lastUsedAt,
  };
}
