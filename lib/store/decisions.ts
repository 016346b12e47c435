import { and, desc, eq, sql } from "drizzle-orm";
import { datasets } from "@/drizzle/schema/datasets";
import { decisionReviews, decisions } from "@/drizzle/schema/decisions";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Decision, DecisionContent, DecisionReview, DecisionStatus, FrozenEvidence } from "@/lib/domain/decision";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { addApprovals, openApprovals } from "./decision-approvals";
import { found } from "./faults";
import { holdVersion } from "./versions";

export async function addDecision(
  scope: Scope,
  input: { readonly datasetId: string; readonly content: DecisionContent; readonly createdBy: string },
): Promise<Decision> {
  const at = instantNow();
  const row = { id: newId(), workspaceId: scope.workspaceId, status: "draft" as const, revision: 1, ...input };
  await ask((db) =>
    db.insert(decisions).values({ ...row, createdAt: at, updatedAt: at, reviewOn: input.content.reviewOn }),
  );
  return decisionById(scope, row.id);
}

export async function decisionById(scope: Scope, decisionId: string): Promise<Decision> {
  return found(await select(scope, decisionId), "decision");
}

/** Every decision of the workspace, what was changed last first. */
export async function listDecisions(scope: Scope): Promise<Decision[]> {
  return select(scope);
}

/** Ids of the drafts that others own. */
export async function draftIdsOfOthers({ workspaceId }: Scope, userId: string): Promise<string[]> {
  const isOthers = sql`${decisions.content} ->> 'owner' is distinct from ${userId}`;
  const where = and(eq(decisions.workspaceId, workspaceId), eq(decisions.status, "draft"), isOthers);
  const rows = await ask((db) => db.select({ id: decisions.id }).from(decisions).where(where));
  return rows.map(({ id }) => id);
}

/** Saves a draft. Throws AppError conflict where somebody else saved meanwhile, or it is no draft any more. */
export async function saveDecisionDraft(
  scope: Scope,
  { id, revision, content }: { readonly id: string; readonly revision: number; readonly content: DecisionContent },
): Promise<Decision> {
  return transaction(async () => {
    const decision = await locked(scope, id, ["draft"]);
    refuseOtherRevision(decision, revision);
    const to = { content, reviewOn: content.reviewOn, revision: revision + 1, updatedAt: instantNow() };
    await ask((db) => db.update(decisions).set(to).where(own(scope, id)));
    return decisionById(scope, id);
  });
}

export interface Proposal {
  readonly id: string;
  /** The save that the evidence was frozen from. */
  readonly revision: number;
  readonly frozen: FrozenEvidence;
  readonly versionId: string;
  readonly proposedBy: string;
}

/** Makes a draft a proposal: from here on its content, its evidence and who must approve stand fast. */
export async function proposeDecision(scope: Scope, proposal: Proposal): Promise<Decision> {
  const { id, revision, frozen, versionId, proposedBy } = proposal;
  return transaction(async () => {
    const decision = await locked(scope, id, ["draft"]);
    refuseOtherRevision(decision, revision);
    await holdVersion(scope, versionId);
    const at = instantNow();
    const to = { status: "proposed" as const, frozen, frozenVersionId: versionId, proposedBy };
    await ask((db) =>
      db
        .update(decisions)
        .set({ ...to, proposedAt: at, updatedAt: at })
        .where(own(scope, id)),
    );
    await addApprovals(scope, id, decision.content.approvers);
    return decisionById(scope, id);
  });
}

/** Takes a proposal once everybody who must has answered. Throws AppError conflict where somebody has not, or it is no proposal. */
export async function takeDecision(
  scope: Scope,
  { id, option, why, by }: { readonly id: string; readonly option: number; readonly why: string; readonly by: string },
): Promise<Decision> {
  return transaction(async () => {
    const { content } = await locked(scope, id, ["proposed"]);
    if (option >= content.options.length)
      throw new AppError("invalid", "There is no such option. Choose one of those that were proposed.");
    if ((await openApprovals(scope, id)).length > 0)
      throw new AppError("conflict", "Somebody who must approve has not answered yet. Wait for them, then take it.");
    return close(scope, id, { status: "taken", chosen: option, why, closedBy: by });
  });
}

/** Ends a decision without a choice: a proposal is declined or withdrawn, a draft withdrawn. */
export async function endDecision(
  scope: Scope,
  input: { readonly id: string; readonly as: "declined" | "withdrawn"; readonly why: string; readonly by: string },
): Promise<Decision> {
  return transaction(async () => {
    await locked(scope, input.id, input.as === "declined" ? ["proposed"] : ["draft", "proposed"]);
    return close(scope, input.id, { status: input.as, chosen: null, why: input.why, closedBy: input.by });
  });
}

