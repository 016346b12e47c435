import type { Recipe, SourceColumn } from "./recipe";

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
    source.columns.filter(isOpen).map((column) => ({ file: source.fileName, header: column.header })),
  );
}

function isOpen({ privacy, targets }: SourceColumn): boolean {
  return privacy === "none" && !targets.some((target) => target.field === "customer_id");
}

/** A mapping without the values it names of columns that are not open: words for yes and no, and values that stand for others. */
export function withoutClosedWords(recipe: Recipe): Recipe {
  const closed = (column: SourceColumn): SourceColumn => ({
    ...column,
    format: { ...column.format, yesWords: [], noWords: [], valueMap: {} },
  });
  const sources = recipe.sources.map((source) => ({
    ...source,
    columns: source.columns.map((column) => (isOpen(column) ? column : closed(column))),
  }));
  return { ...recipe, sources };
}

/** Stands in place of a value that a reader may not see. */
export const hiddenValue = "(hidden)";
