import type { ColumnType } from "@/lib/domain/dictionary";
import { emptyKey, otherKey } from "./grouping";

/** A group's key in words: bands as "12 to under 24", nothing as "no value". */
export function groupLabel(key: string, type: ColumnType): string {
  if (key === emptyKey) return "no value";
  if (key === otherKey) return "other values";
  if (type !== "number" && type !== "money") return key;
  const [, open, lower, upper, close] = /^([[(])(.+), (.+)([\])])$/.exec(key) ?? [];
  if (lower !== undefined && upper !== undefined) {
    if (lower === upper) return worded(lower);
    return `${open === "(" ? "over " : ""}${worded(lower)} to ${close === ")" ? "under " : ""}${worded(upper)}`;
  }
  if (key.startsWith("< ")) return `under ${worded(key.slice(2))}`;
  return `${worded(key.slice(2))} and more`;
}

function worded(text: string): string {
  return Number(text).toLocaleString("en-GB", { maximumFractionDigits: 6 }).replace("-", "−");
}
