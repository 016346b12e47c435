import { z } from "zod";
import { estimateSchema, familySchema, intervalSchema } from "./estimate";
import { metricHeadSchema } from "./scoreboard";

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

/**
 * Why a rule may not be compared on an outcome: it reads what was known only after the outcome began. `landmarkDays` is the day of
 * life from which on the comparison would be fair (everybody who lived that long, the outcome counted from there); null where none is.
 */
export const leakSchema = z
  .strictObject({
    path: z.string(),
    sentence: z.string(),
    metrics: z.array(z.string()),
    landmarkDays: z.number().nullable(),
    affected: z.number().nullable(),
  })
  .meta({ id: "RuleLeak" });
export type RuleLeak = z.infer<typeof leakSchema>;

/** One customer of a sample: cells as text shown to this role, and which conditions brought it in. */
export const sampleCustomerSchema = z
  .strictObject({
    id: z.string(),
    cells: z.array(z.string().nullable()),
    isNew: z.boolean(),
    why: z.string(),
  })
  .meta({ id: "SampleCustomer" });

/**
 * What a rule would do, against everybody else and (where `before` was asked) against the definition it replaces. `metrics[i]`:
 * the value now and before, the difference to the rest with interval and mark of this screen's family, and the change against the
 * definition before with its interval. `detectable`: the smallest difference to the rest that this size could show at 80 % power.
 * `from`: where those who enter come from, by segment; `near`: customers who fail one condition only.
 */
export const rulePreviewSchema = z
  .strictObject({
    sentence: z.string(),
    total: z.number().nullable(),
    count: z.number().nullable(),
    share: z.number().nullable(),
    moved: z
      .strictObject({ stay: z.number().nullable(), enter: z.number().nullable(), leave: z.number().nullable() })
      .nullable(),
    metrics: z.array(
      z.strictObject({
        metric: metricHeadSchema,
        state: z.enum(["shown", "suppressed", "notDefined", "noAccess"]),
        sentence: z.string().nullable(),
        draft: estimateSchema.nullable(),
        before: estimateSchema.nullable(),
        rest: z.number().nullable(),
        change: z.strictObject({ value: z.number(), interval: intervalSchema.nullable() }).nullable(),
        detectable: z.number().nullable(),
      }),
    ),
    family: familySchema,
    leaks: z.array(leakSchema),
    columns: z.array(z.strictObject({ key: z.string(), label: z.string(), type: z.string() })),
    sample: z.array(sampleCustomerSchema),
    from: z.array(
      z.strictObject({ slug: z.string(), name: z.string(), code: z.string(), count: z.number().nullable() }),
    ),
    near: z.array(z.strictObject({ path: z.string(), sentence: z.string(), count: z.number().nullable() })),
    notes: z.array(z.string()),
  })
  .meta({ id: "RulePreview" });
export type RulePreview = z.infer<typeof rulePreviewSchema>;

/** Why a customer is in, or not: each condition, whether it holds and whether it should. `sentence`: "Not in, because …". */
export const ruleExplanationSchema = z
  .strictObject({
    customer: z.string(),
    isIn: z.boolean(),
    sentence: z.string(),
    reasons: z.array(
      z.strictObject({ path: z.string(), sentence: z.string(), holds: z.boolean(), wanted: z.boolean() }),
    ),
  })
  .meta({ id: "RuleExplanation" });
export type RuleExplanation = z.infer<typeof ruleExplanationSchema>;

/** Values of a column that begin with or contain what was typed, the most frequent first; counts null where small. */
export const columnValuesSchema = z
  .strictObject({
    column: z.string(),
    values: z.array(z.strictObject({ value: z.string(), count: z.number().nullable() })),
    more: z.boolean(),
  })
  .meta({ id: "ColumnValues" });
export type ColumnValues = z.infer<typeof columnValuesSchema>;
