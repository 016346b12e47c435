import { type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType } from "@/lib/domain/dictionary";
import { listed } from "@/lib/domain/in-sentence";
import type { CellFormat } from "@/lib/domain/recipe";
import { offsetShape, shapeOf, standardNo, standardYes } from "./shapes";

/** What a cell becomes: `from` is the type its text is written in, `as` the type wanted. */
export interface CellReading {
  readonly from: ColumnType;
  readonly as: ColumnType;
  readonly format: CellFormat;
  readonly timeZone: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly values?: readonly string[];
}

const blankCharacters = " \t\r\n\u00a0";

/** The text without outer blanks. */
export function trimmed(text: Fragment): Fragment {
  return sql`trim(${text}, ${param("VARCHAR", blankCharacters)})`;
}

/** The text as written, or NULL when the cell is blank or holds one of the words for empty. */
export function filled(text: Fragment, emptyWords: readonly string[]): Fragment {
  const empty = sql`${trimmed(text)} = ''`;
  const condition =
    emptyWords.length === 0
      ? empty
      : sql`${empty} or list_contains(${param("VARCHAR[]", emptyWords)}, ${trimmed(text)})`;
  return sql`case when ${condition} then null else ${text} end`;
}

/**
 * The typed value of a non-empty text, or NULL when the text does not fit: its shape is checked first, then it is cast, then
 * the value's limits (4 decimals for money, finite numbers, years 1900 to 2200, minimum and maximum of the field).
 */
export function typedCell(text: Fragment, reading: CellReading): Fragment {
  const mapped = valueMapped(text, reading.format);
  const typed = readingOf(mapped, reading);
  const { minimum, maximum, values } = reading;
  const limits: Fragment[] = [];
  if (minimum !== undefined) limits.push(sql`${typed} >= ${param("DOUBLE", minimum)}`);
  if (maximum !== undefined) limits.push(sql`${typed} <= ${param("DOUBLE", maximum)}`);
  if (values !== undefined) limits.push(sql`list_contains(${param("VARCHAR[]", values)}, ${typed})`);
  if (limits.length === 0) return typed;
  return sql`case when ${list(limits, sql` and `)} then ${typed} end`;
}

/** In words, why a text does not fit. */
export function misfitReason(reading: CellReading): string {
  const { as, from, format, minimum, maximum, values } = reading;
  if (values !== undefined) return `is not ${listed(values, "or")}; add it to the value map`;
  const within =
    minimum === undefined ? "" : maximum === undefined ? ` of at least ${minimum}` : ` from ${minimum} to ${maximum}`;
  if (as === "number") return `is not a number${within} written like ${numberLike(format)}`;
  if (as === "money") return `is not an amount with at most 4 decimals written like ${numberLike(format)}`;
  if (as === "yesNo") return `is neither ${listed(yesWords(format), "or")} nor ${listed(noWords(format), "or")}`;
  return `is not a ${from === "date" ? "date" : "time"} written like ${dateLike(format)} between 1900 and 2200`;
}

function numberLike({ decimal, thousands }: CellFormat): string {
  return `1${thousands}234${decimal}5`;
}

/** The pattern filled with the last day of 2024, a day that shows which part is which. */
function dateLike({ datePattern }: CellFormat): string {
  const parts: Readonly<Record<string, string>> = {
    ...{ Y: "2024", y: "24", m: "12", d: "31", "-d": "31", "-m": "12", b: "Dec", B: "December" },
    ...{ H: "18", I: "06", M: "45", S: "59", f: "250000", g: "250", p: "PM", z: "+01:00", Z: "UTC" },
  };
  return (datePattern ?? "%Y-%m-%d").replace(/%(-?[A-Za-z])/g, (written, part: string) => parts[part] ?? written);
}

/** The words read as yes, lower case, in order of the recipe. */
export function yesWords(format: CellFormat): readonly string[] {
  return format.yesWords.length > 0 ? format.yesWords : standardYes;
}

/** The words read as no. */
export function noWords(format: CellFormat): readonly string[] {
  return format.noWords.length > 0 ? format.noWords : standardNo;
}

function readingOf(text: Fragment, reading: CellReading): Fragment {
  const { as, format } = reading;
  if (as === "text") return text;
  const bare = trimmed(text);
  if (as === "yesNo") return yesNo(bare, format);
  if (as === "number" || as === "money") return numeric(bare, as, format);
  return moment(bare, reading);
}

function valueMapped(text: Fragment, format: CellFormat): Fragment {
  const entries = Object.entries(format.valueMap);
  if (entries.length === 0) return text;
  const from = param(
    "VARCHAR[]",
    entries.map(([word]) => word),
  );
  const to = param(
    "VARCHAR[]",
    entries.map(([, word]) => word),
  );
  return sql`coalesce(list_extract(${to}, list_position(${from}, ${trimmed(text)})), ${text})`;
}

