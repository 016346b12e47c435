import { z } from "zod";

/**
 * How far a segment that was found in data has been seen again: `found` on that version alone, or where nothing was said that could
 * be; `confirmed` where customers who are new since show the same mark; `notConfirmed` where enough of them do not. `version`: of the
 * data; `sentence`: why it stays found although there is a newer one.
 */
export const foundStateSchema = z
  .strictObject({
    state: z.enum(["found", "confirmed", "notConfirmed"]),
    version: z.int(),
    sentence: z.string().max(300).nullable(),
  })
  .meta({ id: "SegmentConfirmation" });
export type FoundState = z.infer<typeof foundStateSchema>;
