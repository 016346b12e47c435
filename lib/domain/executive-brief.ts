import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { intervalSchema } from "./estimate";
import { paybackViewSchema } from "./payback-view";
import { revenueSpanSchema } from "./revenue-retention";
import { cellSchema, scoreboardViewSchema } from "./scoreboard";
import { stanceSchema } from "./segment";

/** Segments that a home lists at most, targets first. */
export const mostBriefSegments = 8;

const moneySchema = z.strictObject({
  /** Whole cents; null where hidden from this role. */
  cents: z.int().nullable(),
  /** Against the period a year before; null where that is not known. */
  growth: z.number().nullable(),
});

/** Customers and money of a segment, or of those in none. */
const lineSchema = z.strictObject({
  customers: z.int().nullable(),
  money: moneySchema.nullable(),
  shareOfMoney: z.number().nullable(),
});
export type BriefLine = z.infer<typeof lineSchema>;

const segmentLineSchema = lineSchema.extend({
  ref: z.string(),
  slug: z.string(),
  name: z.string(),
  code: z.string(),
  stance: stanceSchema.nullable(),
  /** Why this version cannot tell who is in it; its numbers are null then. */
  fault: z.string().nullable(),
  /** Net revenue retention, from the same windows as the money. */
  nrr: cellSchema.nullable(),
});
export type BriefSegment = z.infer<typeof segmentLineSchema>;

const otherSegmentsSchema = lineSchema.extend({
  names: z.array(z.string()),
  /** How many of them are targets. */
  targets: z.int(),
  /** Why this version cannot tell who is in one of them; the numbers are null then. */
  fault: z.string().nullable(),
});

/** A month's customers and those of them in target segments; null where hidden. */
const mixPointSchema = z.strictObject({
  month: z.string(),
  label: z.string(),
  complete: z.boolean(),
  customers: z.int(),
  inTarget: z.int().nullable(),
  share: z.number().nullable(),
});

/** The share of customers in target segments by month, and where a drift of the last months would lead (80 %). */
export const mixSchema = z.strictObject({
  targets: z.array(z.string()),
  /** Target segments that are left out, as this version cannot tell who is in them. */
  untold: z.array(z.string()),
  points: z.array(mixPointSchema),
  forecast: z.array(
    z.strictObject({ month: z.string(), label: z.string(), share: z.number(), low: z.number(), high: z.number() }),
  ),
  /** Own 95 % interval of the newest share. */
  interval: intervalSchema.nullable(),
  sentence: z.string().nullable(),
});
export type MixView = z.infer<typeof mixSchema>;

/** What moved net revenue retention from one year to the next: parts in the unit of the share that add up to the change. */
export const movedSchema = z.strictObject({
  before: z.strictObject({ label: z.string(), value: z.number() }),
  after: z.strictObject({ label: z.string(), value: z.number() }),
  change: z.strictObject({ value: z.number(), interval: intervalSchema.nullable() }),
  /** What all segments kept: the parts of kind "rate" together. */
  kept: z.strictObject({ value: z.number(), interval: intervalSchema.nullable() }),
  parts: z.array(
    z.strictObject({
      kind: z.enum(["rate", "mix"]),
      /** Segment of a rate; null for those in no segment, and for the mix. */
      segment: z.string().nullable(),
      label: z.string(),
      value: z.number(),
      interval: intervalSchema.nullable(),
    }),
  ),
});
export type MovedView = z.infer<typeof movedSchema>;

/** What an executive asks of segments, on one dataset version. Parts whose data do not exist are null, `gaps` says what would unlock them. */
export const executiveBriefSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    unitWord: z.string(),
    /** What the money is: revenue of a period, or of a month. */
    moneyWords: z.string().nullable(),
    /** The window of the money: what is set against what, and the key of its closing period. */
    period: z
      .strictObject({ span: revenueSpanSchema, closing: z.string(), label: z.string(), opening: z.string() })
      .nullable(),
    /** Kept, worth, earned back: the same segments on the measures that the version has, as one screen. */
    board: scoreboardViewSchema.nullable(),
    /** Published segments that stand under no other, which `mix`, `targetsOverlap` and `others` count, listed or not. */
    published: z.int(),
    segments: z.array(segmentLineSchema),
    /** All segments that are not listed, as one row in which each customer counts once; null where all are listed. */
    otherSegments: otherSegmentsSchema.nullable(),
    /** Who is in no segment; null where segments share customers, for then nothing is left over. */
    others: lineSchema.nullable(),
    /** Whether some customers are in two of the target segments: then their lines do not add up. */
    targetsOverlap: z.boolean(),
    total: lineSchema.extend({ nrr: cellSchema.nullable(), grr: cellSchema.nullable() }),
    /** Net revenue retention of everybody over the periods, oldest first. */
    nrrSeries: z.array(z.strictObject({ label: z.string(), value: z.number().nullable() })),
    concentration: z
      .strictObject({
        share: z.number(),
        interval: intervalSchema,
        top: z.int(),
        customers: z.int(),
      })
      .nullable(),
    mix: mixSchema.nullable(),
    moved: movedSchema.nullable(),
    payback: paybackViewSchema.nullable(),
    notes: z.array(z.string()),
    gaps: z.array(z.string()),
  })
  .meta({ id: "ExecutiveBrief" });
export type ExecutiveBrief = z.infer<typeof executiveBriefSchema>;
