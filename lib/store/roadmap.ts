import { and, asc, eq, inArray } from "drizzle-orm";
import { users } from "@/drizzle/schema/people";
import { roadmapItems, roadmapTies } from "@/drizzle/schema/roadmap";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { mostTies, type RoadmapItem, type RoadmapTie, type WrittenItem, type WrittenTie } from "@/lib/domain/roadmap";
import { type FileFields, matched } from "@/lib/domain/roadmap-merge";
import { instantNow } from "@/lib/platform/clock";
import { ask, transaction } from "./database";
import { found, uniqueOr } from "./faults";
import { insertItems, insertTies, pinsOf, removeItems, rewriteItems, type WrittenBy } from "./roadmap-rows";
import { holdPinned } from "./versions";

/** Items that are named as uses of one segment. */
const mostUses = 200;

/** The items of a dataset with their ties, the oldest first. */
export async function listRoadmapItems(scope: Scope, datasetId: string): Promise<RoadmapItem[]> {
  return await select(scope, { datasetId });
}

export async function roadmapItemById(scope: Scope, id: string): Promise<RoadmapItem> {
  return found(await select(scope, { id }), "roadmap item");
}

export async function addRoadmapItem(scope: Scope, item: WrittenItem, by: WrittenBy): Promise<RoadmapItem> {
  const [id = ""] = await transaction(() => insertItems(scope, [item], by));
  return await roadmapItemById(scope, id);
}

/** Adds many items, all of them or none. */
export async function addRoadmapItems(scope: Scope, items: readonly WrittenItem[], by: WrittenBy): Promise<void> {
  await transaction(() => insertItems(scope, items, by));
}

/**
 * Puts these items in place of all of the dataset, all of it or nothing. An item that is there under the same title keeps its id, so
 * that links to it and what is written about it stay, and its ties keep their numbers.
 */
export async function replaceRoadmapItems(scope: Scope, items: readonly WrittenItem[], by: WrittenBy): Promise<void> {
  await transaction(async () => {
    const there = await listRoadmapItems(scope, by.datasetId);
    const { kept, added } = matched(there, items, null);
    const stays = new Set(kept.map(({ id }) => id));
    await removeItems(
      scope,
      there.flatMap(({ id }) => (stays.has(id) ? [] : [id])),
    );
    await rewriteItems(scope, kept, by);
    await insertItems(scope, added, by);
  });
}

/** Writes these items over those of the same titles, and adds the others, all of it or nothing. What no item names stays. */
export async function updateRoadmapItems(
  scope: Scope,
  items: readonly WrittenItem[],
  { fields, ...by }: WrittenBy & { readonly fields: FileFields },
): Promise<void> {
  await transaction(async () => {
    const { kept, added } = matched(await listRoadmapItems(scope, by.datasetId), items, fields);
    await rewriteItems(scope, kept, by);
    await insertItems(scope, added, by);
  });
}

export async function changeRoadmapItem(
  scope: Scope,
  id: string,
  change: Partial<Omit<WrittenItem, "ties">>,
): Promise<RoadmapItem> {
  const to = { ...change, updatedAt: instantNow() };
  const rows = await ask((db) =>
    db.update(roadmapItems).set(to).where(ofItem(scope, id)).returning({ id: roadmapItems.id }),
  );
  found(rows, "roadmap item");
  return await roadmapItemById(scope, id);
}

export async function removeRoadmapItem(scope: Scope, id: string): Promise<void> {
  const rows = await ask((db) => db.delete(roadmapItems).where(ofItem(scope, id)).returning({ id: roadmapItems.id }));
  found(rows, "roadmap item");
}

/** One more tie at the end. A second one to the same segment, and one too many, are conflicts. */
export async function addTie(scope: Scope, itemId: string, tie: WrittenTie): Promise<RoadmapItem> {
  return await uniqueOr("The item is tied to this segment already. Change that tie.", () =>
    transaction(async () => {
      // The item's row is locked, so that two ties made together are counted one after the other.
      found(
        await ask((db) =>
          db.select({ id: roadmapItems.id }).from(roadmapItems).where(ofItem(scope, itemId)).for("no key update"),
        ),
        "roadmap item",
      );
      const item = await roadmapItemById(scope, itemId);
      if (item.ties.length >= mostTies)
        throw new AppError("conflict", `An item is tied to at most ${mostTies} segments. Untie it from one first.`);
      await insertTies(scope, [{ itemId, ties: [tie] }], item.ties.length);
      return await roadmapItemById(scope, itemId);
    }),
  );
}

