import { z } from "zod";
import { periodLengths } from "./calendar-period";
import { datasetHeadSchema } from "./dataset-head";
import { estimateSchema, familySchema, intervalSchema } from "./estimate";
import { populationSchema } from "./population";
import { closingSchema } from "./revenue-retention";
import { metricHeadSchema, metricIdSchema } from "./scoreboard";

export const periodLengthSchema = z.enum(periodLengths);

/** Lines that one trend draws at most. */
export const mostLines = 12;

/**
 * A metric by month, quarter or year: of everybody, and of the groups of a column or segments. `until`: the last period, without it
 * the one of the as-of day; `periods`: how many at most.
 */
export const trendQuestionSchema = populationSchema.extend({
  metric: metricIdSchema,
  length: periodLengthSchema.default("month"),
  until: closingSchema.optional(),
  periods: z.int().min(2).max(60).optional(),
});
export type TrendQuestion = z.infer<typeof trendQuestionSchema>;

/** A value of a period with its own 95 % interval; null where nothing was measured, which is not 0. */
const pointSchema = z
  .strictObject({
    value: z.number(),
    interval: intervalSchema.nullable(),
    n: z.number(),
    customers: z.number(),
    /** The two sums whose ratio the value is; the total itself for totals. */
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
  })
  .nullable();
export type TrendPoint = z.infer<typeof pointSchema>;

/** The last complete period against another: `difference` is plain, `estimate` judges it; null where that cannot be, with the sentence why. */
export const trendChangeSchema = z
  .strictObject({
    against: z.strictObject({ key: z.string(), label: z.string() }),
    from: z.number().nullable(),
    to: z.number().nullable(),
    difference: z.number().nullable(),
    estimate: estimateSchema.nullable(),
    sentence: z.string().nullable(),
  })
  .meta({ id: "TrendChange" });
export type TrendChange = z.infer<typeof trendChangeSchema>;

/** One line: `points[i]` belongs to `periods[i]`. `sentence` says why it cannot be drawn. */
const lineSchema = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    points: z.array(pointSchema.meta({ id: "TrendPoint" })),
    /** Places of points that are hidden from this role. */
    hidden: z.array(z.int()),
    previous: trendChangeSchema.nullable(),
    yearBefore: trendChangeSchema.nullable(),
    sentence: z.string().nullable(),
  })
  .meta({ id: "TrendLine" });
export type TrendLine = z.infer<typeof lineSchema>;

/** Any metric by calendar period. `meaning` says in words what stands in a period; incomplete periods may still change. */
export const trendSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    by: z.strictObject({ key: z.string(), label: z.string() }).nullable(),
    metric: metricHeadSchema,
    length: periodLengthSchema,
    meaning: z.string(),
    periods: z.array(z.strictObject({ key: z.string(), label: z.string(), complete: z.boolean() })),
    /** Place of the last complete period, which the changes are of; null where there is none. */
    last: z.int().nullable(),
    all: lineSchema,
    groups: z.array(lineSchema),
    family: familySchema,
    notes: z.array(z.string()),
  })
  .meta({ id: "Trend" });
export type TrendView = z.infer<typeof trendSchema>;
