import { and, asc, eq, isNull, max } from "drizzle-orm";
import { decisionApprovals, decisions } from "@/drizzle/schema/decisions";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { Answer, Approval } from "@/lib/domain/decision";
import { instantNow } from "@/lib/platform/clock";
import { ask, transaction } from "./database";
import { found, uniqueOr } from "./faults";

/** Everybody who must approve, or had to, in the order in which they were named; of one decision or of all. */
export async function listApprovals(scope: Scope, decisionId?: string): Promise<Approval[]> {
  const rows = await ask((db) =>
    db
      .select()
      .from(decisionApprovals)
      .where(
        and(
          eq(decisionApprovals.workspaceId, scope.workspaceId),
          decisionId === undefined ? undefined : eq(decisionApprovals.decisionId, decisionId),
        ),
      )
      .orderBy(asc(decisionApprovals.decisionId), asc(decisionApprovals.position)),
  );
  return rows.map(({ workspaceId: _, position: __, ...approval }) => approval);
}

/** Those of a decision that are still to be given. */
export async function openApprovals(scope: Scope, decisionId: string): Promise<Approval[]> {
  return (await listApprovals(scope, decisionId)).filter((one) => one.answer === null && one.replacedBy === null);
}

/** Called with the proposal, in its transaction. */
export async function addApprovals(scope: Scope, decisionId: string, userIds: readonly string[]): Promise<void> {
  const named = [...new Set(userIds)];
  if (named.length === 0) throw new AppError("invalid", "Name somebody who must approve.");
  const rows = named.map((userId, position) => ({ workspaceId: scope.workspaceId, decisionId, userId, position }));
  await ask((db) => db.insert(decisionApprovals).values(rows));
}

/** Approves or dissents, once. Throws AppError conflict where the answer was given, or the decision is no proposal any more. */
export async function answerDecision(
  scope: Scope,
  { decisionId, userId, ...given }: { readonly decisionId: string; readonly userId: string } & Answer,
): Promise<void> {
  await transaction(async () => {
    await lockProposal(scope, decisionId);
    const open = await openApprovals(scope, decisionId);
    if (!open.some((one) => one.userId === userId))
      throw new AppError(
        "conflict",
        "Your answer is not asked for, or you gave it already. It is kept as you gave it.",
      );
    await ask((db) =>
      db
        .update(decisionApprovals)
        .set({ ...given, answeredAt: instantNow() })
        .where(ofPerson(scope, decisionId, userId)),
    );
  });
}

/** Puts somebody in the place of one who left without an answer; who left stays named. */
export async function replaceApprover(
  scope: Scope,
  { decisionId, left, instead }: { readonly decisionId: string; readonly left: string; readonly instead: string },
): Promise<void> {
  await transaction(async () => {
    await lockProposal(scope, decisionId);
    if (!(await openApprovals(scope, decisionId)).some((one) => one.userId === left))
      throw new AppError("conflict", "This person has answered already, or is replaced. Nothing was changed.");
    const ofDecision = eq(decisionApprovals.decisionId, decisionId);
    const last = await ask((db) =>
      db
        .select({ position: max(decisionApprovals.position) })
        .from(decisionApprovals)
        .where(and(eq(decisionApprovals.workspaceId, scope.workspaceId), ofDecision)),
    );
    const position = (last[0]?.position ?? 0) + 1;
    const row = { workspaceId: scope.workspaceId, decisionId, userId: instead, position };
    await uniqueOr("This person is named already. Choose somebody else.", () =>
      ask((db) => db.insert(decisionApprovals).values(row).returning({ id: decisionApprovals.userId })),
    );
    const to = { replacedBy: instead, replacedAt: instantNow() };
    await ask((db) =>
      db
        .update(decisionApprovals)
        .set(to)
        .where(ofPerson(scope, decisionId, left)),
    );
  });
}

async function lockProposal(scope: Scope, decisionId: string): Promise<void> {
  const where = and(eq(decisions.workspaceId, scope.workspaceId), eq(decisions.id, decisionId));
  const { status } = found(
    await ask((db) => db.select({ status: decisions.status }).from(decisions).where(where).for("update")),
    "decision",
  );
  if (status !== "proposed")
    throw new AppError("conflict", "This decision is not waiting for approval: it is a draft, or it is settled.");
}

function ofPerson(scope: Scope, decisionId: string, userId: string) {
  return and(
    eq(decisionApprovals.workspaceId, scope.workspaceId),
    eq(decisionApprovals.decisionId, decisionId),
    eq(decisionApprovals.userId, userId),
    isNull(decisionApprovals.answer),
  );
}
