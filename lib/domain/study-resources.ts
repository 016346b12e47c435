import { z } from "zod";
import { businessModelSchema } from "./business-model";
import { decisionStatusSchema } from "./decision";
import { estimateSchema, intervalSchema } from "./estimate";
import { comparisons, hypothesisStates, stageSchema, verdictSchema } from "./hypothesis";
import { memberNameSchema } from "./member-name";

/** What has to hold before a hypothesis moves on. `met` null: it cannot be told yet. */
export const gateStateSchema = z
  .strictObject({
    id: z.enum([
      "published",
      "size",
      "guess",
      "revealed",
      "possible",
      "enough",
      "room",
      "verdict",
      "market",
      "knockout",
      "stakeholders",
    ]),
    met: z.boolean(),
    /** What holds, or what is missing and what to do. */
    sentence: z.string(),
  })
  .meta({ id: "GateState" });
export type GateState = z.infer<typeof gateStateSchema>;

/** One computed verdict. Numbers are null where this reader may not see them, or where there were none. */
export const lookViewSchema = z
  .strictObject({
    number: z.int(),
    datasetVersion: z.int(),
    definition: z.int(),
    metricVersion: z.int(),
    verdict: verdictSchema,
    /** The verdict with its reason, in words. */
    sentence: z.string(),
    reason: z.string().nullable(),
    needed: z.number().nullable(),
    value: z.number().nullable(),
    interval: intervalSchema.nullable(),
    n: z.number().nullable(),
    customers: z.number().nullable(),
    against: z.enum(comparisons),
    /** At the level of the look. */
    difference: z.strictObject({ value: z.number(), interval: intervalSchema, alpha: z.number() }).nullable(),
    alpha: z.number(),
    p: z.number().nullable(),
    family: z.strictObject({ m: z.int(), selected: z.int() }),
    at: z.string(),
    by: z.string(),
  })
  .meta({ id: "HypothesisLook" });
export type LookView = z.infer<typeof lookViewSchema>;

export const overrideViewSchema = z
  .strictObject({
    look: z.int(),
    verdict: z.enum(["supported", "notSupported"]).nullable(),
    note: z.string(),
    at: z.string(),
    by: z.string(),
  })
  .meta({ id: "HypothesisOverride" });
export type OverrideView = z.infer<typeof overrideViewSchema>;

