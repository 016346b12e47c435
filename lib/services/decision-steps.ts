import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Answer, Choice, Closing, Decision, Replacement, Review } from "@/lib/domain/decision";
import type { DecisionView } from "@/lib/domain/decision-resources";
import { answerDecision, replaceApprover } from "@/lib/store/decision-approvals";
import { addDecisionReview, endDecision, refuseOtherState, takeDecision } from "@/lib/store/decisions";
import { recordAudit } from "./audit";
import { successToday } from "./decision-evidence";
import { openDecision } from "./decision-heads";
import { demandAnswering } from "./decision-people";
import { decision } from "./decision-views";

/** Approves a proposal, or dissents from it in words. Only who was named is asked, once; the answer is kept for ever. */
export async function answer(actor: Actor, id: string, given: Answer): Promise<DecisionView> {
  demand(actor, "decisions.answer");
  const { decision: kept, standing } = await openDecision(actor, id);
  refuseOtherState(kept, ["proposed"]);
  if (!standing.rights.answer)
    throw new AppError(
      "forbidden",
      "Your answer is not asked for here, or you gave it already. Only those who are named approve, each once.",
    );
  await answerDecision(actor.scope, { decisionId: id, userId: actor.userId, ...given });
  return await recorded(actor, id, { action: "decisions.answer", details: { answer: given.answer } });
}

/** Names somebody in the place of an approver who has left, or may not answer any more: the owner or an admin does. */
export async function replace(actor: Actor, id: string, { left, instead }: Replacement): Promise<DecisionView> {
  demand(actor, "decisions.answer");
  const { decision: kept, standing, people } = await openDecision(actor, id);
  refuseOtherState(kept, ["proposed"]);
  if (people.presenceOf(left) === "here")
    throw new AppError("conflict", `${people.named(left).name} is still here. Only who has left is replaced.`);
  if (!standing.rights.replace)
    throw new AppError("forbidden", "Only the owner of this decision or an admin names somebody instead.");
  demandAnswering(people, [instead]);
  await replaceApprover(actor.scope, { decisionId: id, left, instead });
  return await recorded(actor, id, { action: "decisions.replace", details: { left, instead } });
}

/** Takes a proposal: one of its options, and why. An executive or an admin does, once everybody who must has answered. */
export async function take(actor: Actor, id: string, { option, why }: Choice): Promise<DecisionView> {
  demand(actor, "decisions.take");
  const { decision: kept, standing } = await openDecision(actor, id);
  refuseOtherState(kept, ["proposed"]);
  if (!standing.rights.take)
    throw new AppError("conflict", standing.missing[0] ?? "This decision cannot be taken yet.");
  await takeDecision(actor.scope, { id, option, why, by: actor.userId });
  return await recorded(actor, id, { action: "decisions.take", details: { option } });
}

/** Ends a decision without a choice. Who may take it may decline it; who wrote it may withdraw it. */
export async function end(actor: Actor, id: string, { as, why }: Closing): Promise<DecisionView> {
  demand(actor, as === "declined" ? "decisions.take" : "decisions.draft");
  const { decision: kept, standing } = await openDecision(actor, id);
  refuseOtherState(kept, as === "declined" ? ["proposed"] : ["draft", "proposed"]);
  if (!(as === "declined" ? standing.rights.decline : standing.rights.withdraw))
    throw new AppError("forbidden", "Who proposed a decision, its owner or an admin withdraws it. Ask one of them.");
  await endDecision(actor.scope, { id, as, why, by: actor.userId });
  return await recorded(actor, id, { action: as === "declined" ? "decisions.decline" : "decisions.withdraw" });
}

/** Was it right? Keeps what the reviewer finds beside the success metric as it is today, and sets the day of the next review. */
export async function review(actor: Actor, id: string, { outcome, words, next }: Review): Promise<DecisionView> {
  demand(actor, "decisions.answer");
  const { decision: kept, standing } = await openDecision(actor, id);
  refuseOtherState(kept, ["taken"]);
  if (!standing.rights.review)
    throw new AppError(
      "forbidden",
      "The owner of this decision reviews it, or who may take decisions. Ask one of them.",
    );
  refusePastDay(kept, next);
  const { pin, versionId } = await successToday(actor, kept);
  await addDecisionReview(actor.scope, {
    decisionId: id,
    outcome,
    words,
    success: pin,
    versionId: pin === null ? null : versionId,
    writtenBy: actor.userId,
    next,
  });
  return await recorded(actor, id, { action: "decisions.review", details: { outcome, next } });
}

function refusePastDay({ closedAt }: Decision, next: string | null): void {
  if (next !== null && closedAt !== null && next <= closedAt.slice(0, 10))
    throw new AppError("invalid", "The next review is on a day after the decision was taken. Choose a later one.");
}

async function recorded(
  actor: Actor,
  id: string,
  { action, details = {} }: { readonly action: string; readonly details?: Record<string, string | number | null> },
): Promise<DecisionView> {
  await recordAudit(actor, action, { kind: "decision", id }, details);
  return await decision(actor, id);
}
