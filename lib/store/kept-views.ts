import { and, asc, count, eq, or } from "drizzle-orm";
import { keptViews } from "@/drizzle/schema/kept-views";
import { users } from "@/drizzle/schema/people";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type KeptView, mostKeptViews, type NewView, type ViewChange } from "@/lib/domain/kept-view";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found, uniqueOr } from "./faults";

const sameName = "You keep a view of this name already. Choose another name.";

/** The views of one person and those that others share, by name. */
export async function listKeptViews(scope: Scope, userId: string): Promise<KeptView[]> {
  const rows = await ask((db) =>
    db
      .select({ view: keptViews, keptBy: users.name })
      .from(keptViews)
      .innerJoin(users, eq(users.id, keptViews.ownerId))
      .where(
        and(
          eq(keptViews.workspaceId, scope.workspaceId),
          or(eq(keptViews.ownerId, userId), eq(keptViews.isShared, true)),
        ),
      )
      .orderBy(asc(keptViews.name), asc(keptViews.id))
      .limit(500),
  );
  return rows.map(({ view: { id, name, address, isShared, ownerId, keptAt }, keptBy }) => ({
    id,
    name,
    address,
    isShared,
    isOwn: ownerId === userId,
    keptBy,
    keptAt,
  }));
}

/** Keeps a view; another of the same name is a conflict, and so is one too many. */
export async function addKeptView(scope: Scope, userId: string, view: NewView): Promise<string> {
  const { workspaceId } = scope;
  const id = newId();
  return uniqueOr(sameName, () =>
    transaction(async () => {
      const own = and(eq(keptViews.workspaceId, workspaceId), eq(keptViews.ownerId, userId));
      const [kept] = await ask((db) => db.select({ views: count() }).from(keptViews).where(own));
      if (Number(kept?.views ?? 0) >= mostKeptViews)
        throw new AppError("conflict", `You keep ${mostKeptViews} views already. Drop one that you no longer need.`);
      await ask((db) =>
        db.insert(keptViews).values({ ...view, id, workspaceId, ownerId: userId, keptAt: instantNow() }),
      );
      return id;
    }),
  );
}

/** Changes a view of this person; others' look like none. */
export async function changeKeptView(scope: Scope, userId: string, id: string, change: ViewChange): Promise<void> {
  const to = {
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.isShared === undefined ? {} : { isShared: change.isShared }),
  };
  if (Object.keys(to).length === 0) return;
  const where = ofPerson(scope, userId, id);
  await uniqueOr(sameName, async () =>
    found(await ask((db) => db.update(keptViews).set(to).where(where).returning({ id: keptViews.id })), "view"),
  );
}

export async function dropKeptView(scope: Scope, userId: string, id: string): Promise<void> {
  const where = ofPerson(scope, userId, id);
  found(await ask((db) => db.delete(keptViews).where(where).returning({ id: keptViews.id })), "view");
}

function ofPerson(scope: Scope, userId: string, id: string) {
  return and(eq(keptViews.workspaceId, scope.workspaceId), eq(keptViews.ownerId, userId), eq(keptViews.id, id));
}
