import "server-only";
import { mintScope, mintSystemScope } from "@/lib/access/mint";
import { createTokenFor } from "@/lib/access/tokens";
import { AppError } from "@/lib/domain/app-error";
import type { TokenRequest } from "@/lib/domain/workspace-resources";
import { listMembers } from "@/lib/store/memberships";
import { findWorkspace } from "@/lib/store/workspaces";

/** What a shell command on the server's own machine may ask: a token of a member, the first administrator where none is named. */
export interface OperatorTokenRequest extends TokenRequest {
  readonly workspace: string;
  readonly email: string | null;
}

/** A new token; whoever calls this has already been recognised as the operator. Answers with its secret and whose it is. */
export async function makeOperatorToken(request: OperatorTokenRequest): Promise<{ secret: string; email: string }> {
  const { workspace: workspaceSlug, name, level, expiresInDays } = request;
  const email = request.email ?? (await firstAdministrator(workspaceSlug));
  const wish = { workspaceSlug, email, name, level, expiresInDays };
  const { secret } = await createTokenFor(mintSystemScope(), wish);
  return { secret, email };
}

async function firstAdministrator(slug: string): Promise<string> {
  const workspace = await findWorkspace(mintSystemScope(), slug);
  if (workspace === null)
    throw new AppError("notFound", `There is no workspace ${slug}. Its address is the part after /w/.`);
  const members = await listMembers(mintScope(workspace.id));
  const [first] = members
    .filter((member) => member.level === "admin")
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt) || a.id.localeCompare(b.id));
  if (first) return first.email;
  throw new AppError("notFound", `The workspace ${slug} has no administrator yet. Name a member with --email.`);
}
