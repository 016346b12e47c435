import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { users } from "@/drizzle/schema/people";
import { segments } from "@/drizzle/schema/segments";
import { hypotheses, studies } from "@/drizzle/schema/studies";
import type { Scope } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type Hypothesis, type Stage, stages } from "@/lib/domain/hypothesis";
import { studyLimits } from "@/lib/domain/study";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask, transaction } from "./database";
import { found } from "./faults";

/** What a hypothesis claims; fixed once its number has been shown. */
export type ClaimRow = Pick<Hypothesis, "metric" | "direction" | "comparison" | "smallestEffect" | "guess" | "why">;

export interface NewHypothesisRow extends ClaimRow {
  readonly studyId: string;
  readonly segmentId: string;
  readonly definition: number;
  readonly createdBy: string;
  readonly predecessorId: string | null;
}

/** Adds a hypothesis to the first column. A study holds five open ones at most. */
export async function addHypothesis(scope: Scope, input: NewHypothesisRow): Promise<Hypothesis> {
  const { workspaceId } = scope;
  return transaction(async () => {
    const open = await openHeld(scope, input.studyId);
    if (open.length >= studyLimits.most)
      throw new AppError(
        "conflict",
        `This study has ${studyLimits.most} open hypotheses, and that is the most. Retire one first, with the reason.`,
      );
    const id = newId();
    const row = { ...input, id, workspaceId, stage: "measure" as const, createdAt: instantNow() };
    await ask((db) => db.insert(hypotheses).values(row));
    return hypothesisById(scope, id);
  });
}

/** Writes a claim anew, or carries it to a newer definition; only while nobody has seen its number. */
export async function changeClaim(
  scope: Scope,
  hypothesisId: string,
  change: Partial<ClaimRow> & { readonly definition?: number },
): Promise<Hypothesis> {
  if (Object.keys(change).length > 0) await update(scope, hypothesisId, change, isNull(hypotheses.revealedAt));
  return hypothesisById(scope, hypothesisId);
}

/** Shows the number to everybody, once; the claim stands from then on. */
export async function revealHypothesis(scope: Scope, hypothesisId: string, by: string): Promise<Hypothesis> {
  const to = { revealedBy: by, revealedAt: instantNow() };
  await update(scope, hypothesisId, to, isNull(hypotheses.revealedAt));
  return hypothesisById(scope, hypothesisId);
}

/**
 * Moves a hypothesis from the column it was judged in. Throws AppError conflict where it stands in another one by now, or goes on
 * into a column that is full; back it goes at any time.
 */
export async function moveHypothesis(
  scope: Scope,
  hypothesisId: string,
  { from, to }: { readonly from: Stage; readonly to: Stage },
): Promise<Hypothesis> {
  return transaction(async () => {
    const { studyId } = await hypothesisById(scope, hypothesisId);
    const open = await openHeld(scope, studyId);
    if (open.some(({ id, stage }) => id === hypothesisId && stage !== from))
      throw new AppError("conflict", "Somebody moved this hypothesis at the same moment. Load the page again.");
    const most = { measure: studyLimits.most, analyse: studyLimits.analysed, pick: studyLimits.picked }[to];
    const goesOn = stages.indexOf(to) > stages.indexOf(from);
    if (goesOn && open.filter(({ stage }) => stage === to).length >= most)
      throw new AppError(
        "conflict",
        "Somebody moved another hypothesis there, and the column is full. Load the page again.",
      );
    await update(scope, hypothesisId, { stage: to });
    return hypothesisById(scope, hypothesisId);
  });
}

/** The open hypotheses of a study, whose row is locked: what is added or moved together is counted one after the other. */
async function openHeld(scope: Scope, studyId: string): Promise<Hypothesis[]> {
  const own = and(eq(studies.workspaceId, scope.workspaceId), eq(studies.id, studyId));
  found(await ask((db) => db.select({ id: studies.id }).from(studies).where(own).for("no key update")), "study");
  return (await listHypotheses(scope, { studyId })).filter(({ retiredAt }) => retiredAt === null);
}

/** Ends a hypothesis for good, with the reason. */
export async function retireHypothesis(
  scope: Scope,
  hypothesisId: string,
  { by, reason }: { readonly by: string; readonly reason: string },
): Promise<Hypothesis> {
  await update(scope, hypothesisId, { retiredBy: by, retiredAt: instantNow(), retiredReason: reason });
  return hypothesisById(scope, hypothesisId);
}

/** Hypotheses of a study, a segment or the whole workspace, retired ones too; the oldest first. */
export async function listHypotheses(
  scope: Scope,
  of: { readonly studyId?: string; readonly segmentId?: string } = {},
): Promise<Hypothesis[]> {
  return select(
    scope,
    and(
      of.studyId === undefined ? undefined : eq(hypotheses.studyId, of.studyId),
      of.segmentId === undefined ? undefined : eq(hypotheses.segmentId, of.segmentId),
    ),
  );
}

export async function hypothesisById(scope: Scope, hypothesisId: string): Promise<Hypothesis> {
  return found(await select(scope, eq(hypotheses.id, hypothesisId)), "hypothesis");
}

async function update(
  scope: Scope,
  hypothesisId: string,
  to: Partial<typeof hypotheses.$inferInsert>,
  only?: SQL,
): Promise<void> {
  const own = and(eq(hypotheses.workspaceId, scope.workspaceId), eq(hypotheses.id, hypothesisId));
  const where = and(own, isNull(hypotheses.retiredAt), only);
  const rows = await ask((db) => db.update(hypotheses).set(to).where(where).returning({ id: hypotheses.id }));
  if (rows.length > 0) return;
  const { retiredAt } = await hypothesisById(scope, hypothesisId);
  throw new AppError(
    "conflict",
    retiredAt === null
      ? "The number of this hypothesis has been shown, so its claim stands. Another claim is another hypothesis: start one in its place."
      : "This hypothesis is retired and stays as it is.",
  );
}

const creators = alias(users, "creators");
const revealers = alias(users, "revealers");
const retirers = alias(users, "retirers");

async function select(scope: Scope, where: SQL | undefined): Promise<Hypothesis[]> {
  const rows = await ask((db) =>
    db
      .select({
        hypothesis: hypotheses,
        segmentSlug: segments.slug,
        segmentName: segments.name,
        segmentCode: segments.code,
        createdBy: creators.name,
        revealedBy: revealers.name,
        retiredBy: retirers.name,
      })
      .from(hypotheses)
      .innerJoin(segments, eq(segments.id, hypotheses.segmentId))
      .innerJoin(creators, eq(creators.id, hypotheses.createdBy))
      .leftJoin(revealers, eq(revealers.id, hypotheses.revealedBy))
      .leftJoin(retirers, eq(retirers.id, hypotheses.retiredBy))
      .where(and(eq(hypotheses.workspaceId, scope.workspaceId), where))
      .orderBy(asc(hypotheses.createdAt), asc(hypotheses.id)),
  );
  return rows.map(({ hypothesis: { workspaceId: _, ...hypothesis }, ...names }) => ({ ...hypothesis, ...names }));
}
