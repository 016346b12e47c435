import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { missingToPropose } from "@/lib/domain/decision";
import type { DecisionReviewView, DecisionView } from "@/lib/domain/decision-resources";
import { decisionFigures, decisionSegments, decisionSuccess } from "./decision-evidence";
import { type OpenDecision, openDecision } from "./decision-heads";
import { figureSince } from "./figures";
import { resolveVersion } from "./versions";

/** A decision in full: its evidence as it was beside today's, who approved and who dissented, and how it turned out. */
export async function decision(actor: Actor, id: string): Promise<DecisionView> {
  const open = await openDecision(actor, id);
  const { decision: kept, people, standing } = open;
  const { content, frozen } = kept;
  const newest = await resolveVersion(actor, kept.datasetSlug, "latest");
  const success = await decisionSuccess(actor, kept);
  return {
    head: open.head,
    content,
    revision: kept.revision,
    datasetName: kept.datasetName,
    createdBy: people.named(kept.createdBy),
    createdAt: kept.createdAt,
    proposedBy: kept.proposedBy === null ? null : people.named(kept.proposedBy),
    frozen: frozen && { version: frozen.dataset.version, asOf: frozen.dataset.asOf, newest: newest.number },
    segments: await decisionSegments(actor, kept),
    figures: await decisionFigures(actor, kept),
    success: success && { wanted: content.success?.wanted ?? "", figure: success },
    texts: content.texts,
    approvals: approvalsOf(open),
    closing: closingOf(open),
    reviews: await reviewsOf(actor, open),
    missing: kept.status === "draft" ? missingToPropose(content, actor.userId) : [...standing.missing],
    rights: standing.rights,
  };
}

/** Of a draft those who are to approve, none of whom has been asked yet. */
function approvalsOf({ decision: kept, approvals, people, standing }: OpenDecision): DecisionView["approvals"] {
  if (kept.status === "draft" || approvals.length === 0)
    return kept.content.approvers.map((id) => ({
      person: people.named(id),
      state: people.presenceOf(id) === "here" ? "waiting" : people.presenceOf(id) === "left" ? "left" : "closedOut",
      words: null,
      answeredAt: null,
      replacedBy: null,
    }));
  return approvals.map(({ userId, words, answeredAt, replacedBy }, index) => ({
    person: people.named(userId),
    state: standing.states[index] ?? "waiting",
    words,
    answeredAt,
    replacedBy: replacedBy === null ? null : people.named(replacedBy).name,
  }));
}

function closingOf({ decision: kept, people }: OpenDecision): DecisionView["closing"] {
  if (kept.closedBy === null || kept.closedAt === null) return null;
  return { by: people.named(kept.closedBy), at: kept.closedAt, why: kept.why ?? "", chosen: kept.chosen };
}

/** Numbers stand in a review for those who may see them on their own page. */
async function reviewsOf(
  actor: Actor,
  { decision: kept, reviews, people }: OpenDecision,
): Promise<DecisionReviewView[]> {
  const then = kept.frozen?.success ? (await figureSince(actor, kept.frozen.success)).was : null;
  return await Promise.all(
    reviews.map(async (review) => ({
      outcome: review.outcome,
      words: review.words,
      by: people.named(review.writtenBy).name,
      at: review.writtenAt,
      was: then?.text ?? null,
      isNow: review.success ? ((await figureSince(actor, review.success)).was?.text ?? null) : null,
    })),
  );
}
