import { z } from "zod";
import { type FigureAddress, figureAddressSchema, type PinnedFigure } from "./figure";
import { lineSchema, linkSchema, paragraphsSchema } from "./plain-text";
import { segmentSlugSchema } from "./segment";

/** draft → proposed → taken, declined or withdrawn; a draft can be withdrawn as well. Nothing leads back. */
export const decisionStatuses = ["draft", "proposed", "taken", "declined", "withdrawn"] as const;
export const decisionStatusSchema = z.enum(decisionStatuses).meta({ id: "DecisionStatus" });
export type DecisionStatus = z.infer<typeof decisionStatusSchema>;

const memberSchema = z.string().min(1).max(40);

/** One way to decide, with what speaks for and against it. A cost is written as people say it: "20 person-weeks", "€40k a year". */
export const decisionOptionSchema = z
  .strictObject({
    title: lineSchema(140),
    pro: paragraphsSchema(1500),
    con: paragraphsSchema(1500),
    cost: lineSchema(140),
  })
  .meta({ id: "DecisionOption" });
export type DecisionOption = z.infer<typeof decisionOptionSchema>;

/** Evidence in words, with where it can be read; href null where there is nothing to open. */
export const decisionTextSchema = z
  .strictObject({ words: paragraphsSchema(1500), href: linkSchema.nullable() })
  .meta({ id: "DecisionText" });
export type DecisionText = z.infer<typeof decisionTextSchema>;

/** Numbers that one decision may carry, beside its success metric. */
export const mostFigures = 12;

/**
 * What somebody writes before it is proposed; half of it may be missing until then. `recommended` is the place of an option from 0;
 * `success` is the number by which the decision is judged later, and what it should come to.
 */
export const decisionContentSchema = z
  .strictObject({
    question: lineSchema(200),
    background: paragraphsSchema(4000),
    segments: z.array(segmentSlugSchema).max(6, "a decision is about at most 6 segments"),
    options: z.array(decisionOptionSchema).max(6, "a decision has at most 6 options"),
    recommended: z.int().min(0).max(5).nullable(),
    figures: z.array(figureAddressSchema).max(mostFigures, `at most ${mostFigures} numbers`),
    texts: z.array(decisionTextSchema).max(12, "at most 12 pieces of evidence in words"),
    success: z.strictObject({ figure: figureAddressSchema, wanted: lineSchema(200) }).nullable(),
    /** User ids of those who must approve. */
    approvers: z.array(memberSchema).max(12, "at most 12 people approve"),
    /** User id. */
    owner: memberSchema,
    reviewOn: z.iso.date().nullable(),
  })
  .meta({ id: "DecisionContent" });
export type DecisionContent = z.infer<typeof decisionContentSchema>;

export const newDecisionSchema = decisionContentSchema.extend({ dataset: z.string().min(1).max(60) });
export type NewDecision = z.infer<typeof newDecisionSchema>;

/** `revision`: the save the editor started from; another one in between is a conflict. */
export const decisionSaveSchema = decisionContentSchema.extend({ revision: z.int().min(1) });
export type DecisionSave = z.infer<typeof decisionSaveSchema>;

/** The evidence as it was when the decision was proposed: one dataset version, definitions by number, every number as it was read. */
export interface FrozenEvidence {
  readonly dataset: { readonly slug: string; readonly version: number; readonly asOf: string | null };
  readonly segments: readonly FrozenSegment[];
  readonly figures: readonly PinnedFigure[];
  readonly success: PinnedFigure | null;
}

/** A definition as it was; size null where the data could not tell it. */
export interface FrozenSegment {
  readonly slug: string;
  readonly name: string;
  readonly definition: number;
  readonly sentence: string;
  readonly size: PinnedFigure | null;
}

