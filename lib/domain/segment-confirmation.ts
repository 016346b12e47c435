import { z } from "zod";

/**
 * How far a segment that was found in data has been seen again: `found` on that version alone, or where nothing was said that could
 * be; `confirmed` by a newer version that shows the same mark; `notConfirmed` by one that does not. `version`: of the data.
 */
export const foundStateSchema = z
  .strictObject({ state: z.enum(["found", "confirmed", "notConfirmed"]), version: z.int() })
  .meta({ id: "SegmentConfirmation" });
export type FoundState = z.infer<typeof foundStateSchema>;
