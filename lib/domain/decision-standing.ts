import type { Approval, Decision } from "./decision";
import type { ApprovalView, DecisionRights, Waiting } from "./decision-resources";

/** Who looks at a decision, and how far their rights go. */
export interface Reader {
  readonly userId: string;
  readonly drafts: boolean;
  readonly answers: boolean;
  readonly takes: boolean;
  readonly isAdmin: boolean;
}

/** Whether somebody can still give an answer: `left` is no member any more, `closedOut` may not answer any more. */
export type Presence = "here" | "left" | "closedOut";

/** A decision as it stands between people: who has answered, what is missing before it is taken, what the reader may do. */
export interface Standing {
  readonly states: readonly ApprovalView["state"][];
  /** What is missing before the reader can take a proposal, a sentence each. */
  readonly missing: readonly string[];
  readonly rights: DecisionRights;
  readonly waiting: Waiting | null;
  readonly isOverdue: boolean;
}

export interface DecisionFacts {
  readonly decision: Decision;
  readonly approvals: readonly Approval[];
  readonly presenceOf: (userId: string) => Presence;
  readonly nameOf: (userId: string) => string;
  /** ISO date. */
  readonly today: string;
}

/** Who proposes does not take a decision alone: somebody else has to approve it first. */
export function decisionStanding(facts: DecisionFacts, reader: Reader): Standing {
  const { decision, approvals, today } = facts;
  const { status } = decision;
  const states = approvals.map((one) => approvalState(one, facts.presenceOf));
  const missing = status === "proposed" ? missingToTake(facts, states, reader) : [];
  const isProposed = status === "proposed";
  const isOwner = decision.content.owner === reader.userId;
  const isTheirs = isOwner || reader.isAdmin || [decision.proposedBy, decision.createdBy].includes(reader.userId);
  const hasGaps = states.some((state) => state === "left" || state === "closedOut");
  const rights = {
    edit: status === "draft" && reader.drafts,
    propose: status === "draft" && reader.drafts,
    answer: isProposed && reader.answers && isAsked(approvals, reader.userId),
    take: isProposed && reader.takes && missing.length === 0,
    decline: isProposed && reader.takes,
    withdraw: reader.drafts && (status === "draft" || (isProposed && isTheirs)),
    replace: isProposed && hasGaps && (reader.isAdmin || (isOwner && reader.answers)),
    review: status === "taken" && reader.answers && (isOwner || reader.takes),
  };
  return {
    states,
    missing,
    rights,
    waiting: rights.answer ? "answer" : rights.replace ? "replace" : rights.take ? "take" : null,
    isOverdue: status === "taken" && decision.reviewOn !== null && decision.reviewOn < today,
  };
}

function isAsked(approvals: readonly Approval[], userId: string): boolean {
  return approvals.some((one) => one.userId === userId && one.answer === null && one.replacedBy === null);
}

function approvalState(approval: Approval, presenceOf: (userId: string) => Presence): ApprovalView["state"] {
  if (approval.answer !== null) return approval.answer;
  if (approval.replacedBy !== null) return "replaced";
  const presence = presenceOf(approval.userId);
  return presence === "here" ? "waiting" : presence;
}

function missingToTake(
  { decision, approvals, nameOf }: DecisionFacts,
  states: readonly ApprovalView["state"][],
  reader: Reader,
): string[] {
  const open = approvals.flatMap(({ userId }, index) => {
    const state = states[index];
    if (state === "waiting")
      return [userId === reader.userId ? "You have not answered yet." : `${nameOf(userId)} has not answered yet.`];
    if (state === "left") return [`${nameOf(userId)} has left the workspace without an answer: ${gapWords}`];
    return state === "closedOut" ? [`${nameOf(userId)} may not answer any more: ${gapWords}`] : [];
  });
  const isSeconded = approvals.some(({ userId, answer }) => answer === "approved" && userId !== decision.proposedBy);
  const isAlone = reader.userId === decision.proposedBy && !isSeconded;
  return [
    ...open,
    ...(isAlone ? ["You proposed it, and nobody else has approved it: somebody else has to take it."] : []),
  ];
}

const gapWords = "the owner or an admin names somebody instead.";