/** A hypothesis as this reader sees it: before the reveal without any number of its metric. */
export const hypothesisSchema = z
  .strictObject({
    id: z.string(),
    study: z.string(),
    segment: z.strictObject({ slug: z.string(), name: z.string(), code: z.string(), archived: z.boolean() }),
    definition: z.int(),
    /** Number of a newer published definition, which the claim is not about. */
    newerDefinition: z.int().nullable(),
    metric: z.strictObject({
      id: z.string(),
      name: z.string(),
      unit: z.string(),
      direction: z.enum(["higher", "lower"]).nullable(),
      isNeverNegative: z.boolean(),
    }),
    direction: z.enum(["higher", "lower"]),
    comparison: z.enum(comparisons),
    smallestEffect: z.number(),
    guess: z.number().nullable(),
    why: z.string().nullable(),
    /** The claim in words: "churned share lower than the rest by 2 points or more". */
    sentence: z.string(),
    state: z.enum(hypothesisStates),
    stage: stageSchema,
    /** Why this reader sees neither numbers nor verdict; null where all is open. */
    closed: z.string().nullable(),
    created: z.strictObject({ at: z.string(), by: z.string() }),
    revealed: z.strictObject({ at: z.string(), by: z.string() }).nullable(),
    retired: z.strictObject({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
    /** The hypothesis in whose place it stands; its number may have been seen when this one was written. */
    predecessor: z.strictObject({ id: z.string(), wasRevealed: z.boolean() }).nullable(),
    successor: z.string().nullable(),
    latest: lookViewSchema.nullable(),
    /** Signed word beside the latest verdict, in force. */
    override: overrideViewSchema.nullable(),
  })
  .meta({ id: "Hypothesis" });
export type HypothesisView = z.infer<typeof hypothesisSchema>;

/** One hypothesis with its history, and between reviews the 95 % interval on the newest data, for information. */
export const hypothesisPageSchema = z
  .strictObject({
    hypothesis: hypothesisSchema,
    looks: z.array(lookViewSchema),
    overrides: z.array(overrideViewSchema),
    now: z
      .strictObject({
        dataset: z.string(),
        datasetVersion: z.int(),
        currency: z.string(),
        asOf: z.string().nullable(),
        customers: z.number().nullable(),
        estimate: estimateSchema.nullable(),
        sentence: z.string().nullable(),
      })
      .nullable(),
  })
  .meta({ id: "HypothesisPage" });
export type HypothesisPage = z.infer<typeof hypothesisPageSchema>;

export const studySchema = z
  .strictObject({
    id: z.string(),
    dataset: z.string(),
    datasetName: z.string(),
    name: z.string(),
    goal: z.string(),
    businessModel: businessModelSchema,
    successMetric: z.strictObject({ id: z.string(), name: z.string(), unit: z.string() }),
    target: z.number().nullable(),
    targetDate: z.string().nullable(),
    owner: memberNameSchema.nullable(),
    nextReview: z.string(),
    /** The day of the next review has come. */
    isDue: z.boolean(),
    created: z.strictObject({ at: z.string(), by: z.string() }),
    closedAt: z.string().nullable(),
  })
  .meta({ id: "Study" });
export type StudyView = z.infer<typeof studySchema>;

/** The decision that names the segment of a pick; `chosen` is the option that was taken. */
export const pickDecisionSchema = z
  .strictObject({
    id: z.string(),
    question: z.string(),
    status: decisionStatusSchema,
    chosen: z.string().nullable(),
  })
  .meta({ id: "PickDecision" });
export type PickDecision = z.infer<typeof pickDecisionSchema>;

/** A hypothesis on the board with what it needs to move one column on; `next` null in the last column. */
export const boardCardSchema = z
  .strictObject({
    hypothesis: hypothesisSchema,
    /** Customers of the segment on the newest data; null where this reader may not see it. */
    customers: z.number().nullable(),
    next: z.enum(["analyse", "pick"]).nullable(),
    gates: z.array(gateStateSchema),
    /** Of a pick; null while none names its segment, and for whom decisions are closed. */
    decision: pickDecisionSchema.nullable(),
  })
  .meta({ id: "BoardCard" });
export type BoardCard = z.infer<typeof boardCardSchema>;

/** The study as a board: cards by column, what is retired beside it, and what a review would look at. */
export const studyBoardSchema = z
  .strictObject({
    study: studySchema,
    datasetVersion: z.int(),
    currency: z.string(),
    asOf: z.string().nullable(),
    /** The success metric of all customers today with its interval, in words; null where there is none for this reader. */
    successToday: z.string().nullable(),
    cards: z.array(boardCardSchema),
    retired: z.array(hypothesisSchema),
    /** Hypotheses that a review of the newest data would look at. */
    dueLooks: z.int(),
    /** Why a review would look at nothing; null where it would. */
    reviewFault: z.string().nullable(),
  })
  .meta({ id: "StudyBoard" });
export type StudyBoard = z.infer<typeof studyBoardSchema>;

/** The newest verdict on a segment, for lists and homes. */
export const segmentVerdictSchema = z
  .strictObject({
    segment: z.string(),
    hypothesis: z.string(),
    study: z.string(),
    state: z.enum(hypothesisStates),
    /** "supported", "not supported", "testing", "not enough data". */
    word: z.string(),
    override: z.enum(["supported", "notSupported"]).nullable(),
    sentence: z.string(),
    metric: z.string(),
    metricName: z.string(),
    look: z.int().nullable(),
    /** Day of the latest look; null before the first. */
    date: z.string().nullable(),
    nextReview: z.string(),
  })
  .meta({ id: "SegmentVerdict" });
export type SegmentVerdict = z.infer<typeof segmentVerdictSchema>;
