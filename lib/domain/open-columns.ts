import type { Recipe } from "./recipe";

/** A column of a source file by the file's name and its header. */
export interface SourceColumnName {
  readonly file: string;
  readonly header: string;
}

/**
 * The source columns whose cells anybody with a right to rejects may read: not classed as personal, sensitive or free text, and
 * not the identity of a customer. Whole records and all other cells are for those who see rejects unmasked.
 */
export function openColumns(recipe: Recipe): SourceColumnName[] {
  return recipe.sources.flatMap((source) =>
    source.columns
      .filter((column) => column.privacy === "none" && !column.targets.some((target) => target.field === "customer_id"))
      .map((column) => ({ file: source.fileName, header: column.header })),
  );
}

/** Stands in place of a value that a reader may not see. */
export const hiddenValue = "(hidden)";
