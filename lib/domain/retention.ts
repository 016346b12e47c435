import { z } from "zod";
import { cohortPeriods } from "./cohort-periods";
import { datasetHeadSchema } from "./dataset-head";
import { familySchema, intervalSchema, marks } from "./estimate";
import { populationSchema } from "./population";

/** How customers enter: the day they started as customers (`started_on`), or their first payment. */
export const cohortEntries = ["start", "firstPayment"] as const;
export type CohortEntry = (typeof cohortEntries)[number];

/**
 * What a triangle shows. customers: the share of a cohort that is active (a payment in the period); revenue: the period's revenue
 * over that of the first period; value: revenue per customer of the cohort up to and with the period.
 */
export const cohortMeasures = ["customers", "revenue", "value"] as const;
export type CohortMeasure = (typeof cohortMeasures)[number];

/** When a customer counts as active at age k: in period k; in k or any later observed period; in every period from 0 to k. */
export const cohortActivities = ["on", "onOrAfter", "unbroken"] as const;
export type CohortActivity = (typeof cohortActivities)[number];

/** Most cohorts and ages of one answer, and most groups beside each other. */
export const cohortLimits = { cohorts: 60, ages: 60, groups: 12 } as const;

/** A question for cohorts, of everybody and of groups: the newest `cohorts` of them, back from the last one with a customer. */
export const retentionQuestionSchema = populationSchema.extend({
  entry: z.enum(cohortEntries),
  every: z.enum(cohortPeriods),
  measure: z.enum(cohortMeasures),
  activity: z.enum(cohortActivities),
  cohorts: z.int().min(1).max(cohortLimits.cohorts),
});
export type RetentionQuestion = z.infer<typeof retentionQuestionSchema>;

/**
 * observed: its period is over on the as-of day; partial: the as-of day lies inside it; absent: it lies in the future, so nothing
 * is known, which is not 0; hidden: its cohort has so few customers that this role does not see it.
 */
export const cohortCellStates = ["observed", "partial", "absent", "hidden"] as const;

/**
 * A cohort at one age. `active`: its customers that are active (measure customers), or with a payment in the period; `revenue`:
 * exact sum as decimal text, of the period or (measure value) up to and with it; `value`: the share, ratio or money per customer,
 * null without customers or where the ratio is not defined; `interval`: its own 95 % interval; `comparable`: false at the last
 * period of "on or after", where nobody had time to come back.
 */
export const cohortCellSchema = z
  .strictObject({
    age: z.int(),
    state: z.enum(cohortCellStates),
    active: z.number().nullable(),
    revenue: z.string().nullable(),
    value: z.number().nullable(),
    interval: intervalSchema.nullable(),
    comparable: z.boolean(),
  })
  .meta({ id: "CohortCell" });
export type CohortCell = z.infer<typeof cohortCellSchema>;

/** Customers who entered in one period: all of them are `size`, the denominator of every cell. */
export const cohortSchema = z
  .strictObject({
    /** First and last day of the period of entry. */
    from: z.string(),
    to: z.string(),
    label: z.string(),
    /** Null where hidden. */
    size: z.number().nullable(),
    cells: z.array(cohortCellSchema),
  })
  .meta({ id: "Cohort" });
export type Cohort = z.infer<typeof cohortSchema>;

/**
 * All cohorts observed at an age, pooled as sum over sum: `customers` of `cohorts` cohorts could be there. Measure value: the means
 * of each age among those observed through it, added up (statistics 8.2). Null where it would give a hidden cohort away.
 */
export const pooledCellSchema = z
  .strictObject({
    age: z.int(),
    cohorts: z.int(),
    customers: z.number().nullable(),
    active: z.number().nullable(),
    revenue: z.string().nullable(),
    value: z.number().nullable(),
    interval: intervalSchema.nullable(),
  })
  .meta({ id: "PooledCohorts" });
export type PooledCell = z.infer<typeof pooledCellSchema>;

/** Later cohorts against earlier ones at one age, both halves pooled: a mark needs the test and its second look. */
export const cohortTrendSchema = z
  .strictObject({
    age: z.int(),
    earlier: z.strictObject({ from: z.string(), to: z.string(), customers: z.number(), value: z.number() }),
    later: z.strictObject({ from: z.string(), to: z.string(), customers: z.number(), value: z.number() }),
    difference: z.number(),
    interval: intervalSchema.nullable(),
    mark: z.enum(["higher", "lower", "none", "notEnough"]),
  })
  .meta({ id: "CohortTrend" });
export type CohortTrend = z.infer<typeof cohortTrendSchema>;

/** A retention triangle: one row per cohort, cells by age, and all cohorts pooled. `ages` counts its columns. */
export const cohortTriangleSchema = z
  .strictObject({
    /** Everybody in its cohorts; null where it would give a hidden cohort away. */
    customers: z.number().nullable(),
    ages: z.int(),
    cohorts: z.array(cohortSchema),
    pooled: z.array(pooledCellSchema),
    trend: cohortTrendSchema.nullable(),
  })
  .meta({ id: "CohortTriangle" });
export type CohortTriangle = z.infer<typeof cohortTriangleSchema>;

/**
 * A group against the rest of the base at one age, all cohorts pooled; difference and interval are withheld where there are not
 * enough data. All groups of an answer are one family.
 */
export const cohortComparisonSchema = z
  .strictObject({
    age: z.int(),
    mark: z.enum(marks),
    difference: z.number().nullable(),
    interval: intervalSchema.nullable(),
  })
  .meta({ id: "CohortComparison" });
export type CohortComparison = z.infer<typeof cohortComparisonSchema>;

/** The answer: a triangle of everybody, and one of each group; where a group has none, its sentence says why. */
export const retentionViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    question: retentionQuestionSchema,
    by: z.strictObject({ key: z.string(), label: z.string() }).nullable(),
    /** The period that is not over on the as-of day, with the days of it that have passed. */
    running: z
      .strictObject({ label: z.string(), from: z.string(), to: z.string(), passed: z.int(), days: z.int() })
      .nullable(),
    all: cohortTriangleSchema,
    groups: z.array(
      z.strictObject({
        key: z.string(),
        label: z.string(),
        code: z.string().nullable(),
        /** Why it has no triangle; null where it has one. */
        sentence: z.string().nullable(),
        triangle: cohortTriangleSchema.nullable(),
        against: cohortComparisonSchema.nullable(),
      }),
    ),
    family: familySchema,
    notes: z.array(z.string()),
  })
  .meta({ id: "Retention" });
export type RetentionView = z.infer<typeof retentionViewSchema>;