/** A decision as it is kept. */
export interface Decision {
  readonly id: string;
  readonly datasetId: string;
  readonly datasetSlug: string;
  readonly datasetName: string;
  readonly status: DecisionStatus;
  readonly content: DecisionContent;
  readonly revision: number;
  readonly frozen: FrozenEvidence | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly proposedBy: string | null;
  readonly proposedAt: string | null;
  /** Place of the chosen option from 0; only of a taken decision. */
  readonly chosen: number | null;
  /** Why it was taken so, declined or withdrawn. */
  readonly why: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
  /** Day of the next review; moves after each. */
  readonly reviewOn: string | null;
}

export const approvalAnswers = ["approved", "dissented"] as const;
export type ApprovalAnswer = (typeof approvalAnswers)[number];

/** One who must approve. An answer is given once and kept for ever; who left without one is replaced by somebody else. */
export interface Approval {
  readonly decisionId: string;
  readonly userId: string;
  readonly answer: ApprovalAnswer | null;
  readonly words: string | null;
  readonly answeredAt: string | null;
  readonly replacedBy: string | null;
  readonly replacedAt: string | null;
}

export const answerSchema = z.discriminatedUnion("answer", [
  z.strictObject({ answer: z.literal("approved"), words: paragraphsSchema(2000).nullable() }),
  z.strictObject({
    answer: z.literal("dissented"),
    words: paragraphsSchema(2000).min(3, "say in words why you dissent"),
  }),
]);
export type Answer = z.infer<typeof answerSchema>;

const whySchema = paragraphsSchema(4000).min(3, "say why, in a sentence");

export const choiceSchema = z.strictObject({ option: z.int().min(0).max(5), why: whySchema });
export type Choice = z.infer<typeof choiceSchema>;

export const closingSchema = z.strictObject({ as: z.enum(["declined", "withdrawn"]), why: whySchema });
export type Closing = z.infer<typeof closingSchema>;

export const replacementSchema = z.strictObject({ left: memberSchema, instead: memberSchema });
export type Replacement = z.infer<typeof replacementSchema>;

/** Whether a decision was right, as it looks at a review. */
export const outcomes = ["right", "partly", "wrong", "tooEarly"] as const;
export const outcomeSchema = z.enum(outcomes).meta({ id: "DecisionOutcome" });
export type Outcome = z.infer<typeof outcomeSchema>;

export const reviewSchema = z.strictObject({
  outcome: outcomeSchema,
  words: paragraphsSchema(4000).min(3, "say in words how it went"),
  /** The next review; null where none is needed. */
  next: z.iso.date().nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

/** A review as it is kept: what the success metric was on that day, on that version of the data. */
export interface DecisionReview {
  readonly id: string;
  readonly decisionId: string;
  readonly outcome: Outcome;
  readonly words: string;
  readonly success: PinnedFigure | null;
  readonly writtenBy: string;
  readonly writtenAt: string;
}

/** What is missing before a draft can be proposed, a sentence each. `proposer` may approve, but not alone. */
export function missingToPropose(content: DecisionContent, proposer: string): string[] {
  const { question, options, recommended, figures, texts, approvers, reviewOn } = content;
  const unwritten = options.findIndex(({ title }) => title === "");
  return [
    question === "" ? "Write the question that is to be decided." : null,
    options.length < 2 ? "Write at least two options: without a second one there is nothing to decide." : null,
    unwritten >= 0 ? `Give option ${unwritten + 1} a title.` : null,
    recommended === null || recommended >= options.length ? "Recommend one of the options." : null,
    figures.length + texts.length === 0 ? "Add evidence: a number, or something in words." : null,
    approvers.every((id) => id === proposer) ? "Name somebody besides yourself who must approve." : null,
    reviewOn === null ? "Set the day on which it is reviewed." : null,
  ].filter((sentence) => sentence !== null);
}

/** Every number that a decision names. */
export function figuresOf({ figures, success }: Pick<DecisionContent, "figures" | "success">): FigureAddress[] {
  return success === null ? [...figures] : [...figures, success.figure];
}
