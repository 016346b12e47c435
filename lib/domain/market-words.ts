import type { Saturation } from "./market";
import type { MarketView, SegmentMarket } from "./market-view";
import { countText, percentText } from "./number-words";
import type { Range } from "./range";

/** The finding of the markets: where most is left to win, among those that are counted in the same things. */
export function marketHeadline({ segments }: MarketView): string {
  const sized = segments.filter(({ headroom }) => headroom !== null);
  const [unit = "", ...others] = marketUnits(sized.map(({ market }) => market.size?.unit));
  const alike = sized.filter(({ market }) => sameUnit(market.size?.unit, unit));
  const [largest] = [...alike].sort((one, other) => (other.headroom?.base ?? 0) - (one.headroom?.base ?? 0));
  if (segments.length === 0) return "No published segment has a market yet";
  if (!largest?.headroom) return "No market has been sized yet";
  const unsized = segments.length - sized.length;
  const rest =
    unsized === 0 ? "" : `; ${unsized} of ${segments.length} segments ${unsized === 1 ? "has" : "have"} no market size`;
  const found = `${largest.name}, about ${countText(roughly(largest.headroom.base))}`;
  return others.length === 0
    ? `Most left to win: ${found} ${unit}${rest}`
    : `Most left to win of the markets counted in ${unit}: ${found}${rest}`;
}

/** The things that markets are counted in, each once, what is counted most often first. */
export function marketUnits(units: readonly (string | undefined)[]): string[] {
  const known = units.filter((unit) => unit !== undefined);
  const different = known.filter((unit, at) => known.findIndex((one) => sameUnit(one, unit)) === at);
  const times = (unit: string) => known.filter((one) => sameUnit(one, unit)).length;
  return different.sort((one, other) => times(other) - times(one));
}

/** What to know before markets are compared that are counted in different things; null where they are not. */
export function unitsNote(units: readonly (string | undefined)[]): string | null {
  const different = marketUnits(units);
  const last = different.at(-1);
  if (different.length < 2) return null;
  return `Markets are counted in ${different.slice(0, -1).join(", ")} and ${last}: their sizes, and what is left of them, do not compare across these.`;
}

function sameUnit(one: string | undefined, other: string): boolean {
  return one?.toLowerCase() === other.toLowerCase();
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
