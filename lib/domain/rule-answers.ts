import { z } from "zod";
import { estimateSchema, familySchema, intervalSchema, marks } from "./estimate";
import { ruleSchema, ruleTreeSchema } from "./rule";
import { metricHeadSchema, metricIdSchema } from "./scoreboard";
import { segmentRefSchema, segmentSlugSchema } from "./segment";

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
 * life from which on the comparison would be fair (everybody who lived that long, the outcome counted from there), and `landmarkRule`
 * selects those customers; null where none is. `affected`: customers who left before that day and so can never match. `effect`: by
 * metric, the difference to the rest as it stands and from the landmark on, so that one sees by how much the rule flatters.
 */
export const leakSchema = z
  .strictObject({
    path: z.string(),
    sentence: z.string(),
    metrics: z.array(z.string()),
    landmarkDays: z.number().nullable(),
    landmarkRule: ruleTreeSchema.nullable(),
    affected: z.number().nullable(),
    effect: z.array(z.strictObject({ metric: z.string(), difference: z.number(), fairDifference: z.number() })),
  })
  .meta({ id: "RuleLeak" });
export type RuleLeak = z.infer<typeof leakSchema>;

/**
 * What to preview. `segment`: slug of the segment the draft belongs to; `before`: number of its published definition to compare with;
 * `draw`: seed of the sample; `landmark`: compare only those who lived so many days, the outcome counted from there.
 */
export const rulePreviewQuestionSchema = z.strictObject({
  rule: ruleSchema,
  segment: segmentSlugSchema.optional(),
  before: z.int().min(1).max(1_000_000).optional(),
  metrics: z.array(metricIdSchema).min(1).max(6, "at most 6 metrics beside a draft").optional(),
  draw: z.int().min(0).max(1_000_000).optional(),
  landmark: z.int().min(1).max(36_500).optional(),
});
export type RulePreviewQuestion = z.infer<typeof rulePreviewQuestionSchema>;

/** One customer of a sample: cells as text shown to this role, and why it is in. `id` addresses its page; null where this role may not. */
export const sampleCustomerSchema = z
  .strictObject({
    id: z.string().nullable(),
    cells: z.array(z.string().nullable()),
    isNew: z.boolean(),
    why: z.string(),
  })
  .meta({ id: "SampleCustomer" });

/** A metric of a draft; `change` is judged over all changes of the answer as a family of its own, so its mark never contradicts its interval. */
export const previewMetricSchema = z
  .strictObject({
    metric: metricHeadSchema,
    state: z.enum(["shown", "suppressed", "notDefined", "noAccess"]),
    sentence: z.string().nullable(),
    draft: estimateSchema.nullable(),
    before: estimateSchema.nullable(),
    rest: z.number().nullable(),
    change: z.strictObject({ value: z.number(), interval: intervalSchema.nullable(), mark: z.enum(marks) }).nullable(),
    detectable: z.number().nullable(),
  })
  .meta({ id: "PreviewMetric" });
export type PreviewMetric = z.infer<typeof previewMetricSchema>;

/**
 * What a rule would do, against everybody else and (where `before` was asked) against the definition it replaces. `metrics[i]`:
 * the value now and before, the difference to the rest with interval and mark of this screen's family, and the change against the
 * definition before with its interval. `detectable`: the smallest difference to the rest that this size could show at 80 % power.
 * `landmark`: the day of life that the metrics start at, null for the whole base. `from`: where those who enter come from, by
 * segment; `near`: customers whom one member of the top group alone keeps out.
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
    metrics: z.array(previewMetricSchema),
    family: familySchema,
    landmark: z.number().nullable(),
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

/** Which customer is asked about, and by which rule: one that is written out, or a published definition. */
export const ruleExplanationQuestionSchema = z
  .strictObject({
    customer: z.string().min(1).max(320),
    rule: ruleSchema.optional(),
    segment: segmentRefSchema.optional(),
  })
  .refine(({ rule, segment }) => (rule === undefined) !== (segment === undefined), "send either a rule or a segment");
export type RuleExplanationQuestion = z.infer<typeof ruleExplanationQuestionSchema>;

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
