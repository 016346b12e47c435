import {
  type CanonicalField,
  type ColumnType,
  canonicalField,
  dictionary,
  type SourceTable,
} from "@/lib/domain/dictionary";
import type { ComputedColumn, PrivacyClass, Recipe, RecipeSource, SourceColumn } from "@/lib/domain/recipe";
import type { CellReading } from "./typed-cell";

/** A cell of a source read as one type; `name` is its column in the stage of the source. */
export interface PlannedCell {
  readonly name: string;
  readonly textName: string;
  readonly column: SourceColumn;
  readonly reading: CellReading;
  /** Empty rejects the record: a required field of a table that the source feeds. */
  readonly required: CanonicalField | null;
}

/** A column of a canonical table as one source gives it. */
export interface PlannedOutput {
  readonly source: number;
  readonly table: SourceTable;
  readonly field: string | null;
  readonly header: string;
  readonly type: ColumnType;
  readonly cell: string;
  readonly privacy: PrivacyClass;
  readonly labels: { readonly yes: string; readonly no: string } | null;
}

export interface PlannedComputed {
  readonly name: string;
  readonly computed: ComputedColumn;
  readonly left: string;
  readonly right: string;
}

/** What is read from one source; texts are the columns needed as written (join keys and cells). */
export interface SourcePlan {
  readonly source: number;
  /** Tables whose rows are records of this source; none for a file that is only joined. */
  readonly tables: readonly SourceTable[];
  readonly texts: readonly number[];
  readonly cells: readonly PlannedCell[];
  readonly computed: readonly PlannedComputed[];
  readonly outputs: readonly PlannedOutput[];
}

/** Name of the text of column `index` of a source in its stage. */
export function textCell(source: number, index: number): string {
  return `s${source}_e${index}`;
}

/** Turns one source of a recipe into the cells to read and the columns they become. Pure. */
export function planSource(recipe: Recipe, source: number): SourcePlan {
  const one = recipe.sources[source];
  if (!one) throw new RangeError(`no source ${source}`);
  const cells = new Map<string, PlannedCell>();
  const outputs: PlannedOutput[] = [];
  for (const column of one.columns) {
    for (const target of column.targets) {
      const field = target.field === null ? undefined : canonicalField(target.table, target.field);
      const cell = plannedCell(recipe, { source, column, field, table: target.table });
      const before = cells.get(cell.name);
      cells.set(cell.name, before?.required ? before : cell);
      outputs.push(outputOf(source, column, target, { type: cell.reading.as, cell: cell.name }));
    }
  }
  const computed = one.computed.map((each, number) => {
    const operands = [each.leftIndex, each.rightIndex].map((index) =>
      operand(recipe, { source, one, index, type: each.type }),
    );
    for (const cell of operands) if (!cells.has(cell.name)) cells.set(cell.name, cell);
    const [left, right] = operands.map((cell) => cell.name);
    const name = `s${source}_x${number}`;
    outputs.push({
      source,
      table: each.target.table,
      field: each.target.field,
      header: each.header,
      type: each.type,
      cell: name,
      privacy: "none",
      labels: null,
    });
    return { name, computed: each, left: left ?? "", right: right ?? "" };
  });
  const texts = new Set([...cells.values()].map((cell) => cell.column.index));
  for (const index of keyIndexes(recipe, source)) texts.add(index);
  const tables = one.use.kind === "tables" ? one.use.tables : [];
  return { source, tables, texts: [...texts].toSorted((a, b) => a - b), cells: [...cells.values()], computed, outputs };
}

function plannedCell(
  recipe: Recipe,
  {
    source,
    column,
    field,
    table,
  }: { source: number; column: SourceColumn; field: CanonicalField | undefined; table: SourceTable },
): PlannedCell {
  const as = field?.type ?? column.type;
  const limits = field?.values !== undefined || field?.minimum !== undefined || field?.maximum !== undefined;
  const reading: CellReading = {
    from: column.type,
    as,
    format: column.format,
    timeZone: recipe.timeZone,
    ...(field?.minimum === undefined ? {} : { minimum: field.minimum }),
    ...(field?.maximum === undefined ? {} : { maximum: field.maximum }),
    ...(field?.values === undefined ? {} : { values: field.values }),
  };
  return {
    name: `s${source}_v${column.index}_${as}${limits ? `_${table}_${field?.name}` : ""}`,
    textName: textCell(source, column.index),
    column,
    reading,
    required: field && isRequired(recipe.sources[source], table, field) ? field : null,
  };
}

function isRequired(source: RecipeSource | undefined, table: SourceTable, field: CanonicalField): boolean {
  if (source?.use.kind !== "tables") return false;
  if (field.need === "required") return true;
  return table === "customers" && field.name === "customer_id" && source.use.tables.length === 1;
}

function operand(
  recipe: Recipe,
  { source, one, index, type }: { source: number; one: RecipeSource; index: number; type: "number" | "money" },
): PlannedCell {
  const column = one.columns.find((candidate) => candidate.index === index);
  if (!column) throw new RangeError(`no column ${index} in source ${source}`);
  const reading: CellReading = { from: column.type, as: type, format: column.format, timeZone: recipe.timeZone };
  return { name: `s${source}_v${index}_${type}`, textName: textCell(source, index), column, reading, required: null };
}

function outputOf(
  source: number,
  column: SourceColumn,
  target: SourceColumn["targets"][number],
  read: { type: ColumnType; cell: string },
): PlannedOutput {
  const { yesWords, noWords } = column.format;
  const labels = read.type === "yesNo" ? { yes: yesWords[0] ?? "yes", no: noWords[0] ?? "no" } : null;
  return { source, ...target, header: column.header, ...read, privacy: column.privacy, labels };
}

/** Columns of a source that joins compare. */
function keyIndexes(recipe: Recipe, source: number): number[] {
  return recipe.sources.flatMap((one, number) => {
    if (one.use.kind !== "join") return [];
    const keys: number[] = [];
    if (number === source) keys.push(one.use.keyIndex);
    if (one.use.ontoSource === source) keys.push(one.use.ontoIndex);
    return keys;
  });
}

/** Names of all canonical fields of a table: no attribute may take one. */
export function reservedNames(table: SourceTable): Set<string> {
  return new Set(dictionary[table].map((field) => field.name));
}
