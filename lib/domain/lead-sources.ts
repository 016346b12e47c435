import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { estimateSchema, familySchema } from "./estimate";
import { metricHeadSchema } from "./scoreboard";

/** Lead sources that are compared at most, the largest first: with eight segments no more can be told apart at once. */
export const mostSources = 6;

/** Customers that a lead source brought to a segment; `share` is of all of the segment's, `conversion` against everybody else. */
const sourceCellSchema = z
  .strictObject({
    state: z.enum(["shown", "suppressed", "notDefined"]),
    customers: z.number().nullable(),
    share: z.number().nullable(),
    conversion: estimateSchema.nullable(),
  })
  .meta({ id: "SourceCell" });
export type SourceCell = z.infer<typeof sourceCellSchema>;

/**
 * Lead sources × published segments, targets first: `rows[r].cells[s]` is of source r and `segments[s]`. `conversion` is null where it
 * cannot be asked; `sentence` says what would unlock the grid where there is nothing.
 */
export const leadSourcesSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    conversion: metricHeadSchema.nullable(),
    segments: z.array(
      z.strictObject({
        ref: z.string(),
        slug: z.string(),
        name: z.string(),
        code: z.string(),
        all: sourceCellSchema,
        /** The source that brought more of its customers than any other, listed or not; null where the numbers shown do not tell. */
        largest: z.string().nullable(),
      }),
    ),
    rows: z.array(z.strictObject({ source: z.string(), cells: z.array(sourceCellSchema) })),
    /** Sources beyond those listed, or of fewer than 5 customers. */
    more: z.int(),
    family: familySchema,
    notes: z.array(z.string()),
    sentence: z.string().nullable(),
  })
  .meta({ id: "LeadSources" });
export type LeadSources = z.infer<typeof leadSourcesSchema>;
