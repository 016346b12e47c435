import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Approval, Decision, DecisionReview } from "@/lib/domain/decision";
import type { DecisionHead } from "@/lib/domain/decision-resources";
import { decisionStanding, type Standing } from "@/lib/domain/decision-standing";
import type { Segment } from "@/lib/domain/segment";
import { instantNow } from "@/lib/platform/clock";
import { listApprovals } from "@/lib/store/decision-approvals";
import { decisionById, listDecisionReviews, listDecisions } from "@/lib/store/decisions";
import { listSegments } from "@/lib/store/segments";
import { type People, people, readerOf } from "./decision-people";

/** A decision with the people in it, as it stands for one reader. */
export interface OpenDecision {
  readonly decision: Decision;
  readonly approvals: readonly Approval[];
  readonly reviews: readonly DecisionReview[];
  readonly people: People;
  readonly standing: Standing;
  readonly head: DecisionHead;
}

/** Every decision that the reader may see, what was changed last first. Drafts are seen by those who prepare decisions, and by their owner. */
export async function decisionHeads(actor: Actor): Promise<DecisionHead[]> {
  demand(actor, "decisions.read");
  return (await opened(actor, await listDecisions(actor.scope))).map(({ head }) => head);
}

/** Decisions that wait for this reader: for an answer, to be taken, or for somebody in the place of one who left. */
export async function decisionsWaiting(actor: Actor): Promise<DecisionHead[]> {
  return (await decisionHeads(actor)).filter(({ waiting }) => waiting !== null);
}

/** Decisions that were taken and whose review is overdue, the longest first. */
export async function reviewsOverdue(actor: Actor): Promise<DecisionHead[]> {
  const overdue = (await decisionHeads(actor)).filter(({ isOverdue }) => isOverdue);
  return overdue.sort((one, other) => (one.reviewOn ?? "").localeCompare(other.reviewOn ?? ""));
}

/** Opens one decision. Throws AppError notFound for a foreign one, and for a draft that this reader may not see. */
export async function openDecision(actor: Actor, id: string): Promise<OpenDecision> {
  demand(actor, "decisions.read");
  const [open] = await opened(actor, [await decisionById(actor.scope, id)]);
  if (open) return open;
  throw new AppError("notFound", "There is no such decision here. Check the link, or go back to the list.");
}

async function opened(actor: Actor, all: readonly Decision[]): Promise<OpenDecision[]> {
  const reader = readerOf(actor);
  const shown = all.filter(
    ({ status, content }) => status !== "draft" || reader.drafts || content.owner === actor.userId,
  );
  const [alone] = shown;
  const id = shown.length === 1 ? alone?.id : undefined;
  const approvals = await listApprovals(actor.scope, id);
  const reviews = await listDecisionReviews(actor.scope, id);
  const segments = await listSegments(actor.scope);
  const known = await people(actor, [...shown.flatMap(namedIn), ...approvals.map(({ userId }) => userId)]);
  const today = instantNow().slice(0, 10);
  return shown.map((decision) => {
    const own = approvals.filter(({ decisionId }) => decisionId === decision.id);
    const nameOf = (userId: string) => known.named(userId).name;
    const facts = { decision, approvals: own, presenceOf: known.presenceOf, nameOf, today };
    const standing = decisionStanding(facts, reader);
    const written = reviews.filter(({ decisionId }) => decisionId === decision.id);
    const open = { decision, approvals: own, reviews: written, people: known, standing };
    return { ...open, head: headOf(open, segments) };
  });
}

function namedIn({ content, createdBy, proposedBy, closedBy }: Decision): string[] {
  const others = [proposedBy, closedBy].filter((id) => id !== null);
  return [content.owner, ...content.approvers, createdBy, ...others];
}

function headOf(open: Omit<OpenDecision, "head">, segments: readonly Segment[]): DecisionHead {
  const { decision, standing, people: known } = open;
  const { content } = decision;
  const counted = standing.states.filter((state) => state !== "replaced");
  return {
    id: decision.id,
    question: content.question,
    status: decision.status,
    dataset: decision.datasetSlug,
    segments: content.segments.flatMap((slug) => {
      const segment = segments.find((one) => one.slug === slug);
      return segment ? [{ slug, name: segment.name, code: segment.code, isArchived: segment.archivedAt !== null }] : [];
    }),
    owner: known.named(content.owner),
    approvers: counted.length,
    answers: counted.filter((state) => state === "approved" || state === "dissented").length,
    dissented: counted.filter((state) => state === "dissented").length,
    waiting: standing.waiting,
    chosen: decision.chosen === null ? null : (content.options[decision.chosen]?.title ?? null),
    updatedAt: decision.updatedAt,
    proposedAt: decision.proposedAt,
    closedAt: decision.closedAt,
    reviewOn: decision.reviewOn,
    isOverdue: standing.isOverdue,
    outcome: open.reviews.at(-1)?.outcome ?? null,
  };
}
