import { z } from "zod";
import { groupSchema, metricHeadSchema } from "./scoreboard";

/** A metric of the registry as this version allows it: `sentence` says what is missing where it is not available. */
export const metricListSchema = z
  .strictObject({
    metrics: z.array(
      z.strictObject({
        metric: metricHeadSchema,
        available: z.boolean(),
        sentence: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: "MetricList" });
export type MetricList = z.infer<typeof metricListSchema>;

/** Sizes of the groups of a column, with the total they add up to. */
export const sizesSchema = z
  .strictObject({
    by: z.strictObject({ key: z.string(), label: z.string(), type: z.string() }),
    total: z.number(),
    groups: z.array(groupSchema),
  })
  .meta({ id: "Sizes" });
export type Sizes = z.infer<typeof sizesSchema>;