function yesNo(bare: Fragment, format: CellFormat): Fragment {
  const lower = (words: readonly string[]) =>
    param(
      "VARCHAR[]",
      words.map((one) => one.trim().toLowerCase()),
    );
  return sql`case when list_contains(${lower(yesWords(format))}, lower(${bare})) then true
    when list_contains(${lower(noWords(format))}, lower(${bare})) then false end`;
}

function shaped(bare: Fragment, shape: string | null, value: Fragment): Fragment {
  if (shape === null) return value;
  return sql`case when regexp_full_match(${bare}, ${param("VARCHAR", shape)}) then ${value} end`;
}

/** Digits with a point for decimals and no other marks. */
function plainNumber(bare: Fragment, format: CellFormat): Fragment {
  const marks = format.thousands === "" ? "" : format.thousands === " " ? " \u00a0\u202f" : format.thousands;
  const dropped = [..."$€£¥ ", ...marks].filter((character) => character !== format.decimal);
  const from = dropped.join("");
  const stripped = sql`translate(${bare}, ${param("VARCHAR", from)}, '')`;
  return format.decimal === "," ? sql`replace(${stripped}, ',', '.')` : stripped;
}

function numeric(bare: Fragment, as: "number" | "money", format: CellFormat): Fragment {
  const plain = plainNumber(bare, format);
  const shape = shapeOf(as, format);
  if (as === "number") {
    const value = sql`try_cast(${plain} as double) * ${param("DOUBLE", format.multiply)}`;
    const exact = format.multiply === 1 ? sql`try_cast(${plain} as double)` : value;
    return shaped(bare, shape, sql`case when isfinite(${exact}) then ${exact} end`);
  }
  // On the text: a comparison with the cast to more decimals takes thirty times as long.
  const fifthDecimal = sql`regexp_matches(${plain}, ${param("VARCHAR", "\\.[0-9]{4}[0-9]*[1-9]")})`;
  if (format.multiply === 1)
    return shaped(bare, shape, sql`case when not ${fifthDecimal} then try_cast(${plain} as decimal(18,4)) end`);
  const factor = sql`cast(${param("VARCHAR", decimalText(format.multiply))} as decimal(19,9))`;
  return shaped(bare, shape, sql`try_cast(try_cast(${plain} as decimal(18,6)) * ${factor} as decimal(18,4))`);
}

function decimalText(value: number): string {
  return value.toFixed(9);
}

function moment(bare: Fragment, { from, as, format, timeZone }: CellReading): Fragment {
  const shape = shapeOf(from === "timestamp" ? "timestamp" : "date", format);
  const read = from === "timestamp" ? instant(bare, format, timeZone) : day(bare, format);
  const zone = param("VARCHAR", timeZone);
  let value = read;
  if (from === "timestamp" && as === "date") value = sql`cast(timezone(${zone}, timezone('UTC', ${read})) as date)`;
  if (from !== "timestamp" && as === "timestamp")
    value = sql`timezone('UTC', timezone(${zone}, cast(${read} as timestamp)))`;
  return shaped(bare, shape, sql`case when year(${value}) between 1900 and 2200 then ${value} end`);
}

function day(bare: Fragment, format: CellFormat): Fragment {
  if (format.datePattern === null) return sql`try_cast(left(${bare}, 10) as date)`;
  return sql`cast(try_strptime(${bare}, ${param("VARCHAR", format.datePattern)}) as date)`;
}

/** The instant in UTC: an offset in the text decides; a time without one stands in the recipe's time zone. */
function instant(bare: Fragment, format: CellFormat, timeZone: string): Fragment {
  const zone = param("VARCHAR", timeZone);
  if (format.datePattern === null) {
    // The engine reads an offset only after seconds.
    const seconds = sql`regexp_replace(regexp_replace(${bare}, ' ?(Z|UTC)$', 'Z'), ${param("VARCHAR", "^(.{16})( ?[Z+-].*)$")}, ${param("VARCHAR", "\\1:00\\2")})`;
    const withOffset = sql`timezone('UTC', try_cast(${seconds} as timestamptz))`;
    const naive = sql`timezone('UTC', timezone(${zone}, try_cast(${bare} as timestamp)))`;
    return sql`case when regexp_full_match(${bare}, ${param("VARCHAR", offsetShape)}) then ${withOffset} else ${naive} end`;
  }
  const parsed = sql`try_strptime(${bare}, ${param("VARCHAR", format.datePattern)})`;
  if (format.datePattern.includes("%z")) return sql`cast(${parsed} as timestamp)`;
  return sql`timezone('UTC', timezone(${zone}, ${parsed}))`;
}
