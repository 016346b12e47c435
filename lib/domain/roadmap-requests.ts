import { themeKey } from "./feedback";
import type { Stance } from "./segment";

/** What a customer of a segment counts by its stance, where somebody has taken one. */
const stanceWeights: Readonly<Record<Stance, number>> = { target: 1, acceptable: 0.5, outOfScope: 0 };
/** What one counts where nobody has. */
const undecidedWeight = 0.5;

/** A segment whose customers may ask for items, as far as the reader is told its numbers. */
export interface AskingSegment {
  readonly stance: Stance | null;
  readonly customers: number | null;
  readonly revenue: number | null;
}

/**
 * What one customer of each segment counts: revenue per customer of the segment by revenue per customer of all, times the weight of its
 * stance. Where revenue is not known, a customer is an average one.
 */
export function requestWeights(
  segments: readonly AskingSegment[],
  all: { readonly customers: number; readonly revenue: number | null },
): number[] {
  return segments.map(({ stance, customers, revenue }) => {
    const value =
      revenue !== null && customers && all.revenue ? (revenue / customers) * (all.customers / all.revenue) : 1;
    return value * (stance === null ? undecidedWeight : stanceWeights[stance]);
  });
}

/** Those who ask, and how many of them count by each segment: by that of their segments which weighs most; in none, by none. */
export interface Requesters {
  readonly customers: number;
  readonly bySegment: readonly number[];
}

/** `inside`: the places of the segments that each customer who asks is in. */
export function requestersOf(inside: readonly (readonly number[])[], weights: readonly number[]): Requesters {
  const bySegment = weights.map(() => 0);
  for (const places of inside) {
    const [heaviest] = [...places].sort((one, other) => (weights[other] ?? 0) - (weights[one] ?? 0));
    if (heaviest !== undefined) bySegment[heaviest] = (bySegment[heaviest] ?? 0) + 1;
  }
  return { customers: inside.length, bySegment };
}

/** The weighted requests, in tenths. */
export function requestScore(bySegment: readonly number[], weights: readonly number[]): number {
  return Math.round(bySegment.reduce((sum, count, place) => sum + count * (weights[place] ?? 0), 0) * 10) / 10;
}

/** Themes as an item names them, each once. */
export function distinctThemes(themes: readonly string[]): string[] {
  return [...new Map(themes.map((theme) => [themeKey(theme), theme])).values()];
}

/** How requests are weighed, for the pages that show them. */
export function requestsSentence(hasRevenue: boolean): string {
  const value = hasRevenue
    ? "revenue per customer of the segment ÷ revenue per customer of all × stance"
    : "stance, for revenue is not known here";
  return `Requests: customers who speak of a theme that the item names, each once. Weighted, each counts ${value} (target 1, acceptable or not decided 0.5, out of scope 0); who is in several segments counts by the one that weighs most, who is in none not at all.`;
}
