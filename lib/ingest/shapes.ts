import type { ColumnType } from "@/lib/domain/dictionary";
import type { CellFormat } from "@/lib/domain/recipe";

/** Words for yes and no when the recipe names none. */
export const standardYes: readonly string[] = ["yes", "true", "1", "y", "t", "ja", "wahr"];
export const standardNo: readonly string[] = ["no", "false", "0", "n", "f", "nein", "falsch"];

const currencySign = "[$€£¥]";
const isoDate = "\\d{4}-\\d{2}-\\d{2}";
const isoTime = "\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?";
const offset = " ?(?:Z|UTC|[+-]\\d{2}(?::?\\d{2})?)";

/** Shape of a timestamp that names its offset from UTC. */
export const offsetShape = `${isoDate}[ T]${isoTime}${offset}`;

/**
 * The shape the trimmed text of a cell must have before it is cast, as a regular expression for the whole text that RE2 and
 * JavaScript read alike. Casting alone would round 1.5 to 2 and read 0x10, nan and epoch. Null: any text.
 */
export function shapeOf(type: ColumnType, format: CellFormat): string | null {
  if (type === "number") return numberShape(format, "");
  if (type === "money") return numberShape(format, `(?:${currencySign} ?)?`);
  if (type === "date")
    return format.datePattern === null
      ? `${isoDate}(?:[ T]00:00(?::00(?:\\.0+)?)?)?`
      : patternShape(format.datePattern);
  if (type === "timestamp")
    return format.datePattern === null
      ? `${isoDate}(?:[ T]${isoTime}(?:${offset})?)?`
      : patternShape(format.datePattern);
  return null;
}

/** The shape of texts that a strptime pattern describes. */
function patternShape(pattern: string): string {
  let shape = "";
  for (let index = 0; index < pattern.length; index += 1) {
    const character = pattern[index] ?? "";
    if (character !== "%") {
      shape += escaped(character);
      continue;
    }
    index += 1;
    shape += partShapes[pattern[index] ?? ""] ?? "(?:)";
  }
  return shape;
}

/** True when every `%` of a date pattern is followed by a letter that is understood. */
export function isKnownPattern(pattern: string): boolean {
  return [...pattern.matchAll(/%(.?)/g)].every((match) => (match[1] ?? "") in partShapes);
}

const partShapes: Readonly<Record<string, string>> = {
  Y: "\\d{4}",
  y: "\\d{2}",
  m: "\\d{1,2}",
  d: "\\d{1,2}",
  H: "\\d{1,2}",
  I: "\\d{1,2}",
  M: "\\d{1,2}",
  S: "\\d{1,2}",
  f: "\\d{1,9}",
  g: "\\d{1,3}",
  p: "[AaPp][Mm]",
  b: "[A-Za-z]{3}",
  B: "[A-Za-z]{3,9}",
  a: "[A-Za-z]{3}",
  A: "[A-Za-z]{6,9}",
  z: "(?:Z|[+-]\\d{2}:?\\d{2})",
};

function numberShape(format: CellFormat, sign: string): string {
  const decimal = format.decimal === "." ? "\\." : ",";
  const plain = `(?:\\d+(?:${decimal}\\d*)?|${decimal}\\d+)`;
  const exponent = sign === "" && format.thousands === "" ? "(?:[eE][+-]?\\d{1,3})?" : "";
  if (format.thousands === "") return `[+-]?${sign}${plain}${exponent}${tail(sign)}`;
  const mark = format.thousands === " " ? "[ \u00a0\u202f]" : escaped(format.thousands);
  const grouped = `\\d{1,3}(?:${mark}\\d{3})+(?:${decimal}\\d*)?`;
  return `[+-]?${sign}(?:${grouped}|${plain})${tail(sign)}`;
}

function tail(sign: string): string {
  return sign === "" ? "" : `(?: ?${currencySign})?`;
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
