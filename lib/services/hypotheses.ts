import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { StoredVersion } from "@/lib/domain/dataset";
import {
  type ClaimChange,
  type Hypothesis,
  type NewHypothesis,
  type NewOverride,
  type NewSuccessor,
  overrideInForce,
} from "@/lib/domain/hypothesis";
import { metricOf } from "@/lib/domain/metrics";
import type { Study } from "@/lib/domain/study";
import type { HypothesisView } from "@/lib/domain/study-resources";
import { transaction } from "@/lib/store/database";
import {
  addHypothesis,
  changeClaim,
  hypothesisById,
  listHypotheses,
  retireHypothesis,
  revealHypothesis,
} from "@/lib/store/hypotheses";
import { addOverride, listLooks, listOverrides } from "@/lib/store/looks";
import { studyById } from "@/lib/store/studies";
import { recordAudit } from "./audit";
import { hypothesisBook, hypothesisView } from "./hypothesis-views";
import { openSegment } from "./segment-views";
import { demandMetric, refuseClosed } from "./studies";
import { resolveVersion } from "./versions";

/** A hypothesis with its study and the newest data. */
export interface OpenHypothesis {
  readonly hypothesis: Hypothesis;
  readonly study: Study;
  readonly version: StoredVersion;
}

export async function openHypothesis(actor: Actor, id: string): Promise<OpenHypothesis> {
  demand(actor, "hypotheses.read");
  const hypothesis = await hypothesisById(actor.scope, id);
  const study = await studyById(actor.scope, hypothesis.studyId);
  return { hypothesis, study, version: await resolveVersion(actor, study.datasetSlug, "latest") };
}

/** Writes a claim about a segment's latest definition into a study. */
export async function addNewHypothesis(
  actor: Actor,
  studyId: string,
  { segment: slug, ...claim }: NewHypothesis,
): Promise<HypothesisView> {
  demand(actor, "hypotheses.edit");
  const study = await studyById(actor.scope, studyId);
  refuseClosed(study);
  demandClaimable(actor, await resolveVersion(actor, study.datasetSlug, "latest"), claim);
  const { segment } = await openSegment(actor, slug);
  if (segment.datasetId !== study.datasetId)
    throw new AppError(
      "invalid",
      `${segment.name} is of another dataset than this study. Choose one of ${study.datasetName}.`,
    );
  if (segment.archivedAt !== null)
    throw new AppError("conflict", `${segment.name} is archived. Bring it back first, then write its hypothesis.`);
  if (segment.latest === null)
    throw new AppError(
      "conflict",
      `${segment.name} is a draft. Publish it first: a hypothesis is about a definition that does not change.`,
    );
  const added = await addHypothesis(actor.scope, {
    ...claim,
    studyId,
    segmentId: segment.id,
    definition: segment.latest,
    createdBy: actor.userId,
    predecessorId: null,
  });
  await audit(actor, "hypotheses.add", added, { segment: slug });
  return await viewOf(actor, added.id);
}

/** Writes the claim anew while nobody has seen its number. */
export async function changeHypothesisClaim(actor: Actor, id: string, change: ClaimChange): Promise<HypothesisView> {
  const { hypothesis, version } = await openForWriting(actor, id);
  const claim = {
    metric: change.metric ?? hypothesis.metric,
    direction: change.direction ?? hypothesis.direction,
    comparison: change.comparison ?? hypothesis.comparison,
    smallestEffect: change.smallestEffect ?? hypothesis.smallestEffect,
    guess: change.guess === undefined ? hypothesis.guess : change.guess,
    why: change.why === undefined ? hypothesis.why : change.why,
  };
  demandClaimable(actor, version, claim);
  await changeClaim(actor.scope, id, claim);
  await audit(actor, "hypotheses.change", hypothesis, { fields: Object.keys(change) });
  return await viewOf(actor, id);
}

/** Shows the number, once and to everybody; the claim and the guess stand from then on. */
export async function reveal(actor: Actor, id: string): Promise<HypothesisView> {
  const { hypothesis } = await openForWriting(actor, id);
  if (hypothesis.guess === null)
    throw new AppError(
      "conflict",
      "Write your guess first: what do you expect the difference to be? Then show the number.",
    );
  await revealHypothesis(actor.scope, id, actor.userId);
  await audit(actor, "hypotheses.reveal", hypothesis, {});
  return await viewOf(actor, id);
}

/** Ends a hypothesis for good, with the reason. */
export async function retire(actor: Actor, id: string, reason: string): Promise<HypothesisView> {
  const { hypothesis } = await openForWriting(actor, id);
  await retireHypothesis(actor.scope, id, { by: actor.userId, reason });
  await audit(actor, "hypotheses.retire", hypothesis, {});
  return await viewOf(actor, id);
}

