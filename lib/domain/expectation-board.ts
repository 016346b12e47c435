import { z } from "zod";
import { datasetHeadSchema } from "./dataset-head";
import { estimateSchema, familySchema, intervalSchema } from "./estimate";
import { claimSchema, gapStatuses, topicSchema } from "./expectation";
import { memberNameSchema } from "./member-name";
import { stanceSchema } from "./segment";

/** Minutes by which a share of the tickets was answered; value null: not reached, or no ticket. */
const waitSchema = z.strictObject({ value: z.number().nullable(), interval: intervalSchema });

/**
 * What happens, measured from tickets. waits: `median` and `ninety` in minutes count open tickets as waiting (`open` of them), of
 * answered ones alone the median is `answeredMedian`; channels: shares of tickets; notMeasured says what would unlock it; hidden why not.
 */
export const serviceActualSchema = z
  .discriminatedUnion("kind", [
    z.strictObject({
      kind: z.literal("waits"),
      tickets: z.number(),
      answered: z.number(),
      open: z.number(),
      undated: z.number(),
      negative: z.number(),
      customers: z.number(),
      median: waitSchema,
      ninety: waitSchema,
      answeredMedian: z.number().nullable(),
    }),
    z.strictObject({
      kind: z.literal("channels"),
      n: z.number(),
      customers: z.number(),
      shares: z.array(
        z.strictObject({
          channel: z.string(),
          n: z.number(),
          share: z.number(),
          interval: intervalSchema.nullable(),
        }),
      ),
      /** Used as well: too few customers to be told, next to such a channel, or rarer than those listed. */
      others: z.array(z.string()),
    }),
    z.strictObject({ kind: z.literal("notMeasured"), sentence: z.string() }),
    z.strictObject({ kind: z.literal("hidden"), sentence: z.string() }),
  ])
  .meta({ id: "ServiceActual" });
export type ServiceActual = z.infer<typeof serviceActualSchema>;

/**
 * met and missed: the interval is clear of the limit (times), or the channels are there or not; inPart: some of it; unclear: it is not
 * clear; notEnough: too few tickets; notMeasured: nobody measures it; blank: nobody wrote what is expected.
 */
export const promiseStates = ["met", "inPart", "missed", "unclear", "notEnough", "notMeasured", "blank"] as const;
export type PromiseState = (typeof promiseStates)[number];

/**
 * A claim held against what happens; of a time with the share of tickets within the limit and its interval at the level of the board
 * (1 - `alpha`), the one that the state goes by.
 */
export const claimVerdictSchema = z
  .strictObject({
    state: z.enum(promiseStates),
    sentence: z.string(),
    attainment: z
      .strictObject({
        minutes: z.number(),
        wanted: z.number(),
        k: z.number(),
        n: z.number(),
        customers: z.number(),
        share: z.number().nullable(),
        interval: intervalSchema.nullable(),
        alpha: z.number(),
      })
      .nullable(),
  })
  .meta({ id: "ClaimVerdict" });
export type ClaimVerdict = z.infer<typeof claimVerdictSchema>;

/** One topic of a segment: what is expected, offered and happens, and what is done about the gap. */
export const expectationCellSchema = z
  .strictObject({
    /** null while nobody wrote anything. */
    id: z.string().nullable(),
    topic: topicSchema,
    expected: claimSchema.nullable(),
    offered: claimSchema.nullable(),
    actual: serviceActualSchema,
    againstExpected: claimVerdictSchema,
    againstOffered: claimVerdictSchema,
    owner: memberNameSchema.nullable(),
    status: z.enum(gapStatuses),
    due: z.string().nullable(),
    revision: z.number().nullable(),
    updatedBy: z.string().nullable(),
    updatedAt: z.string().nullable(),
  })
  .meta({ id: "ExpectationCell" });
export type ExpectationCell = z.infer<typeof expectationCellSchema>;

/** A segment's sheet. `customers` are those still there, `revenueCents` what they pay a month; null: hidden, or not in the data. */
export const expectationSheetSchema = z
  .strictObject({
    slug: z.string(),
    ref: z.string(),
    name: z.string(),
    code: z.string(),
    stance: stanceSchema.nullable(),
    customers: z.number().nullable(),
    revenueCents: z.number().nullable(),
    satisfaction: estimateSchema.nullable(),
    cells: z.array(expectationCellSchema),
    fault: z.string().nullable(),
  })
  .meta({ id: "ExpectationSheet" });
export type ExpectationSheet = z.infer<typeof expectationSheetSchema>;

/** An expectation that is missed or met in part. `waited`: customers still there who waited longer than expected, and their revenue. */
export const expectationGapSchema = z
  .strictObject({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    code: z.string(),
    topic: topicSchema,
    state: z.enum(promiseStates),
    sentence: z.string(),
    /** How many times the limit the median is; null where nothing is measured in time. */
    ratio: z.number().nullable(),
    revenueCents: z.number().nullable(),
    waited: z.strictObject({ customers: z.number(), revenueCents: z.number().nullable() }).nullable(),
    owner: memberNameSchema.nullable(),
    status: z.enum(gapStatuses),
    due: z.string().nullable(),
    /** Still to be mended, and its day is past. */
    isOverdue: z.boolean(),
  })
  .meta({ id: "ExpectationGap" });
export type ExpectationGap = z.infer<typeof expectationGapSchema>;

/** Every segment's sheet on one dataset version, the gaps by what they put at stake, and the tickets that count for no segment. */
export const expectationBoardSchema = z
  .strictObject({
    dataset: datasetHeadSchema,
    sheets: z.array(expectationSheetSchema),
    gaps: z.array(expectationGapSchema),
    tickets: z
      .strictObject({
        total: z.number(),
        withoutCustomer: z.number(),
        withoutSegment: z.number(),
        negativeResponse: z.number(),
        negativeResolution: z.number(),
        first: z.string().nullable(),
        last: z.string().nullable(),
      })
      .nullable(),
    family: familySchema,
    notes: z.array(z.string()),
  })
  .meta({ id: "ExpectationBoard" });
export type ExpectationBoard = z.infer<typeof expectationBoardSchema>;
