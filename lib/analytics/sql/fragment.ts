/** SQL types a bound value may have. Untyped values do not exist: an untyped whole number would be bound as BIGINT. */
export type SqlType =
  | "VARCHAR"
  | "DOUBLE"
  | "BIGINT"
  | "BOOLEAN"
  | "DATE"
  | "TIMESTAMP"
  | "DECIMAL(18,4)"
  | "VARCHAR[]"
  | "DOUBLE[]";

/** A value bound to a statement; dates and timestamps as ISO text, decimals as text. */
export interface Parameter {
  readonly type: SqlType;
  readonly value: string | number | boolean | null | readonly string[] | readonly number[];
}

declare const fragmentBrand: unique symbol;

/** A table that a statement computes for itself: the same definition over the same version is worth computing once. */
export interface DerivedTable {
  readonly schema: string;
  readonly definition: Fragment;
}

/** A piece of a statement: text with parameters and derived tables between. Only `sql`, `name`, `param`, `list`, `file` and `derived` make one. */
export interface Fragment {
  readonly [fragmentBrand]: true;
  readonly parts: readonly (string | Parameter | DerivedTable)[];
}

/** A statement as the engine runs it: `$1` … stand for the parameters, in order. */
export interface Statement {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/** Tag for SQL. Bare strings are refused at compile time: identifiers go through `name`, values through `param`. */
export function sql(texts: TemplateStringsArray, ...pieces: readonly Fragment[]): Fragment {
  const parts: Fragment["parts"][number][] = [];
  texts.forEach((text, index) => {
    parts.push(text);
    const piece = pieces[index];
    if (piece) parts.push(...piece.parts);
  });
  return fragment(parts);
}

/** A quoted identifier; any text is safe. Dotted paths are several names: `name("v1", "customers")`. */
export function name(...path: readonly string[]): Fragment {
  return fragment([path.map((part) => `"${part.replaceAll('"', '""').replaceAll("\0", "")}"`).join(".")]);
}

/**
 * A bound value with its type, cast in the text so that the type is certain in every place. Negative zero becomes zero: the filters
 * inside Parquet files tell them apart and would skip rows that are equal.
 */
export function param(type: SqlType, value: Parameter["value"]): Fragment {
  return fragment(["CAST(", { type, value: value === 0 ? 0 : value }, ` AS ${type})`]);
}

/** Fragments with a separator between; `empty` stands in for a list without members. */
export function list(fragments: readonly Fragment[], separator: Fragment, empty: Fragment = sql``): Fragment {
  if (fragments.length === 0) return empty;
  return fragment(fragments.flatMap((one, index) => (index === 0 ? one.parts : [...separator.parts, ...one.parts])));
}

/** The comma, the most frequent separator of `list`. */
export const comma: Fragment = fragment([", "]);

/** A whole number written out, for positions where no parameter is allowed (limits of frames, numbers of columns). */
export function integer(value: number): Fragment {
  if (!Number.isSafeInteger(value)) throw new TypeError(`not a whole number: ${value}`);
  return fragment([String(value)]);
}

/** A server-made file path as a literal; table functions take no parameters. What a user wrote never becomes a path. */
export function file(path: string): Fragment {
  if ([...path].some((character) => character < " ")) throw new TypeError("a path may not hold control characters");
  return fragment([`'${path.replaceAll("'", "''")}'`]);
}

/** A table in a schema, given by the select that makes it; stands where a table's name stands, and wants an alias. */
export function derived(schema: string, definition: Fragment): Fragment {
  return fragment([{ schema, definition }]);
}

/** The name under which the select of a derived table is at hand. */
export type NameOfTable = (schema: string, definition: Statement) => string;

/** Numbers the parameters and joins the text; derived tables are written out where they stand, unless `nameOf` gives them a name. Pure. */
export function compile(whole: Fragment, nameOf?: NameOfTable): Statement {
  const parameters: Parameter[] = [];
  const textOf = (one: Fragment): string =>
    one.parts
      .map((part) => {
        if (typeof part === "string") return part;
        if ("definition" in part)
          return nameOf ? nameOf(part.schema, compile(part.definition, nameOf)) : `(${textOf(part.definition)})`;
        parameters.push(part);
        return `$${parameters.length}`;
      })
      .join("");
  return { text: textOf(whole), parameters };
}

function fragment(parts: Fragment["parts"]): Fragment {
  return { parts } as Fragment;
}