export async function changeTie(
  scope: Scope,
  { itemId, tieId }: { readonly itemId: string; readonly tieId: string },
  tie: WrittenTie,
): Promise<RoadmapItem> {
  const where = and(tiesOf(scope, itemId), eq(roadmapTies.id, tieId));
  const rows = await uniqueOr("The item is tied to this segment already. Change that tie.", () =>
    transaction(async () => {
      await holdPinned(scope, pinsOf([tie]));
      return await ask((db) => db.update(roadmapTies).set(tie).where(where).returning({ id: roadmapTies.id }));
    }),
  );
  found(rows, "tie of this item");
  return await roadmapItemById(scope, itemId);
}

export async function removeTie(scope: Scope, itemId: string, tieId: string): Promise<RoadmapItem> {
  const where = and(tiesOf(scope, itemId), eq(roadmapTies.id, tieId));
  found(await ask((db) => db.delete(roadmapTies).where(where).returning({ id: roadmapTies.id })), "tie of this item");
  return await roadmapItemById(scope, itemId);
}

async function select(scope: Scope, one: { datasetId: string } | { id: string }): Promise<RoadmapItem[]> {
  const which = "id" in one ? eq(roadmapItems.id, one.id) : eq(roadmapItems.datasetId, one.datasetId);
  const rows = await ask((db) =>
    db
      .select({ item: roadmapItems, member: users.name })
      .from(roadmapItems)
      .leftJoin(users, eq(users.id, roadmapItems.ownerId))
      .where(and(eq(roadmapItems.workspaceId, scope.workspaceId), which))
      .orderBy(asc(roadmapItems.createdAt), asc(roadmapItems.id)),
  );
  const ties = await tiesByItem(scope, one);
  return rows.map(({ item: { workspaceId: _, ...item }, member }) => ({
    ...item,
    ownerName: member ?? item.ownerName,
    ties: ties.get(item.id) ?? [],
  }));
}

async function tiesByItem(
  { workspaceId }: Scope,
  one: { datasetId: string } | { id: string },
): Promise<ReadonlyMap<string, readonly RoadmapTie[]>> {
  const rows = await ask((db) => {
    const items = db
      .select({ id: roadmapItems.id })
      .from(roadmapItems)
      .where(
        and(
          eq(roadmapItems.workspaceId, workspaceId),
          "id" in one ? eq(roadmapItems.id, one.id) : eq(roadmapItems.datasetId, one.datasetId),
        ),
      );
    return db
      .select()
      .from(roadmapTies)
      .where(and(eq(roadmapTies.workspaceId, workspaceId), inArray(roadmapTies.itemId, items)))
      .orderBy(asc(roadmapTies.place), asc(roadmapTies.id));
  });
  const byItem = new Map<string, RoadmapTie[]>();
  for (const { workspaceId: _, place: __, itemId, ...tie } of rows) {
    const of = byItem.get(itemId) ?? [];
    byItem.set(itemId, of);
    of.push(tie);
  }
  return byItem;
}

/** The items that are tied to a segment, in the order in which they were written. */
export async function listItemsOfSegment(
  { workspaceId }: Scope,
  segmentId: string,
): Promise<Pick<RoadmapItem, "id" | "title" | "status" | "quarter">[]> {
  return await ask((db) =>
    db
      .select({
        id: roadmapItems.id,
        title: roadmapItems.title,
        status: roadmapItems.status,
        quarter: roadmapItems.quarter,
      })
      .from(roadmapTies)
      .innerJoin(
        roadmapItems,
        and(eq(roadmapItems.id, roadmapTies.itemId), eq(roadmapItems.workspaceId, roadmapTies.workspaceId)),
      )
      .where(and(eq(roadmapTies.workspaceId, workspaceId), eq(roadmapTies.segmentId, segmentId)))
      .orderBy(asc(roadmapItems.createdAt), asc(roadmapItems.id))
      .limit(mostUses),
  );
}

function ofItem({ workspaceId }: Scope, id: string) {
  return and(eq(roadmapItems.workspaceId, workspaceId), eq(roadmapItems.id, id));
}

function tiesOf({ workspaceId }: Scope, itemId: string) {
  return and(eq(roadmapTies.workspaceId, workspaceId), eq(roadmapTies.itemId, itemId));
}