/** Another claim in place of this one, on the segment's latest definition: the old one retires with the reason, the new one begins. */
export async function replaceHypothesis(
  actor: Actor,
  id: string,
  { reason, ...claim }: NewSuccessor,
): Promise<HypothesisView> {
  const { hypothesis, version } = await openForWriting(actor, id);
  demandClaimable(actor, version, claim);
  const { segment } = await openSegment(actor, hypothesis.segmentSlug);
  const added = await transaction(async () => {
    await retireHypothesis(actor.scope, id, { by: actor.userId, reason });
    return await addHypothesis(actor.scope, {
      ...claim,
      studyId: hypothesis.studyId,
      segmentId: hypothesis.segmentId,
      definition: segment.latest ?? hypothesis.definition,
      createdBy: actor.userId,
      predecessorId: id,
    });
  });
  await audit(actor, "hypotheses.replace", hypothesis, { successor: added.id });
  return await viewOf(actor, added.id);
}

/** Signs a word beside the verdict of the latest look. The computed verdict stays, and both are shown. */
export async function signOverride(actor: Actor, id: string, { verdict, note }: NewOverride): Promise<HypothesisView> {
  const { hypothesis, version } = await openForWriting(actor, id);
  demandMetric(actor, version, hypothesis.metric);
  const latest = (await listLooks(actor.scope, [id])).at(-1);
  if (!latest)
    throw new AppError("conflict", "There is no verdict yet to stand beside. Have it computed at a review first.");
  const inForce = overrideInForce(await listOverrides(actor.scope, [id]), latest);
  if (verdict === null && inForce === null)
    throw new AppError("conflict", "Nothing is signed beside this verdict, so there is nothing to take back.");
  if (verdict !== null && verdict === latest.verdict)
    throw new AppError("conflict", "The computed verdict says so already. Write a note instead.");
  await addOverride(actor.scope, { hypothesisId: id, look: latest.number, verdict, note, signedBy: actor.userId });
  await audit(actor, "hypotheses.override", hypothesis, { look: latest.number, verdict });
  return await viewOf(actor, id);
}

/**
 * A new definition of a segment begins new hypotheses: those whose number was seen retire and their claims start over; the others
 * are carried to the new definition. Called in the transaction that publishes it.
 */
export async function carryHypotheses(
  actor: Actor,
  segment: { readonly id: string; readonly name: string },
  definition: number,
): Promise<void> {
  for (const one of await listHypotheses(actor.scope, { segmentId: segment.id })) {
    if (one.retiredAt !== null || (await studyById(actor.scope, one.studyId)).closedAt !== null) continue;
    if (one.revealedAt === null) {
      await changeClaim(actor.scope, one.id, { definition });
      continue;
    }
    const reason = `Definition ${definition} of ${segment.name} was published: its claim starts over.`;
    await retireHypothesis(actor.scope, one.id, { by: actor.userId, reason });
    const { studyId, segmentId, metric, direction, comparison, smallestEffect, why } = one;
    const claim = { metric, direction, comparison, smallestEffect, why, guess: null };
    const by = { createdBy: actor.userId, predecessorId: one.id };
    await addHypothesis(actor.scope, { ...claim, ...by, studyId, segmentId, definition });
  }
}

export async function viewOf(actor: Actor, id: string): Promise<HypothesisView> {
  const { hypothesis, version } = await openHypothesis(actor, id);
  const book = await hypothesisBook(actor, await listHypotheses(actor.scope, { studyId: hypothesis.studyId }));
  return hypothesisView(actor, book, { hypothesis, version });
}

/** A hypothesis that is to change: neither it nor its study has ended. */
export async function openForWriting(actor: Actor, id: string): Promise<OpenHypothesis> {
  demand(actor, "hypotheses.edit");
  const open = await openHypothesis(actor, id);
  refuseClosed(open.study);
  if (open.hypothesis.retiredAt !== null)
    throw new AppError("conflict", "This hypothesis is retired and stays as it is. Start a new one.");
  return open;
}

/** The metric must be one that can be compared, and sizes must fit its unit. */
function demandClaimable(
  actor: Actor,
  version: StoredVersion,
  { metric: id, smallestEffect, guess }: Pick<NewHypothesis, "metric" | "smallestEffect" | "guess">,
): void {
  demandMetric(actor, version, id);
  const metric = metricOf(id, version.manifest);
  if (metric && ["count", "total", "payback"].includes(metric.kind))
    throw new AppError("invalid", `${metric.name} is not compared between groups. Choose a rate, a mean or a median.`, [
      { path: "metric", value: id },
    ]);
  if (metric?.unit === "share" && (smallestEffect > 1 || Math.abs(guess ?? 0) > 1))
    throw new AppError("invalid", "Two shares differ by at most 100 points: write 0.02 for two points.", [
      { path: smallestEffect > 1 ? "smallestEffect" : "guess" },
    ]);
}

function audit(actor: Actor, action: string, { id }: Hypothesis, details: Parameters<typeof recordAudit>[3]) {
  return recordAudit(actor, action, { kind: "hypothesis", id }, details);
}