/** Keeps what a review found, and the day of the next one; the reviews before stay as they were. */
export async function addDecisionReview(
  scope: Scope,
  review: Omit<DecisionReview, "id" | "writtenAt"> & {
    readonly versionId: string | null;
    readonly next: string | null;
  },
): Promise<Decision> {
  const { next, ...row } = review;
  return transaction(async () => {
    await locked(scope, row.decisionId, ["taken"]);
    if (row.versionId !== null) await holdVersion(scope, row.versionId);
    const to = { id: newId(), workspaceId: scope.workspaceId, writtenAt: instantNow() };
    await ask((db) => db.insert(decisionReviews).values({ ...row, ...to }));
    await ask((db) => db.update(decisions).set({ reviewOn: next }).where(own(scope, row.decisionId)));
    return decisionById(scope, row.decisionId);
  });
}

/** Reviews of one decision or of all, oldest first. */
export async function listDecisionReviews(scope: Scope, decisionId?: string): Promise<DecisionReview[]> {
  const rows = await ask((db) =>
    db
      .select()
      .from(decisionReviews)
      .where(
        and(
          eq(decisionReviews.workspaceId, scope.workspaceId),
          decisionId === undefined ? undefined : eq(decisionReviews.decisionId, decisionId),
        ),
      )
      .orderBy(decisionReviews.writtenAt, decisionReviews.id),
  );
  return rows.map(({ workspaceId: _, versionId: __, ...review }) => review);
}

/** The decision with its row locked until the transaction ends. Throws AppError conflict where it is in none of these states. */
async function locked(scope: Scope, id: string, states: readonly DecisionStatus[]): Promise<Decision> {
  found(
    await ask((db) => db.select({ id: decisions.id }).from(decisions).where(own(scope, id)).for("update")),
    "decision",
  );
  const decision = await decisionById(scope, id);
  refuseOtherState(decision, states);
  return decision;
}

/** Throws AppError conflict where a decision is in none of these states. */
export function refuseOtherState({ status }: Pick<Decision, "status">, states: readonly DecisionStatus[]): void {
  if (states.includes(status)) return;
  throw new AppError("conflict", stateSentences[status]);
}

const stateSentences: Readonly<Record<DecisionStatus, string>> = {
  draft: "This decision is a draft. Propose it first.",
  proposed: "This decision is proposed, and what was proposed stays as it is. Withdraw it to start again.",
  taken: "This decision is taken. Only its reviews and its notes go on.",
  declined: "This decision was declined; nothing of it changes any more.",
  withdrawn: "This decision was withdrawn; nothing of it changes any more.",
};

/** Throws AppError conflict where a draft was saved after its reader opened it. */
export function refuseOtherRevision(decision: Pick<Decision, "revision">, revision: number): void {
  if (decision.revision === revision) return;
  throw new AppError(
    "conflict",
    "Somebody else saved this draft after you opened it. Nothing is lost: open it again and look at both.",
  );
}

async function close(
  scope: Scope,
  id: string,
  to: {
    readonly status: DecisionStatus;
    readonly chosen: number | null;
    readonly why: string;
    readonly closedBy: string;
  },
): Promise<Decision> {
  const at = instantNow();
  await ask((db) =>
    db
      .update(decisions)
      .set({ ...to, closedAt: at, updatedAt: at })
      .where(own(scope, id)),
  );
  return decisionById(scope, id);
}

function own(scope: Scope, id: string) {
  return and(eq(decisions.workspaceId, scope.workspaceId), eq(decisions.id, id));
}

async function select(scope: Scope, decisionId?: string): Promise<Decision[]> {
  const rows = await ask((db) =>
    db
      .select({ decision: decisions, datasetSlug: datasets.slug, datasetName: datasets.name })
      .from(decisions)
      .innerJoin(datasets, eq(datasets.id, decisions.datasetId))
      .where(
        and(
          eq(decisions.workspaceId, scope.workspaceId),
          decisionId === undefined ? sql`true` : eq(decisions.id, decisionId),
        ),
      )
      .orderBy(desc(decisions.updatedAt), desc(decisions.id)),
  );
  return rows.map(({ decision: { workspaceId: _, frozenVersionId: __, ...decision }, ...dataset }) => ({
    ...decision,
    ...dataset,
  }));
}
