import { emptyKey, otherKey } from "@/lib/domain/group-keys";
import type { VersionColumn } from "@/lib/domain/version-manifest";

/** A group's key in words: bands as "12 to under 24", nothing as "no value". */
export function groupLabel(key: string, { type, label }: Pick<VersionColumn, "type" | "label">): string {
  if (key === emptyKey) return "no value";
  if (key === otherKey) return "other values";
  if (type !== "number" && type !== "money") return key;
  const worded = /\b(year|jahr)|year\b|_year/i.test(label) ? year : number;
  const [, open, lower, upper, close] = /^([[(])(.+), (.+)([\])])$/.exec(key) ?? [];
  if (lower !== undefined && upper !== undefined) {
    if (lower === upper) return worded(lower);
    return `${open === "(" ? "over " : ""}${worded(lower)} to ${close === ")" ? "under " : ""}${worded(upper)}`;
  }
  if (key.startsWith("< ")) return `under ${worded(key.slice(2))}`;
  return `${worded(key.slice(2))} and more`;
}

/** Years stand without separators and are whole: a fifth may end within one. */
function year(text: string): string {
  return String(Math.round(Number(text)));
}

function number(text: string): string {
  return Number(text).toLocaleString("en-GB", { maximumFractionDigits: 6 }).replace("-", "−");
}
