import { z } from "zod";
import { decisionContentSchema, decisionStatusSchema, decisionTextSchema, outcomeSchema } from "./decision";
import { figureAddressSchema, figureSinceSchema } from "./figure";
import { stanceSchema } from "./segment";

/** Somebody named in a decision; `isMember` false where they have left the workspace. */
export const namedPersonSchema = z
  .strictObject({ id: z.string(), name: z.string(), isMember: z.boolean() })
  .meta({ id: "NamedPerson" });
export type NamedPerson = z.infer<typeof namedPersonSchema>;

/** Why a decision waits for the reader: their answer is asked for, all have answered and it can be taken, or an approver left. */
export const waitingSchema = z.enum(["answer", "take", "replace"]);
export type Waiting = z.infer<typeof waitingSchema>;

/** A decision in a list. `dissented` of `answers` of `approvers`; `dueOn` is the day of its review. */
export const decisionHeadSchema = z
  .strictObject({
    id: z.string(),
    question: z.string(),
    status: decisionStatusSchema,
    dataset: z.string(),
    segments: z.array(
      z.strictObject({ slug: z.string(), name: z.string(), code: z.string(), isArchived: z.boolean() }),
    ),
    owner: namedPersonSchema,
    approvers: z.int(),
    answers: z.int(),
    dissented: z.int(),
    waiting: waitingSchema.nullable(),
    /** The option that was chosen. */
    chosen: z.string().nullable(),
    updatedAt: z.string(),
    proposedAt: z.string().nullable(),
    closedAt: z.string().nullable(),
    reviewOn: z.string().nullable(),
    isOverdue: z.boolean(),
    /** What the last review found. */
    outcome: outcomeSchema.nullable(),
  })
  .meta({ id: "DecisionHead" });
export type DecisionHead = z.infer<typeof decisionHeadSchema>;

/** A number of a decision: `since` holds it as it was and today's; of a draft only today's. */
export const decisionFigureSchema = z
  .strictObject({
    address: figureAddressSchema,
    /** What the number is: "Churned share of Agencies". */
    label: z.string(),
    since: figureSinceSchema,
  })
  .meta({ id: "DecisionFigure" });
export type DecisionFigure = z.infer<typeof decisionFigureSchema>;

/** A segment of a decision: its definition as it was frozen and as it is today, with its sizes. */
export const decisionSegmentSchema = z
  .strictObject({
    slug: z.string(),
    name: z.string(),
    code: z.string(),
    /** Its stance today; null also where none was taken. */
    stance: stanceSchema.nullable(),
    isArchived: z.boolean(),
    was: z.strictObject({ definition: z.int(), sentence: z.string() }).nullable(),
    today: z.strictObject({ definition: z.int(), sentence: z.string() }).nullable(),
    size: figureSinceSchema.nullable(),
    /** What the reader should know: archived, without customers, another definition by now. */
    notices: z.array(z.string()),
  })
  .meta({ id: "DecisionSegment" });
export type DecisionSegment = z.infer<typeof decisionSegmentSchema>;

/** `state`: `left` is no member any more and never answered, `closedOut` may no longer read decisions, `replaced` has a successor. */
export const approvalViewSchema = z
  .strictObject({
    person: namedPersonSchema,
    state: z.enum(["waiting", "approved", "dissented", "left", "closedOut", "replaced"]),
    words: z.string().nullable(),
    answeredAt: z.string().nullable(),
    replacedBy: z.string().nullable(),
  })
  .meta({ id: "Approval" });
export type ApprovalView = z.infer<typeof approvalViewSchema>;

export const decisionReviewSchema = z
  .strictObject({
    outcome: outcomeSchema,
    words: z.string(),
    by: z.string(),
    at: z.string(),
    /** The success metric as it was when the decision was proposed, and on the day of the review; null where there is none to show. */
    was: z.string().nullable(),
    isNow: z.string().nullable(),
  })
  .meta({ id: "DecisionReview" });
export type DecisionReviewView = z.infer<typeof decisionReviewSchema>;

/** What this reader may do with this decision as it stands. */
export const decisionRightsSchema = z.strictObject({
  edit: z.boolean(),
  propose: z.boolean(),
  answer: z.boolean(),
  take: z.boolean(),
  decline: z.boolean(),
  withdraw: z.boolean(),
  replace: z.boolean(),
  review: z.boolean(),
});
export type DecisionRights = z.infer<typeof decisionRightsSchema>;

/** A decision in full. `frozen` says on which version of the data its numbers were frozen; null for a draft. */
export const decisionSchema = z
  .strictObject({
    head: decisionHeadSchema,
    content: decisionContentSchema,
    revision: z.int(),
    datasetName: z.string(),
    createdBy: namedPersonSchema,
    createdAt: z.string(),
    proposedBy: namedPersonSchema.nullable(),
    frozen: z.strictObject({ version: z.int(), asOf: z.string().nullable(), newest: z.int() }).nullable(),
    segments: z.array(decisionSegmentSchema),
    figures: z.array(decisionFigureSchema),
    success: z.strictObject({ wanted: z.string(), figure: decisionFigureSchema }).nullable(),
    texts: z.array(decisionTextSchema),
    approvals: z.array(approvalViewSchema),
    closing: z
      .strictObject({ by: namedPersonSchema, at: z.string(), why: z.string(), chosen: z.int().nullable() })
      .nullable(),
    reviews: z.array(decisionReviewSchema),
    /** What is missing before it can be proposed, or taken. */
    missing: z.array(z.string()),
    rights: decisionRightsSchema,
  })
  .meta({ id: "Decision" });
export type DecisionView = z.infer<typeof decisionSchema>;
