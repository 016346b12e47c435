import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { RecipeDraft } from "@/lib/domain/dataset-resources";
import type { FileProfile } from "@/lib/domain/file-profile";
import type { Recipe } from "@/lib/domain/recipe";
import { recipeOutlook } from "@/lib/domain/recipe-outlook";
import { reusedRecipe } from "@/lib/domain/reused-recipe";
import { checkRecipe } from "@/lib/ingest/check-recipe";
import { proposeRecipe } from "@/lib/ingest/propose-recipe";
import { datasetBySlug } from "@/lib/store/datasets";
import { fileById } from "@/lib/store/files";
import { findLatestRecipe } from "@/lib/store/recipes";

/** A file of a recipe with what is known of it. */
export interface ProfiledFile {
  readonly fileId: string;
  readonly fileName: string;
  readonly profile: FileProfile;
}

/** A proposed mapping for uploaded files. With a dataset that has one, its last mapping is applied by column name. */
export async function draftRecipe(
  actor: Actor,
  fileIds: readonly string[],
  datasetSlug: string | null,
): Promise<RecipeDraft> {
  demand(actor, "datasets.build");
  const files = await profiledFiles(actor, fileIds);
  const proposal = proposeRecipe(files);
  if (datasetSlug === null) return draftOf(proposal, files);
  const dataset = await datasetBySlug(actor.scope, datasetSlug);
  const earlier = await findLatestRecipe(actor.scope, dataset.id);
  return draftOf(earlier ? reusedRecipe(earlier.recipe, proposal) : proposal, files);
}

/** What stands in the way of a mapping as edited, and what it makes possible. */
export async function checkDraft(actor: Actor, recipe: Recipe): Promise<RecipeDraft> {
  demand(actor, "datasets.build");
  return draftOf(recipe, await filesOfRecipe(actor, recipe));
}

export async function filesOfRecipe(actor: Actor, recipe: Recipe): Promise<ProfiledFile[]> {
  return await profiledFiles(
    actor,
    recipe.sources.map((source) => source.fileId),
  );
}

async function profiledFiles(actor: Actor, fileIds: readonly string[]): Promise<ProfiledFile[]> {
  return await Promise.all(
    fileIds.map(async (fileId) => {
      const file = await fileById(actor.scope, fileId);
      if (file.status === "failed") throw new AppError("unreadable", file.problem ?? `${file.name} could not be read.`);
      if (!file.profile) throw new AppError("conflict", `${file.name} is still being read. Ask again in a moment.`);
      return { fileId, fileName: file.name, profile: file.profile };
    }),
  );
}

function draftOf(recipe: Recipe, files: readonly ProfiledFile[]): RecipeDraft {
  const { locked, unlocked } = recipeOutlook(recipe);
  return { recipe, faults: [...checkRecipe(recipe, files)], locked: [...locked], unlocked: [...unlocked] };
}
