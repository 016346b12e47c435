import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import {
  type DecisionContent,
  type DecisionSave,
  missingToPropose,
  mostFigures,
  type NewDecision,
} from "@/lib/domain/decision";
import type { DecisionView } from "@/lib/domain/decision-resources";
import { type FigureAddress, segmentOfFigure } from "@/lib/domain/figure";
import { datasetBySlug } from "@/lib/store/datasets";
import {
  addDecision,
  proposeDecision,
  refuseOtherRevision,
  refuseOtherState,
  saveDecisionDraft,
} from "@/lib/store/decisions";
import { recordAudit } from "./audit";
import { demandFigures, frozenEvidence } from "./decision-evidence";
import { openDecision } from "./decision-heads";
import { demandAnswering, people } from "./decision-people";
import { decision } from "./decision-views";

/** A new draft. Half of it may be missing until it is proposed. */
export async function addNewDecision(actor: Actor, { dataset, ...content }: NewDecision): Promise<DecisionView> {
  demand(actor, "decisions.draft");
  const { id: datasetId, slug: datasetSlug } = await datasetBySlug(actor.scope, dataset);
  await demandContent(actor, { datasetId, datasetSlug }, { content, known: [] });
  const made = await addDecision(actor.scope, { datasetId, content, createdBy: actor.userId });
  await recordAudit(actor, "decisions.add", { kind: "decision", id: made.id });
  return await decision(actor, made.id);
}

/** Saves a draft that several people may write. Throws AppError conflict where somebody else saved meanwhile. */
export async function saveDecision(
  actor: Actor,
  id: string,
  { revision, ...content }: DecisionSave,
): Promise<DecisionView> {
  demand(actor, "decisions.draft");
  const { decision: kept } = await openDecision(actor, id);
  refuseOtherState(kept, ["draft"]);
  const known = [kept.content.owner, ...kept.content.approvers];
  await demandContent(actor, kept, { content, known });
  await saveDecisionDraft(actor.scope, { id, revision, content });
  return await decision(actor, id);
}

/** Adds a number to the evidence of a draft, as from the number's own drawer. */
export async function addFigure(actor: Actor, id: string, address: FigureAddress): Promise<DecisionView> {
  demand(actor, "decisions.draft");
  const { decision: kept } = await openDecision(actor, id);
  refuseOtherState(kept, ["draft"]);
  const { content, revision } = kept;
  if (content.figures.length >= mostFigures)
    throw new AppError("conflict", `This decision holds ${mostFigures} numbers. Take one out first.`);
  const isThere = content.figures.some((one) => sameNumber(one, address));
  if (isThere) throw new AppError("conflict", "This number is in the decision already.");
  const segment = segmentOfFigure(address);
  const segments =
    segment === null || content.segments.includes(segment) || content.segments.length >= 6
      ? content.segments
      : [...content.segments, segment];
  return await saveDecision(actor, id, { ...content, segments, figures: [...content.figures, address], revision });
}

/** Proposes a draft: its evidence is frozen, all on the newest version of the data and by the newest definitions. */
export async function proposeDraft(actor: Actor, id: string, revision: number): Promise<DecisionView> {
  demand(actor, "decisions.draft");
  const { decision: kept } = await openDecision(actor, id);
  refuseOtherState(kept, ["draft"]);
  // What is judged and frozen is what was read here; a save in between makes the store refuse.
  refuseOtherRevision(kept, revision);
  const missing = missingToPropose(kept.content, actor.userId);
  if (missing.length > 0)
    throw new AppError(
      "invalid",
      missing[0] ?? "",
      missing.map((sentence) => ({ sentence })),
    );
  await demandContent(actor, kept, { content: kept.content, known: [] });
  const { frozen, versionId } = await frozenEvidence(actor, kept, kept.content);
  await proposeDecision(actor.scope, { id, revision, frozen, versionId, proposedBy: actor.userId });
  await recordAudit(actor, "decisions.propose", { kind: "decision", id }, { datasetVersion: frozen.dataset.version });
  return await decision(actor, id);
}

/** `known`: people whom the draft named before; who has left since does not keep others from going on with it. */
async function demandContent(
  actor: Actor,
  at: { readonly datasetId: string; readonly datasetSlug: string },
  { content, known }: { readonly content: DecisionContent; readonly known: readonly string[] },
): Promise<void> {
  const named = [content.owner, ...content.approvers].filter((id) => !known.includes(id));
  demandAnswering(await people(actor, []), named);
  await demandFigures(actor, at, content);
}

/** The same metric of the same group, whichever version and definition it was read on. */
function sameNumber(one: FigureAddress, other: FigureAddress): boolean {
  const plain = (at: FigureAddress) => JSON.stringify({ ...at, version: 0, group: segmentOfFigure(at) ?? at.group });
  return plain(one) === plain(other);
}
