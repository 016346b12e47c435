import { asc, eq } from "drizzle-orm";
import { memberships, workspaces } from "@/drizzle/schema/people";
import type { SystemScope } from "@/lib/domain/actor";
import { type OwnWorkspace, slugOf, type Workspace } from "@/lib/domain/workspace";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { uniqueOr, written } from "./faults";
import { freeSlug } from "./free-slug";

const shown = { id: workspaces.id, slug: workspaces.slug, name: workspaces.name, isSample: workspaces.isSample };

/** Without a `slug` one is made from the name, with a number where it is taken. */
export async function addWorkspace(
  _system: SystemScope,
  input: { name: string; slug?: string; isSample?: boolean },
): Promise<Workspace> {
  return uniqueOr("There is a workspace at this address already. Choose another name.", () =>
    transaction(async () => {
      const taken = await ask((db) => db.select({ slug: workspaces.slug }).from(workspaces));
      const slug = input.slug ?? freeSlug(slugOf(input.name), taken);
      const row = { id: newId(), slug, name: input.name, isSample: input.isSample ?? false, createdAt: instantNow() };
      return written(await ask((db) => db.insert(workspaces).values(row).returning(shown)));
    }),
  );
}

export async function findWorkspace(_system: SystemScope, slug: string): Promise<Workspace | null> {
  const rows = await ask((db) => db.select(shown).from(workspaces).where(eq(workspaces.slug, slug)));
  return rows[0] ?? null;
}

export async function listWorkspaces(_system: SystemScope): Promise<Workspace[]> {
  return ask((db) => db.select(shown).from(workspaces).orderBy(asc(workspaces.name), asc(workspaces.id)));
}

export async function workspacesOf(_system: SystemScope, userId: string): Promise<OwnWorkspace[]> {
  return ask((db) =>
    db
      .select({ ...shown, jobRole: memberships.jobRole, level: memberships.level })
      .from(memberships)
      .innerJoin(workspaces, eq(workspaces.id, memberships.workspaceId))
      .where(eq(memberships.userId, userId))
      .orderBy(asc(workspaces.isSample), asc(workspaces.name), asc(workspaces.id)),
  );
}
