import { and, count, eq, inArray, sql } from "drizzle-orm";
import { roadmapItems, roadmapTies } from "@/drizzle/schema/roadmap";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { PinnedFigure } from "@/lib/domain/figure";
import { mostItems, type WrittenItem, type WrittenTie } from "@/lib/domain/roadmap";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { holdPinned } from "./versions";

export interface WrittenBy {
  readonly datasetId: string;
  readonly createdBy: string;
}

/** Rows that one statement writes: parameters of a statement are limited. */
const rowsAtOnce = 500;

export async function countRoadmapItems(scope: Scope, datasetId: string): Promise<number> {
  const where = and(eq(roadmapItems.workspaceId, scope.workspaceId), eq(roadmapItems.datasetId, datasetId));
  const [row] = await ask((db) => db.select({ items: count() }).from(roadmapItems).where(where));
  return row?.items ?? 0;
}

export async function removeItems({ workspaceId }: Scope, ids: readonly string[]): Promise<void> {
  for (const some of chunks(ids)) {
    const where = and(eq(roadmapItems.workspaceId, workspaceId), inArray(roadmapItems.id, some));
    await ask((db) => db.delete(roadmapItems).where(where));
  }
}

/** Writes items and their ties over those of these ids, many with each statement: others wait for the transaction. */
export async function rewriteItems(
  scope: Scope,
  kept: readonly { readonly id: string; readonly item: WrittenItem }[],
  by: WrittenBy,
): Promise<void> {
  for (const some of chunks(kept)) {
    const itemIds = some.map(({ id }) => id);
    const ties = and(eq(roadmapTies.workspaceId, scope.workspaceId), inArray(roadmapTies.itemId, itemIds));
    await ask((db) => db.delete(roadmapTies).where(ties));
    const rows = itemRows(scope, some, by);
    await ask((db) =>
      db.insert(roadmapItems).values(rows).onConflictDoUpdate({ target: roadmapItems.id, set: asSent }),
    );
  }
  await insertTies(
    scope,
    kept.map(({ id, item }) => ({ itemId: id, ties: item.ties })),
  );
}

/** What of an item is written over: not who wrote it first, and when. */
const asSent = {
  title: sql`excluded.title`,
  problem: sql`excluded.problem`,
  status: sql`excluded.status`,
  quarter: sql`excluded.quarter`,
  effort: sql`excluded.effort`,
  ownerId: sql`excluded.owner_id`,
  ownerName: sql`excluded.owner_name`,
  shippedOn: sql`excluded.shipped_on`,
  themes: sql`excluded.themes`,
  updatedAt: sql`excluded.updated_at`,
} satisfies Record<Exclude<keyof WrittenItem, "ties"> | "updatedAt", unknown>;

export async function insertItems(scope: Scope, items: readonly WrittenItem[], by: WrittenBy): Promise<string[]> {
  if (items.length === 0) return [];
  if ((await countRoadmapItems(scope, by.datasetId)) + items.length > mostItems)
    throw new AppError("tooLarge", `A roadmap holds at most ${mostItems.toLocaleString("en-GB")} items.`);
  const rows = itemRows(
    scope,
    items.map((item) => ({ id: newId(), item })),
    by,
  );
  for (const some of chunks(rows)) await ask((db) => db.insert(roadmapItems).values(some));
  await insertTies(
    scope,
    items.map(({ ties }, index) => ({ itemId: rows[index]?.id ?? "", ties })),
  );
  return rows.map(({ id }) => id);
}

function itemRows(
  { workspaceId }: Scope,
  items: readonly { readonly id: string; readonly item: WrittenItem }[],
  by: WrittenBy,
) {
  const at = instantNow();
  return items.map(({ id, item: { ties: _, ...item } }) => {
    return { ...item, ...by, id, workspaceId, createdAt: at, updatedAt: at };
  });
}

export async function insertTies(
  scope: Scope,
  items: readonly { readonly itemId: string; readonly ties: readonly WrittenTie[] }[],
  first = 0,
): Promise<void> {
  const rows = items.flatMap(({ itemId, ties }) =>
    ties.map((tie, place) => ({ ...tie, id: newId(), workspaceId: scope.workspaceId, itemId, place: first + place })),
  );
  await holdPinned(scope, pinsOf(rows));
  for (const some of chunks(rows)) await ask((db) => db.insert(roadmapTies).values(some));
}

/** The numbers that ties keep. */
export function pinsOf(ties: readonly Pick<WrittenTie, "figure" | "baseline">[]): (PinnedFigure | null)[] {
  return ties.flatMap(({ figure, baseline }) => [figure, baseline]);
}

function* chunks<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) yield rows.slice(from, from + rowsAtOnce);
}
