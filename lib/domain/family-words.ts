import type { Family } from "./estimate";
import { countText } from "./number-words";

/** The level of an interval that misses with probability `alpha` (0..1), as a share: "95.4 %". */
export function levelText(alpha: number): string {
  return `${(100 * (1 - alpha)).toFixed(1)}\u202f%`;
}

/** How many comparisons, in words: "1 comparison", "35 comparisons". */
export function comparisonsText(m: number): string {
  return `${countText(m)} ${m === 1 ? "comparison" : "comparisons"}`;
}

/** How many of them are marked: "1 stands out", "3 stand out". */
export function standOut(marked: number): string {
  return `${countText(marked)} ${marked === 1 ? "stands" : "stand"} out`;
}

/** The comparisons of a page as one family, and at which level their differences are drawn. */
export function familySentence({ m, marked, alpha }: Family): string {
  if (m === 0) return "No comparison on this page has enough data for a verdict.";
  return `${comparisonsText(m)} ${m === 1 ? "is" : "are"} on this page; at a false-discovery rate of 5\u202f%, ${standOut(marked)}. Differences are drawn with ${levelText(alpha)} intervals, so that a mark and its interval never disagree.`;
}
