import { z } from "zod";
import { lineSchema, paragraphsSchema, writtenLine } from "./plain-text";
import { addRanges, countRangeSchema, type Range } from "./range";

const sourceSchema = writtenLine(300, "say where the figure comes from");
const sourced = { source: sourceSchema, asOf: z.iso.date() };

/** Whether a channel brings more customers at the same cost, and how many a year at most. */
export const scalings = ["yes", "no", "unknown"] as const;

/** What somebody knows of a channel: its cost for a customer (as written, in the dataset's currency) and how far it goes. */
export const marketChannelSchema = z
  .strictObject({
    channel: writtenLine(120, "name the channel"),
    cost: z
      .string()
      .regex(/^\d{1,10}(\.\d{1,2})?$/, "write an amount of money, for example 1450 or 1450.50")
      .nullable(),
    scales: z.enum(scalings),
    /** Customers a year at most; null: no limit known. */
    cap: z.int().min(0).max(1e9).nullable(),
    note: lineSchema(300).nullable(),
  })
  .meta({ id: "MarketChannel" });
export type MarketChannel = z.infer<typeof marketChannelSchema>;

/** A competitor as somebody knows it: how often we win against it (0..1), as written. */
export const marketCompetitorSchema = z
  .strictObject({
    name: writtenLine(120, "name the competitor"),
    winRate: z.number().min(0).max(1).nullable(),
    note: lineSchema(300).nullable(),
  })
  .meta({ id: "MarketCompetitor" });
export type MarketCompetitor = z.infer<typeof marketCompetitorSchema>;

/** What is written about the market of a segment; null is not known. */
export const marketSchema = z
  .strictObject({
    size: z
      .strictObject({
        range: countRangeSchema,
        unit: writtenLine(40).default("companies"),
        ...sourced,
      })
      .nullable(),
    /** Companies a year that come into being, buy their first solution, or leave another one. */
    growth: z
      .strictObject({
        newCompanies: countRangeSchema.nullable(),
        firstAdopters: countRangeSchema.nullable(),
        switchers: countRangeSchema.nullable(),
        ...sourced,
      })
      .nullable(),
    /** Share of the market that has a solution today, ours or another. */
    withSolution: z.strictObject({ share: z.number().min(0).max(1), ...sourced }).nullable(),
    competition: paragraphsSchema(2000).nullable(),
    channels: z.array(marketChannelSchema).max(20, "at most 20 channels"),
    competitors: z.array(marketCompetitorSchema).max(20, "at most 20 competitors"),
  })
  .meta({ id: "Market" });
export type Market = z.infer<typeof marketSchema>;

/** A market with who wrote it last; `revision` 0: nobody yet. */
export interface WrittenMarket {
  readonly segmentId: string;
  readonly market: Market;
  readonly revision: number;
  readonly updatedBy: string;
  readonly updatedAt: string;
}

/** A save of a market, with the revision it started from. */
export const marketSaveSchema = z.strictObject({ market: marketSchema, revision: z.int().min(0) });

export const emptyMarket: Market = {
  size: null,
  growth: null,
  withSolution: null,
  competition: null,
  channels: [],
  competitors: [],
};

/** Customers in a market and the flow of them over a year, as the data have it; null where the data do not tell. */
export interface OwnCustomers {
  readonly today: number;
  /** Became paying customers in the last twelve months, and left in them. */
  readonly wonInYear: number | null;
  readonly lostInYear: number | null;
}

/** Customers of today by market size: the larger the market, the smaller the share. At most 1. */
export function penetration(size: Range, today: number): Range | null {
  if (size.low <= 0 && size.base <= 0) return null;
  const share = (companies: number) => (companies > 0 ? Math.min(1, today / companies) : 1);
  return { low: share(size.high), base: share(size.base), high: share(size.low) };
}

/** Companies still to win: market size less customers of today, never below 0. */
export function headroom(size: Range, today: number): Range {
  const left = (companies: number) => Math.max(0, companies - today);
  return { low: left(size.low), base: left(size.base), high: left(size.high) };
}

/** Companies a year that look for a solution: the sum of the flows that are written; null where none is. */
export function yearlyDemand(growth: Market["growth"]): Range | null {
  const flows = growth
    ? [growth.newCompanies, growth.firstAdopters, growth.switchers].filter((one) => one !== null)
    : [];
  return flows.length === 0 ? null : addRanges(flows);
}

/** Years until all of a market are customers: null bounds are never reached at today's pace. */
export interface Saturation {
  readonly low: number | null;
  readonly base: number | null;
  readonly high: number | null;
}

/** How years to saturation are computed, for whoever reads one. */
export const saturationFormula =
  "headroom ÷ (customers won in the last 12 months − customers lost in them − companies that come into being in a year)";

/**
 * Years until the market is ours at the pace of the last twelve months: headroom ÷ (won − lost − new companies in a year). The fewest
 * years take the low market and the few new companies, the most the high ones. A bound is null where the market grows by more than we
 * win. Null where the data do not tell who came and left.
 */
export function yearsToSaturation(market: Pick<Market, "size" | "growth">, own: OwnCustomers): Saturation | null {
  if (market.size === null || own.wonInYear === null || own.lostInYear === null) return null;
  const left = headroom(market.size.range, own.today);
  const fresh = market.growth?.newCompanies ?? { low: 0, base: 0, high: 0 };
  const net = own.wonInYear - own.lostInYear;
  const years = (room: number, added: number) => (room === 0 ? 0 : net - added > 0 ? room / (net - added) : null);
  return {
    low: years(left.low, fresh.low),
    base: years(left.base, fresh.base),
    high: years(left.high, fresh.high),
  };
}
