import { z } from "zod";

/**
 * A rule counted: its sentence, customers in all, and those for whom each node holds ("" is the whole rule, "1.0" the first member
 * of its second member). For roles that do not see small groups counts are rounded to 5, and null stands for fewer than 5.
 */
export const ruleCountSchema = z
  .strictObject({
    sentence: z.string(),
    total: z.number().nullable(),
    nodes: z.array(z.strictObject({ path: z.string(), count: z.number().nullable(), share: z.number().nullable() })),
  })
  .meta({ id: "RuleCount" });
export type RuleCountView = z.infer<typeof ruleCountSchema>;
