import type { CellFormat, SourceColumn } from "@/lib/domain/recipe";

/** A column whose type a person has changed, with the format that its values suggest for the new type. */
export function reread(before: SourceColumn, after: SourceColumn, samples: readonly string[]): SourceColumn {
  if (before.type === after.type) return after;
  const values = samples.map((value) => value.trim()).filter((value) => value !== "");
  if (after.type === "number" || after.type === "money")
    return { ...after, format: { ...after.format, ...numberMarks(values) } };
  if (after.type !== "date" && after.type !== "timestamp") return after;
  const pattern = datePattern(values, after.type === "timestamp");
  return pattern === null ? after : { ...after, format: { ...after.format, datePattern: pattern } };
}

const days: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}-\d{1,2}-\d{1,2}/, "%Y-%m-%d"],
  [/^\d{4}\/\d{1,2}\/\d{1,2}/, "%Y/%m/%d"],
  [/^\d{1,2}\.\d{1,2}\.\d{4}/, "%d.%m.%Y"],
  [/^(1[3-9]|2\d|3[01])\/\d{1,2}\/\d{4}/, "%d/%m/%Y"],
  [/^\d{1,2}\/\d{1,2}\/\d{4}/, "%m/%d/%Y"],
  [/^\d{8}$/, "%Y%m%d"],
];
const times: readonly (readonly [RegExp, string])[] = [
  [/T\d{2}:\d{2}:\d{2}/, "T%H:%M:%S"],
  [/ \d{2}:\d{2}:\d{2}/, " %H:%M:%S"],
  [/ \d{2}:\d{2}/, " %H:%M"],
];

/** The pattern of the first kind that any value has; days above 12 tell the day from the month. */
function datePattern(values: readonly string[], withTime: boolean): string | null {
  const day = days.find(([shape]) => values.some((value) => shape.test(value)))?.[1];
  if (day === undefined) return null;
  const time = withTime ? times.find(([shape]) => values.some((value) => shape.test(value)))?.[1] : undefined;
  return day + (time ?? "");
}

/** A comma before the last one or two digits is a decimal comma. */
function numberMarks(values: readonly string[]): Pick<CellFormat, "decimal" | "thousands"> {
  const has = (shape: RegExp) => values.some((value) => shape.test(value));
  if (has(/,\d{1,2}$/)) return { decimal: ",", thousands: has(/\d\.\d{3}(\D|$)/) ? "." : "" };
  return { decimal: ".", thousands: has(/\d,\d{3}(\D|$)/) ? "," : "" };
}
