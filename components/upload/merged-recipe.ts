import type { Recipe, RecipeSource } from "@/lib/domain/recipe";

/**
 * A fresh proposal under the edits made so far: files known before keep their mapping, files new to it come as proposed.
 * The as-of day follows the proposal until a person has chosen another than was proposed before.
 */
export function mergedRecipe(edited: Recipe, proposedAsOf: string | null, proposal: Recipe): Recipe {
  const sources = proposal.sources.map((source) => {
    const known = edited.sources.find((one) => one.fileId === source.fileId);
    return known ? relinked(known, edited, proposal) : source;
  });
  return { ...edited, sources, asOf: edited.asOf === proposedAsOf ? proposal.asOf : edited.asOf };
}

/** A join names the other file by its place, which changes as files come and go. */
function relinked(source: RecipeSource, edited: Recipe, proposal: Recipe): RecipeSource {
  const { use } = source;
  if (use.kind === "tables") return source;
  const onto = edited.sources[use.ontoSource]?.fileId;
  const place = proposal.sources.findIndex((one) => one.fileId === onto);
  if (place >= 0) return { ...source, use: { ...use, ontoSource: place } };
  const proposed = proposal.sources.find((one) => one.fileId === source.fileId);
  return proposed ?? source;
}
