import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { intervalSchema } from "./estimate";
import { marketChannelSchema, marketCompetitorSchema, marketSchema } from "./market";
import { stanceSchema } from "./segment";

const boundsSchema = z.strictObject({ low: z.number(), base: z.number(), high: z.number() });

/** A number of the data with its 95 % interval; value null: too few, hidden or closed, and the sentence says which. */
export const measuredFigureSchema = z
  .strictObject({
    value: z.number().nullable(),
    interval: intervalSchema.nullable(),
    n: z.number().nullable(),
    sentence: z.string().nullable(),
  })
  .meta({ id: "MeasuredFigure" });
export type MeasuredFigure = z.infer<typeof measuredFigureSchema>;

/** A channel: what customers it brought have cost (measured), beside what is written about it. */
export const channelFiguresSchema = z
  .strictObject({ channel: z.string(), measured: measuredFigureSchema, written: marketChannelSchema.nullable() })
  .meta({ id: "ChannelFigures" });
export type ChannelFigures = z.infer<typeof channelFiguresSchema>;

/** A competitor: share of decided deals that were won against it (measured), beside what is written about it. */
export const competitorFiguresSchema = z
  .strictObject({ name: z.string(), measured: measuredFigureSchema, written: marketCompetitorSchema.nullable() })
  .meta({ id: "CompetitorFigures" });
export type CompetitorFigures = z.infer<typeof competitorFiguresSchema>;

/** The market of one segment: what is written, what the data tell, and what follows from both; null is not known. */
export const segmentMarketSchema = z
  .strictObject({
    slug: z.string(),
    ref: z.string(),
    name: z.string(),
    code: z.string(),
    stance: stanceSchema.nullable(),
    market: marketSchema,
    revision: z.int(),
    updatedBy: z.string().nullable(),
    updatedAt: z.string().nullable(),
    today: z.number().nullable(),
    wonInYear: z.number().nullable(),
    lostInYear: z.number().nullable(),
    penetration: boundsSchema.nullable(),
    headroom: boundsSchema.nullable(),
    demand: boundsSchema.nullable(),
    /** Bounds that are null are never reached at today's pace. */
    yearsToSaturation: z
      .strictObject({ low: z.number().nullable(), base: z.number().nullable(), high: z.number().nullable() })
      .nullable(),
    /** Why the customers are not counted: hidden from this reader, or the version cannot tell them. */
    sentence: z.string().nullable(),
  })
  .meta({ id: "SegmentMarket" });
export type SegmentMarket = z.infer<typeof segmentMarketSchema>;

export const marketViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    unitWord: z.string(),
    segments: z.array(segmentMarketSchema),
    notes: z.array(z.string()),
  })
  .meta({ id: "Markets" });
export type MarketView = z.infer<typeof marketViewSchema>;

/** One segment's market with its channels and competitors. */
export const marketSheetSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    unitWord: z.string(),
    segment: segmentMarketSchema,
    channels: z.array(channelFiguresSchema),
    competitors: z.array(competitorFiguresSchema),
    notes: z.array(z.string()),
  })
  .meta({ id: "MarketSheet" });
export type MarketSheet = z.infer<typeof marketSheetSchema>;
