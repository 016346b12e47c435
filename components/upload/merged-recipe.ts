import type { Recipe, RecipeSource } from "@/lib/domain/recipe";

/** A mapping as edited, and the proposal the edits started from. */
export interface EditedRecipe {
  readonly recipe: Recipe;
  readonly proposal: Recipe;
}

/**
 * A fresh proposal under the edits made so far: what a person changed stays as changed, all else follows the new proposal,
 * which knows more files than the one before. Where nothing was changed, the answer is the proposal itself.
 */
export function mergedRecipe({ recipe, proposal }: EditedRecipe, fresh: Recipe): Recipe {
  const sources = fresh.sources.map((source) => {
    const edited = recipe.sources.find((one) => one.fileId === source.fileId);
    const before = proposal.sources.find((one) => one.fileId === source.fileId);
    // Cut otherwise, the file has other columns: nothing said of the old ones can stand.
    const isCutAlike = isSame(edited?.dialect, source.dialect);
    return edited && isCutAlike && !isSame(edited, before) ? relinked(edited, recipe, fresh) : source;
  });
  const kept = <Key extends "asOf" | "currency" | "timeZone" | "grain" | "bands">(key: Key): Recipe[Key] =>
    isSame(recipe[key], proposal[key]) ? fresh[key] : recipe[key];
  const settings = {
    asOf: kept("asOf"),
    currency: kept("currency"),
    timeZone: kept("timeZone"),
    grain: kept("grain"),
    bands: kept("bands"),
  };
  const isFresh =
    sources.every((source, place) => source === fresh.sources[place]) &&
    Object.entries(settings).every(([key, value]) => value === fresh[key as keyof typeof settings]);
  return isFresh ? fresh : { sources, ...settings };
}

/** A join names the other file by its place, which changes as files come and go. */
function relinked(source: RecipeSource, edited: Recipe, fresh: Recipe): RecipeSource {
  const { use } = source;
  if (use.kind === "tables") return source;
  const onto = edited.sources[use.ontoSource]?.fileId;
  const place = fresh.sources.findIndex((one) => one.fileId === onto);
  if (place >= 0) return { ...source, use: { ...use, ontoSource: place } };
  return fresh.sources.find((one) => one.fileId === source.fileId) ?? source;
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
