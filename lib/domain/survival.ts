import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { estimateSchema, familySchema, intervalSchema } from "./estimate";

/** Months at which every curve is read; in days 91, 183, 274, 365, 548, 731 and 1,096. */
export const survivalMonths = [3, 6, 9, 12, 18, 24, 36] as const;

/** Days of a month of life. */
const daysOfMonth = 30.4375;

/** How lives are measured: in days from start to end, or in months as a column of tenure gives them. */
export const clocks = ["dates", "tenure"] as const;
export type Clock = (typeof clocks)[number];

/** Months of life in the unit of a clock. */
export function timeOfMonths(months: number, clock: Clock): number {
  return clock === "dates" ? Math.round(months * daysOfMonth) : months;
}

/** Months of life that a time of a clock stands for. */
export function monthsOfTime(time: number, clock: Clock): number {
  return clock === "dates" ? time / daysOfMonth : time;
}

/**
 * The share still there just after a time. `interval` is the log-log band, null where all or none are left (a single reading has
 * Wilson's there); `plain` the symmetric one; counts are null where they are too small to be shown to this role.
 */
export const survivalStepSchema = z
  .strictObject({
    time: z.number(),
    survival: z.number(),
    interval: intervalSchema.nullable(),
    plain: intervalSchema.nullable(),
    atRisk: z.number().nullable(),
    events: z.number().nullable(),
  })
  .meta({ id: "SurvivalStep" });
export type SurvivalStepView = z.infer<typeof survivalStepSchema>;

/** A reading of a curve; survival null where nobody was observed that long. */
export const survivalReadingSchema = z
  .strictObject({
    months: z.number(),
    time: z.number(),
    survival: z.number().nullable(),
    interval: intervalSchema.nullable(),
    plain: intervalSchema.nullable(),
    atRisk: z.number().nullable(),
  })
  .meta({ id: "SurvivalReading" });
export type SurvivalReading = z.infer<typeof survivalReadingSchema>;

/**
 * One curve. `n`, `events`: customers of known life, and those who left; `churnedShare` is their quotient, which is not 1 − survival.
 * `curve` is thinned for drawing, its numbers are exact; times in the unit of the clock. `thinFrom`: fewer than 10 are at risk after
 * it. `atRisk` belongs to the ticks of the answer. `median`: value null is "not reached". `restrictedMean`: mean time lived between
 * `start` and `until` of the answer, its difference against the rest. `retention`: the reading at the horizon against the rest, with its mark.
 */
export const survivalGroupSchema = z
  .strictObject({
    key: z.string(),
    label: z.string(),
    code: z.string().nullable(),
    state: z.enum(["shown", "suppressed", "notDefined"]),
    sentence: z.string().nullable(),
    n: z.number().nullable(),
    events: z.number().nullable(),
    churnedShare: z.number().nullable(),
    lastTime: z.number().nullable(),
    thinFrom: z.number().nullable(),
    curve: z.array(survivalStepSchema),
    at: z.array(survivalReadingSchema),
    atRisk: z.array(z.number().nullable()),
    median: z.strictObject({ value: z.number().nullable(), interval: intervalSchema }).nullable(),
    restrictedMean: z
      .strictObject({
        value: z.number(),
        se: z.number(),
        interval: intervalSchema,
        difference: z.strictObject({ value: z.number(), interval: intervalSchema }).nullable(),
      })
      .nullable(),
    retention: estimateSchema.nullable(),
    rest: z.number().nullable(),
  })
  .meta({ id: "SurvivalGroup" });
export type SurvivalGroup = z.infer<typeof survivalGroupSchema>;

/** A group of which nothing is shown, and why. */
export function withoutCurve(
  { key, label, code }: Pick<SurvivalGroup, "key" | "label" | "code">,
  state: "suppressed" | "notDefined",
  sentence: string | null,
): SurvivalGroup {
  return {
    key,
    label,
    code,
    state,
    sentence,
    n: null,
    events: null,
    churnedShare: null,
    lastTime: null,
    thinFrom: null,
    curve: [],
    at: [],
    atRisk: [],
    median: null,
    restrictedMean: null,
    retention: null,
    rest: null,
  };
}

/** Do the curves differ at all? One p for the chart and one for each pair; no interval belongs to it, so no difference stands beside it. */
export const logRankSchema = z
  .strictObject({
    chiSquare: z.number(),
    df: z.int(),
    p: z.number(),
    groups: z.array(z.strictObject({ key: z.string(), observed: z.number(), expected: z.number() })),
    pairs: z.array(
      z.strictObject({
        one: z.string(),
        other: z.string(),
        chiSquare: z.number(),
        p: z.number(),
        pAdjusted: z.number(),
      }),
    ),
  })
  .meta({ id: "LogRank" });
export type LogRankView = z.infer<typeof logRankSchema>;

/**
 * Survival of a population. `rest` stands beside a single segment; `everybody` is the whole base. `start`: time of life from which the
 * curves count (above 0 where the history starts late: "of those alive then"); `horizon`: where groups are compared, null where too
 * few are observed so long anywhere; `until`: end of the restricted means, null without one. `leftOut`: customers without a known life, by
 * reason. `explanation`: why this is not the churned share; `warnings`: what keeps the curves from being taken as they stand.
 */
export const survivalViewSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    by: z.strictObject({ key: z.string(), label: z.string(), type: z.string() }).nullable(),
    unitWord: z.string(),
    clock: z.strictObject({
      kind: z.enum(clocks),
      unit: z.enum(["days", "months"]),
      sentence: z.string(),
      possible: z.array(z.enum(clocks)),
    }),
    history: z
      .strictObject({ from: z.string(), source: z.enum(["asked", "found"]), used: z.boolean(), sentence: z.string() })
      .nullable(),
    start: z.number(),
    horizon: z.strictObject({ months: z.number(), time: z.number() }).nullable(),
    until: z.number().nullable(),
    ticks: z.array(z.strictObject({ months: z.number(), time: z.number() })),
    groups: z.array(survivalGroupSchema),
    rest: survivalGroupSchema.nullable(),
    everybody: survivalGroupSchema,
    logRank: logRankSchema.nullable(),
    logRankSentence: z.string().nullable(),
    family: familySchema,
    leftOut: z.array(z.strictObject({ reason: z.string(), count: z.number().nullable(), sentence: z.string() })),
    explanation: z.array(z.string()),
    warnings: z.array(z.string()),
    notes: z.array(z.string()),
  })
  .meta({ id: "Survival" });
export type SurvivalView = z.infer<typeof survivalViewSchema>;
