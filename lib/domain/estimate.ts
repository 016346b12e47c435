import { z } from "zod";

/** Words of a comparison. `higher` and `lower` say the direction, never good or bad. */
export const marks = ["higher", "lower", "none", "notEnough", "notComparable"] as const;
export type Mark = (typeof marks)[number];

/** Lower and upper bound; null: that side is open. */
export const intervalSchema = z.tuple([z.number().nullable(), z.number().nullable()]).meta({ id: "Interval" });
export type Interval = z.infer<typeof intervalSchema>;

/**
 * One number with its uncertainty (statistics, section 0). null where not defined; never 0, NaN or Infinity in place of it.
 * value, interval: the group's own value with its 95 % interval; difference: against the reference, with the interval at the
 * level of the screen (`alpha`); p, pAdjusted: of that difference; reason: code why there is no verdict; needed: about so many
 * more units; numerator, denominator: the two sums whose ratio the value is; textbook: the same with rows taken as independent.
 */
export const estimateSchema = z
  .strictObject({
    value: z.number().nullable(),
    n: z.number(),
    unit: z.string(),
    customers: z.number(),
    interval: intervalSchema.nullable(),
    numerator: z.number().nullable(),
    denominator: z.number().nullable(),
    difference: z
      .strictObject({ value: z.number(), interval: intervalSchema.nullable(), alpha: z.number() })
      .nullable(),
    p: z.number().nullable(),
    pAdjusted: z.number().nullable(),
    mark: z.enum(marks),
    reason: z.string().nullable(),
    needed: z.number().nullable(),
    textbook: z
      .strictObject({
        interval: intervalSchema.nullable(),
        difference: z
          .strictObject({ value: z.number(), interval: intervalSchema.nullable(), alpha: z.number() })
          .nullable(),
        statistic: z.number().nullable(),
        p: z.number().nullable(),
        designEffect: z.number().nullable(),
      })
      .optional(),
  })
  .meta({ id: "Estimate" });
export type Estimate = z.infer<typeof estimateSchema>;

/** The comparisons of one screen: m had a possible verdict, `marked` stand out, intervals are drawn at level 1 - alpha. */
export const familySchema = z
  .strictObject({ m: z.number().int(), marked: z.number().int(), alpha: z.number() })
  .meta({ id: "Family" });
export type Family = z.infer<typeof familySchema>;

/** The family of a screen on which nothing is compared. */
export const emptyFamily: Family = { m: 0, marked: 0, alpha: 0.05 };
