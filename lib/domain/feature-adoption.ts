import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { estimateSchema, familySchema } from "./estimate";

/** Features that are compared at most, the most used first. */
export const mostFeatures = 20;

/** Days back that count unless others are asked for. */
export const usualAdoptionDays = 30;

export const adoptionQuerySchema = z.strictObject({
  days: z
    .string()
    .regex(/^([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])$/, "write 1 to 366 days")
    .optional(),
});

/**
 * Share of a segment's customers who did something; `estimate.difference` is to the segment with the highest share, where it is another.
 * `p` is of these two alone; mark, `pAdjusted` and interval also count that the highest was found in the same numbers.
 */
const adoptionCellSchema = z.strictObject({
  state: z.enum(["shown", "suppressed", "notDefined"]),
  isBest: z.boolean(),
  estimate: estimateSchema.nullable(),
});
export type AdoptionCell = z.infer<typeof adoptionCellSchema>;

/**
 * Features × segments: `rows[f].cells[s]` is of feature f and `segments[s]`. The base is the customers of today; `sentence` says what
 * would unlock it where there is nothing.
 */
export const featureAdoptionSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    days: z.int(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** Who is a customer of today, in words. */
    presence: z.string(),
    customers: z.number(),
    segments: z.array(
      z.strictObject({
        ref: z.string(),
        slug: z.string(),
        name: z.string(),
        code: z.string(),
        customers: z.number().nullable(),
      }),
    ),
    rows: z.array(
      z.strictObject({ feature: z.string(), share: z.number().nullable(), cells: z.array(adoptionCellSchema) }),
    ),
    /** Features beyond those listed. */
    more: z.int(),
    family: familySchema,
    notes: z.array(z.string()),
    sentence: z.string().nullable(),
  })
  .meta({ id: "FeatureAdoption" });
export type FeatureAdoption = z.infer<typeof featureAdoptionSchema>;
