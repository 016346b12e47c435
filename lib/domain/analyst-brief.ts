import { z } from "zod";
import { datasetSchema, gateViewSchema } from "./dataset-resources";

/**
 * What waits for an analyst on one dataset version: its checks, the datasets and the builds that failed; customers in none of the published segments (null where none is
 * published), with the definitions that were counted; drafts of segments; and the metrics that a field would unlock.
 */
export const analystBriefSchema = z
  .strictObject({
    dataset: z.string(),
    datasetName: z.string(),
    asOf: z.string().nullable(),
    checks: z
      .array(
        gateViewSchema
          .pick({ id: true, status: true, count: true, sentence: true })
          .extend({ note: z.string().nullable() }),
      )
      .readonly(),
    /** All datasets with their versions, newest first. */
    datasets: z.array(datasetSchema).readonly(),
    /** The builds that failed last; null for those who do not build. */
    failures: z
      .array(z.strictObject({ id: z.string(), dataset: z.string(), at: z.string(), sentence: z.string() }))
      .readonly()
      .nullable(),
    outside: z
      .strictObject({
        customers: z.number().nullable(),
        share: z.number().nullable(),
        segments: z.array(z.string()).readonly(),
        /** Why not all segments were counted, where there are too many. */
        note: z.string().nullable(),
      })
      .nullable(),
    drafts: z
      .array(
        z.strictObject({
          slug: z.string(),
          name: z.string(),
          updatedAt: z.string(),
          updatedBy: z.string(),
          proposedBy: z.string().nullable(),
          faults: z.array(z.string()).readonly(),
        }),
      )
      .readonly(),
    metrics: z.strictObject({
      available: z.number(),
      missing: z.array(z.strictObject({ id: z.string(), name: z.string(), sentence: z.string() })).readonly(),
    }),
  })
  .meta({ id: "AnalystBrief" });
