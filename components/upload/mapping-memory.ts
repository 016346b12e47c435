import type { EditedRecipe } from "./merged-recipe";

/** A mapping as edited in this browser. */
export interface Mapping extends EditedRecipe {
  /** Columns a person has looked at, as `fileId:index`. */
  readonly settled: readonly string[];
  /** The name of a dataset that is yet to be made. */
  readonly name: string;
}

/** What was edited in this tab for any of these files; null when there is nothing, or storage is refused. */
export function rememberedMapping(workspace: string, files: readonly string[]): Mapping | null {
  try {
    const mapping = JSON.parse(sessionStorage.getItem(place(workspace)) ?? "null") as Mapping | null;
    return mapping?.recipe.sources.some((source) => files.includes(source.fileId)) ? mapping : null;
  } catch {
    return null;
  }
}

export function rememberMapping(workspace: string, mapping: Mapping): void {
  try {
    sessionStorage.setItem(place(workspace), JSON.stringify(mapping));
  } catch {
    return;
  }
}

export function forgetMapping(workspace: string): void {
  try {
    sessionStorage.removeItem(place(workspace));
  } catch {
    return;
  }
}

export function settledKey(fileId: string, index: number): string {
  return `${fileId}:${index}`;
}

function place(workspace: string): string {
  return `tessera.mapping.${workspace}`;
}
