import { and, desc, eq, sql } from "drizzle-orm";
import { datasetVersions, recipes } from "@/drizzle/schema/datasets";
import type { Scope } from "@/lib/domain/actor";
import type { StoredRecipe } from "@/lib/domain/dataset";
import type { Recipe } from "@/lib/domain/recipe";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";
import { datasetById } from "./datasets";
import { found, written } from "./faults";

const shown = {
  id: recipes.id,
  datasetId: recipes.datasetId,
  recipe: recipes.recipe,
  createdBy: recipes.createdBy,
  createdAt: recipes.createdAt,
};

export async function addRecipe(
  scope: Scope,
  input: { datasetId: string; recipe: Recipe; createdBy: string },
): Promise<StoredRecipe> {
  await datasetById(scope, input.datasetId);
  const row = { id: newId(), workspaceId: scope.workspaceId, ...input, createdAt: instantNow() };
  return written(await ask((db) => db.insert(recipes).values(row).returning(shown)));
}

export async function recipeById(scope: Scope, recipeId: string): Promise<StoredRecipe> {
  const where = and(eq(recipes.workspaceId, scope.workspaceId), eq(recipes.id, recipeId));
  return found(await ask((db) => db.select(shown).from(recipes).where(where)), "recipe");
}

/** The recipe of the newest version that a file became a part of; null where it is in none yet. */
export async function findBuiltRecipe(scope: Scope, fileId: string): Promise<StoredRecipe | null> {
  const holdsFile = sql`${recipes.recipe} @> ${JSON.stringify({ sources: [{ fileId }] })}::jsonb`;
  const rows = await ask((db) =>
    db
      .select(shown)
      .from(recipes)
      .innerJoin(
        datasetVersions,
        and(eq(datasetVersions.workspaceId, recipes.workspaceId), eq(datasetVersions.recipeId, recipes.id)),
      )
      .where(and(eq(recipes.workspaceId, scope.workspaceId), holdsFile))
      .orderBy(desc(datasetVersions.builtAt), desc(datasetVersions.id))
      .limit(1),
  );
  return rows[0] ?? null;
}

/** What next month's file starts from. */
export async function findLatestRecipe(scope: Scope, datasetId: string): Promise<StoredRecipe | null> {
  const rows = await ask((db) =>
    db
      .select(shown)
      .from(recipes)
      .where(and(eq(recipes.workspaceId, scope.workspaceId), eq(recipes.datasetId, datasetId)))
      .orderBy(desc(recipes.createdAt), desc(recipes.id))
      .limit(1),
  );
  return rows[0] ?? null;
}
