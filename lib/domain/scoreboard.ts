import { z } from "zod";
import { mostSegmentsAtOnce } from "./asked-segment";
import { datasetHeadSchema } from "./dataset-head";
import { estimateSchema, familySchema } from "./estimate";
import { segmentRefSchema } from "./segment";

/** A metric id of the registry, or `mean:table.column` / `share:table.column` for any number or yes/no column. */
export const metricIdSchema = z.string().min(1).max(200);

/** Metrics that one question holds: all of the registry, and some columns. */
export const mostMetrics = 40;

/** In place of a column: the groups are segments. */
export const segmentsKey = "segments";

/**
 * A question to the scoreboard. `by`: column key `table.column`, or `segments` with the definitions to compare; `bands`: cut points for numbers (without: quintiles of the whole
 * base); `period`: for dates; `against`: the rest, the average, or `group:<key>`; `revenuePeriod`: closing period of
 * revenue retention (`2023`, `2023Q4`, `2023-11`), without it a month against a year ago for a subscription, else twelve months against twelve; all rows count unless `recurringOnly`.
 */
export const scoreboardQuestionSchema = z.strictObject({
  by: z.string().min(1).max(320),
  segments: z
    .array(segmentRefSchema)
    .max(mostSegmentsAtOnce, `at most ${mostSegmentsAtOnce} segments at once`)
    .optional(),
  bands: z.array(z.number()).min(2).max(40).optional(),
  period: z.enum(["year", "quarter", "month"]).optional(),
  metrics: z.array(metricIdSchema).min(1).max(mostMetrics),
  against: z.string().max(320).default("rest"),
  revenuePeriod: z
    .string()
    .regex(/^\d{4}(Q[1-4]|-\d{2})?$/)
    .optional(),
});
export type ScoreboardQuestion = z.infer<typeof scoreboardQuestionSchema>;

/** `shown`: estimate is there; `suppressed`: fewer than 5 customers, hidden from this role; `notDefined`: cannot be computed, the sentence says why; `noAccess`: this metric is closed to the role. */
export const cellSchema = z
  .strictObject({
    state: z.enum(["shown", "suppressed", "notDefined", "noAccess"]),
    estimate: estimateSchema.nullable(),
    sentence: z.string().nullable(),
  })
  .meta({ id: "Cell" });
export type Cell = z.infer<typeof cellSchema>;

export const groupSchema = z
  .strictObject({
    /** Source word of the value; bands as `[a, b)`; empty values have the key `(empty)`. */
    key: z.string(),
    label: z.string(),
    /** Rows of the column's table in the group: customers for a column of theirs, deals for a column of deals; null when suppressed or not known. */
    size: z.number().nullable(),
    /** Customers behind these rows (where rows belong to nobody, the rows); null when suppressed or not known. */
    customers: z.number().nullable(),
    shareOfTotal: z.number().nullable(),
    /** Of a segment: the letter of its tile. */
    code: z.string().optional(),
    /** Of a segment, compared with another: customers who are in both; left out when suppressed. */
    shared: z.number().optional(),
    /** Of a segment: why this version cannot tell who is in it; size and cells then hold nothing. */
    fault: z.string().optional(),
  })
  .meta({ id: "Group" });
export type Group = z.infer<typeof groupSchema>;

export const metricHeadSchema = z
  .strictObject({
    id: z.string(),
    version: z.number().int(),
    name: z.string(),
    formula: z.string(),
    unit: z.string(),
    unitOfAnalysis: z.string(),
    direction: z.enum(["higher", "lower"]).nullable(),
    minimumN: z.number().int(),
    caveat: z.string().nullable(),
    /** Of its values a lower bound below 0 is read as 0. */
    isNeverNegative: z.boolean(),
  })
  .meta({ id: "MetricHead" });
export type MetricHead = z.infer<typeof metricHeadSchema>;

/** Answer of the scoreboard: `cells[g][m]` belongs to `groups[g]` and `metrics[m]`; `totals[m]` is the whole base. */
export const scoreboardViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    by: z.strictObject({ key: z.string(), label: z.string(), type: z.string() }),
    against: z.string(),
    unitWord: z.string(),
    /** Size of the whole base in that unit. */
    total: z.number(),
    groups: z.array(groupSchema),
    metrics: z.array(metricHeadSchema),
    cells: z.array(z.array(cellSchema)),
    totals: z.array(cellSchema),
    family: familySchema,
    /** Sentences under the table: not adjusted for other columns; missing shares; groups folded; definitions. */
    notes: z.array(z.string()),
  })
  .meta({ id: "Scoreboard" });
export type ScoreboardView = z.infer<typeof scoreboardViewSchema>;

/** Everything behind one number. `sql` and `parameters` are what ran; `command` is there only for those who may export rows. */
export const explanationSchema = z
  .strictObject({
    metric: metricHeadSchema,
    group: z.string().nullable(),
    cell: cellSchema,
    family: familySchema,
    words: z.array(z.string()),
    method: z.string(),
    sql: z.string().nullable(),
    parameters: z.array(z.strictObject({ type: z.string(), value: z.string().nullable() })),
    command: z.string().nullable(),
    versions: z.strictObject({
      dataset: z.string(),
      datasetVersion: z.number().int(),
      versionId: z.string(),
      metric: z.string(),
      metricVersion: z.number().int(),
    }),
  })
  .meta({ id: "Explanation" });
export type Explanation = z.infer<typeof explanationSchema>;

/**
 * A page of the unit rows behind a number: exactly `total` rows exist. Values are text as shown to this role. `note`: why these are
 * fewer than the number counts; null where they are all of them.
 */
export const unitRowsSchema = z
  .strictObject({
    total: z.number().int(),
    unit: z.string(),
    columns: z.array(z.strictObject({ key: z.string(), label: z.string(), type: z.string(), masked: z.boolean() })),
    rows: z.array(z.array(z.string().nullable())),
    offset: z.number().int(),
    note: z.string().nullable(),
  })
  .meta({ id: "UnitRows" });
export type UnitRows = z.infer<typeof unitRowsSchema>;
