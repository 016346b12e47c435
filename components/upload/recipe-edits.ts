import type { CanonicalField, ColumnType, SourceTable } from "@/lib/domain/dictionary";
import type { FileProfile } from "@/lib/domain/file-profile";
import type { ColumnTarget, Recipe, RecipeSource, SourceColumn, SourceUse } from "@/lib/domain/recipe";

/** The dictionary, handed to the browser as data. */
export type FieldCatalog = Readonly<Record<SourceTable, readonly CanonicalField[]>>;

/** Changes one column: what the change is called, for undoing it, and what becomes of the column. */
export type ColumnChange = (name: string, next: (now: SourceColumn) => SourceColumn) => void;

/** The recipe with one of its files changed. */
export function withSource(recipe: Recipe, place: number, change: (source: RecipeSource) => RecipeSource): Recipe {
  return { ...recipe, sources: recipe.sources.map((source, at) => (at === place ? change(source) : source)) };
}

/** The file with one of its columns changed, named by its index in the file. */
export function withColumn(
  source: RecipeSource,
  index: number,
  change: (column: SourceColumn) => SourceColumn,
): RecipeSource {
  return { ...source, columns: source.columns.map((column) => (column.index === index ? change(column) : column)) };
}

/** The tables whose fields the columns of a file may feed. */
export function tablesOf(use: SourceUse): readonly SourceTable[] {
  return use.kind === "tables" ? use.tables : [use.onto];
}

/** The column with its target number `place` set (null takes it away). A field brings its type along. */
export function withTarget(
  column: SourceColumn,
  place: number,
  target: ColumnTarget | null,
  catalog: FieldCatalog,
): SourceColumn {
  const targets = column.targets.filter((_, at) => at !== place);
  if (target !== null) targets.splice(place, 0, target);
  const field = target && fieldOf(target, catalog);
  const typed = field ? withType(column, field.type) : column;
  return { ...typed, targets, privacy: raisedPrivacy(typed, field) };
}

/** The column read as another type; a date needs a pattern to be read by. */
export function withType(column: SourceColumn, type: ColumnType): SourceColumn {
  const pattern = column.format.datePattern ?? firstPattern[type] ?? null;
  const needsPattern = type === "date" || type === "timestamp";
  return { ...column, type, format: { ...column.format, datePattern: needsPattern ? pattern : null } };
}

export function fieldOf(target: ColumnTarget, catalog: FieldCatalog): CanonicalField | undefined {
  return catalog[target.table].find((field) => field.name === target.field);
}

/**
 * The file put to another use. Columns that fed tables it no longer has move to the field of the same name, to what the
 * profile suggested, or become attributes.
 */
export function withUse(
  source: RecipeSource,
  use: SourceUse,
  { profile, catalog }: { readonly profile: FileProfile | undefined; readonly catalog: FieldCatalog },
): RecipeSource {
  const tables = tablesOf(use);
  const first = tables[0] ?? "customers";
  const taken = new Set<string>();
  const columns = source.columns.map((column) => {
    const kept = column.targets.filter((target) => tables.includes(target.table));
    if (column.targets.length === 0 || kept.length > 0) return { ...column, targets: kept };
    const suggested = profile?.columns.find((one) => one.index === column.index)?.suggestion;
    const wanted = [suggested, ...column.targets.map((target) => ({ table: first, field: target.field }))];
    const target = wanted.find((one) => one && tables.includes(one.table) && isFree(one));
    return withTarget({ ...column, targets: [] }, 0, targetOf(target ?? { table: first, field: null }), catalog);
  });
  return { ...source, use, columns };

  function isFree({ table, field }: { table: SourceTable; field: string | null }): boolean {
    if (field === null || !catalog[table].some((one) => one.name === field)) return false;
    const key = `${table}.${field}`;
    const mapped = source.columns.some((other) => other.targets.some((one) => `${one.table}.${one.field}` === key));
    if (mapped || taken.has(key)) return false;
    taken.add(key);
    return true;
  }
}

/** `table.field`, `table.` for an attribute: the value of an option. */
export function targetKey(target: ColumnTarget): string {
  return `${target.table}.${target.field ?? ""}`;
}

/** The target an option stands for; null for "leave out". */
export function targetOfKey(key: string): ColumnTarget | null {
  const [table, field] = key.split(".");
  return table ? { table: table as SourceTable, field: field || null } : null;
}

function targetOf({ table, field }: ColumnTarget): ColumnTarget {
  return { table, field };
}

const firstPattern: Partial<Record<ColumnType, string>> = { date: "%Y-%m-%d", timestamp: "%Y-%m-%d %H:%M:%S" };

/** A personal field makes its column personal; nothing lowers a class by itself. */
function raisedPrivacy(column: SourceColumn, field: CanonicalField | null | undefined): SourceColumn["privacy"] {
  return column.privacy === "none" && field?.privacy ? field.privacy : column.privacy;
}
