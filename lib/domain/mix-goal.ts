import { z } from "zod";

/** The share of customers (0..1) that target segments are to have, by the end of a month. */
export const mixGoalInputSchema = z.strictObject({
  share: z.number().gt(0, "write a share above 0 %").lte(1, "write a share of at most 100 %"),
  by: z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "write a month like 2027-12"),
});
export type MixGoalInput = z.infer<typeof mixGoalInputSchema>;

/** A goal with who set it. */
export const mixGoalSchema = mixGoalInputSchema
  .extend({ setBy: z.string(), setAt: z.string() })
  .meta({ id: "MixGoal" });
export type MixGoal = z.infer<typeof mixGoalSchema>;
