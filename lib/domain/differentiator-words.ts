import type { Differentiator } from "./differentiators";
import { formatDate } from "./format-date";
import { valueText } from "./number-words";

/** A share of those who have any value; of a number or date the median. */
export function sideText(row: Differentiator, side: number | string | null, currency: string): string {
  if (side === null) return "–";
  if (typeof side === "string") return `median ${formatDate(side)}`;
  if (row.value !== null) return valueText(side, { unit: "share", currency });
  if (row.column.type === "money") return `median ${valueText(side, { unit: "money", currency })}`;
  return `median ${side.toLocaleString("en-GB", { maximumFractionDigits: 2 }).replace("-", "\u2212")}`;
}
