import { type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType, SourceTable } from "@/lib/domain/dictionary";
import type { CellFormat, Dialect, PrivacyClass } from "@/lib/domain/recipe";

/** A column of a sample file: its header, its typed value in SQL, and what it maps to. One list serves the files and the recipe. */
export interface SampleColumn {
  readonly header: string;
  readonly type: ColumnType;
  readonly value: Fragment;
  /** Canonical field it feeds; null stays an attribute. */
  readonly field: string | null;
  readonly privacy: PrivacyClass;
  /** Written to text files in place of the value where not empty: what is broken on purpose. */
  readonly brokenText?: Fragment;
  readonly valueMap?: Readonly<Record<string, string>>;
}

/** How a table is written as text. */
export interface TextStyle {
  readonly delimiter: "," | ";";
  readonly datePattern: string;
  readonly timestampPattern: string;
  readonly decimal: "." | ",";
}

/** A file of the sample: where its rows come from (alias `a`, in the order given) and its columns. */
export interface SampleTable {
  readonly table: SourceTable;
  readonly rows: Fragment;
  readonly order: Fragment;
  readonly columns: readonly SampleColumn[];
  readonly style: TextStyle;
}

/** Everything about a column but header, type and value. */
export type ColumnExtras = Partial<Omit<SampleColumn, "header" | "type" | "value">>;

/** A column; without extras it is an attribute that identifies nobody. */
export function column(header: string, type: ColumnType, value: Fragment, extras: ColumnExtras = {}): SampleColumn {
  return { header, type, value, field: null, privacy: "none", ...extras };
}

/** The row of a text file as one text, quoted where needed. */
export function textLine(table: SampleTable): Fragment {
  const cells = table.columns.map((one) => sql`coalesce(${cellText(one, table.style)}, '')`);
  return sql`concat_ws(${param("VARCHAR", table.style.delimiter)}, ${list(cells, sql`, `)})`;
}

/** The header line of a text file. */
export function headerLine(table: SampleTable): string {
  return table.columns.map((one) => one.header).join(table.style.delimiter);
}

/** The dialect a recipe states for the file. */
export function dialectOf(style: TextStyle): Dialect {
  return { encoding: "utf-8", delimiter: style.delimiter, quote: '"', header: true };
}

/** The cell format a recipe states for a column; without a style the file has types of its own. */
export function formatOf(column: SampleColumn, style: TextStyle | null): CellFormat {
  const isNumber = column.type === "money" || column.type === "number";
  const yesNo = style !== null && column.type === "yesNo";
  return {
    datePattern: style ? datePattern(column.type, style) : null,
    decimal: style && isNumber ? style.decimal : ".",
    thousands: "",
    multiply: 1,
    yesWords: yesNo ? ["Yes"] : [],
    noWords: yesNo ? ["No"] : [],
    valueMap: { ...column.valueMap },
  };
}

function datePattern(type: ColumnType, style: TextStyle): string | null {
  if (type === "date") return style.datePattern;
  return type === "timestamp" ? style.timestampPattern : null;
}

function cellText(column: SampleColumn, style: TextStyle): Fragment {
  const text = typedText(column, style);
  return column.brokenText ? sql`coalesce(${column.brokenText}, ${text})` : text;
}

function typedText({ type, value }: SampleColumn, style: TextStyle): Fragment {
  if (type === "date") return sql`strftime(${value}, ${param("VARCHAR", style.datePattern)})`;
  if (type === "timestamp") return sql`strftime(${value}, ${param("VARCHAR", style.timestampPattern)})`;
  if (type === "yesNo") return sql`case ${value} when true then 'Yes' when false then 'No' end`;
  if (type === "text") return quotedText(value, style.delimiter);
  return style.decimal === "," ? sql`replace(cast(${value} as varchar), '.', ',')` : sql`cast(${value} as varchar)`;
}

function quotedText(value: Fragment, delimiter: string): Fragment {
  return sql`case when contains(${value}, ${param("VARCHAR", delimiter)}) or contains(${value}, '"')
    then concat('"', replace(${value}, '"', '""'), '"') else ${value} end`;
}
