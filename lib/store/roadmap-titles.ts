import { and, asc, eq, ilike } from "drizzle-orm";
import { roadmapItems } from "@/drizzle/schema/roadmap";
import type { Scope } from "@/lib/domain/actor";
import { ask } from "./database";

/** Roadmap items whose title holds each of some words, a few of them, by title. */
export async function findRoadmapTitles(
  scope: Scope,
  words: readonly string[],
): Promise<{ readonly id: string; readonly title: string; readonly status: string }[]> {
  const fits = words.map((word) => ilike(roadmapItems.title, `%${word.replace(/[\\%_]/g, "\\$&")}%`));
  return ask((db) =>
    db
      .select({ id: roadmapItems.id, title: roadmapItems.title, status: roadmapItems.status })
      .from(roadmapItems)
      .where(and(eq(roadmapItems.workspaceId, scope.workspaceId), ...fits))
      .orderBy(asc(roadmapItems.title), asc(roadmapItems.id))
      .limit(20),
  );
}
