import { z } from "zod";
import { expectationSchema } from "./expectation";

/** How long the tickets of one account waited: the median in minutes over answered ones, and how many are beyond what is expected. */
const accountWaitsSchema = z.strictObject({
  tickets: z.number(),
  answered: z.number(),
  open: z.number(),
  median: z.number().nullable(),
  late: z.number(),
});

/**
 * What a segment of an account expects and is offered, and what this account got; `waits` null where nothing is measured, `limit` says
 * whose time its late tickets are beyond: what we promise where nobody wrote what is expected. `promises`: the sentences on its
 * one-pager, which stand there while no topic is written.
 */
export const accountSheetSchema = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    code: z.string(),
    rows: z.array(
      z.strictObject({
        row: expectationSchema,
        waits: accountWaitsSchema.nullable(),
        limit: z.enum(["expected", "promised"]).nullable(),
      }),
    ),
    promises: z.array(z.string()),
  })
  .meta({ id: "AccountSheet" });
export type AccountSheet = z.infer<typeof accountSheetSchema>;
