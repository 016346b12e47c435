import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { familySchema, intervalSchema } from "./estimate";
import { populationSchema } from "./population";
import { revenueSpans } from "./revenue-windows";
import { cellSchema } from "./scoreboard";

export const revenueSpanSchema = z.enum(revenueSpans);

/** The key of a closing period: `2023`, `2023Q4` or `2023-11`. */
export const closingSchema = z.string().regex(/^\d{4}(Q[1-4]|-\d{2})?$/, "write a period like 2023, 2023Q4 or 2023-11");

/**
 * A question to revenue retention: whom it is about, what is set against what, the closing period (without one the last that is
 * over), whether recurring payments alone count, and how many periods the series has at most.
 */
export const revenueQuestionSchema = populationSchema.extend({
  span: revenueSpanSchema.default("quarter"),
  closing: closingSchema.optional(),
  recurringOnly: z.boolean().default(false),
  periods: z.int().min(1).max(60).optional(),
});
export type RevenueQuestion = z.infer<typeof revenueQuestionSchema>;

/** Ways from the opening to the closing revenue, in the order in which a bridge shows them. `unchanged` moves no money. */
export const revenueParts = ["new", "reactivation", "expansion", "unchanged", "contraction", "churn", "other"] as const;
export type RevenuePart = (typeof revenueParts)[number];

/** Customers and whole cents; null where fewer than 5 customers are hidden from this role. */
const amountSchema = z
  .strictObject({ customers: z.int().nullable(), cents: z.int().nullable() })
  .meta({ id: "RevenueAmount" });
export type RevenueAmount = z.infer<typeof amountSchema>;

/** From the opening to the closing revenue: opening and all parts add up to closing to the cent. */
export const revenueBridgeSchema = z
  .strictObject({
    /** Customers with revenue above 0 in the opening period; the cents hold what the others were refunded. */
    opening: amountSchema,
    parts: z.array(amountSchema.extend({ part: z.enum(revenueParts) })),
    closing: amountSchema,
  })
  .meta({ id: "RevenueBridge" });
export type RevenueBridgeView = z.infer<typeof revenueBridgeSchema>;

/** A share of a period with its own 95 % interval; value null: nobody had revenue in the opening period. */
const shareSchema = z
  .strictObject({ value: z.number().nullable(), interval: intervalSchema.nullable() })
  .meta({ id: "ShareOfPeriod" });
export type ShareOfPeriod = z.infer<typeof shareSchema>;

const periodSchema = z
  .strictObject({ key: z.string(), label: z.string(), complete: z.boolean() })
  .meta({ id: "RevenuePeriod" });

/** One period of a series; `base` counts the customers with revenue in its opening period, null where hidden. */
const pointSchema = z
  .strictObject({ base: z.int().nullable(), nrr: shareSchema, grr: shareSchema, logo: shareSchema })
  .meta({ id: "RevenuePoint" });
export type RevenuePoint = z.infer<typeof pointSchema>;

/**
 * Net and gross revenue retention and the share of customers kept, each against the rest; `series[i]` belongs to `periods[i]`.
 * `sentence` says why nothing can be shown.
 */
const groupSchema = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    base: z.int().nullable(),
    nrr: cellSchema,
    grr: cellSchema,
    logo: cellSchema,
    bridge: revenueBridgeSchema.nullable(),
    series: z.array(pointSchema),
    sentence: z.string().nullable(),
  })
  .meta({ id: "RevenueGroup" });
export type RevenueGroup = z.infer<typeof groupSchema>;

/** Revenue retention of everybody and of each group, for one closing period and those before it. */
export const revenueRetentionSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    by: z.strictObject({ key: z.string(), label: z.string() }).nullable(),
    span: revenueSpanSchema,
    recurringOnly: z.boolean(),
    closing: periodSchema.extend({ from: z.string(), to: z.string() }),
    opening: z.strictObject({ label: z.string(), from: z.string(), to: z.string() }),
    periods: z.array(periodSchema),
    all: groupSchema,
    groups: z.array(groupSchema),
    family: familySchema,
    notes: z.array(z.string()),
  })
  .meta({ id: "RevenueRetention" });
export type RevenueRetentionView = z.infer<typeof revenueRetentionSchema>;
