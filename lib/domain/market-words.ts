import type { Saturation } from "./market";
import type { MarketView, SegmentMarket } from "./market-view";
import { countText, percentText } from "./number-words";
import type { Range } from "./range";

/** The finding of the markets: where most is left to win. */
export function marketHeadline({ segments }: MarketView): string {
  const sized = segments.filter(({ headroom }) => headroom !== null);
  const [largest] = [...sized].sort((one, other) => (other.headroom?.base ?? 0) - (one.headroom?.base ?? 0));
  if (segments.length === 0) return "No published segment has a market yet";
  if (!largest?.headroom) return "No market has been sized yet";
  const unsized = segments.length - sized.length;
  const rest =
    unsized === 0 ? "" : `; ${unsized} of ${segments.length} segments ${unsized === 1 ? "has" : "have"} no market size`;
  return `Most left to win: ${largest.name}, about ${countText(roughly(largest.headroom.base))} companies${rest}`;
}

/** "7,043 to 12,843", or nothing where low and high are the same. */
export function spanText(range: Range, kind: "count" | "share" = "count"): string | null {
  if (range.low === range.high) return null;
  const text = (value: number) => (kind === "share" ? (value * 100).toFixed(1) : countText(value));
  return `${text(range.low)} to ${text(range.high)}`;
}

/** A range's base: "9,443" or "10.9 %". */
export function baseText(range: Range, kind: "count" | "share" = "count"): string {
  return kind === "share" ? percentText(range.base) : countText(range.base);
}

/** Years to saturation: the base, and what is possible around it. */
export function saturationText({ low, base, high }: Saturation): {
  readonly base: string;
  readonly span: string | null;
} {
  if (base === null)
    return { base: "not at today's pace", span: low === null ? null : `${yearsText(low)} at the fewest` };
  const span =
    low === base && high === base ? null : `${yearsText(low)} to ${high === null ? "never" : yearsText(high)}`;
  return { base: yearsText(base), span };
}

/** "278 came, 84 left". */
export function flowText({ wonInYear, lostInYear }: Pick<SegmentMarket, "wonInYear" | "lostInYear">): string | null {
  if (wonInYear === null) return null;
  return lostInYear === null
    ? `${countText(wonInYear)} came`
    : `${countText(wonInYear)} came, ${countText(lostInYear)} left`;
}

/** Judgements of how far a channel goes, as words. */
export const scalingWords = { yes: "scales", no: "does not scale", unknown: "not known" } as const;

/** With two digits that say something: what is written is not known better. */
function roughly(count: number): number {
  return Number(count.toPrecision(2));
}

function yearsText(years: number | null): string {
  if (years === null) return "never";
  return years >= 10 ? countText(Math.round(years)) : years.toLocaleString("en-GB", { maximumFractionDigits: 1 });
}
