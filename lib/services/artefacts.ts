import "server-only";
import { demand, extentFor } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import {
  type ArtefactPart,
  type ArtefactSave,
  type Artefacts,
  type ArtefactWords,
  unwritten,
} from "@/lib/domain/artefact";
import { type ArtefactKind, artefactKinds } from "@/lib/domain/artefact-limits";
import {
  keepConfirmation,
  listArtefactParts,
  listConfirmations,
  type StoredPart,
  saveArtefactPart,
} from "@/lib/store/artefacts";
import { transaction } from "@/lib/store/database";
import { artefactState, numbersToday } from "./artefact-state";
import { recordAudit } from "./audit";
import { figureReader } from "./figures";
import { type OpenSegment, openSegment } from "./segment-views";

/** What is written about a segment, and how its artefacts stand to today's numbers. */
export async function artefacts(
  actor: Actor,
  slug: string,
  kinds: readonly ArtefactKind[] = artefactKinds,
): Promise<Artefacts> {
  demand(actor, "artefacts.read");
  const open = await openSegment(actor, slug);
  const parts = await listArtefactParts(actor.scope, open.segment.id);
  const confirmations = await listConfirmations(actor.scope, open.segment.id);
  const reader = figureReader(actor);
  const confirmed = (kind: ArtefactKind) => confirmations.find((one) => one.kind === kind) ?? null;
  return {
    segment: slug,
    onePager: written(parts, "onePager"),
    service: written(parts, "service"),
    battleCard: written(parts, "battleCard"),
    states: await Promise.all(
      kinds.map((kind) => artefactState(actor, open, { kind, confirmation: confirmed(kind) }, reader)),
    ),
    mayWrite: open.segment.archivedAt === null ? writableParts(actor) : [],
  };
}

/** The artefact whose words a part is: who saves it has read them beside today's numbers. Service is read beside other numbers. */
const kindOfPart: Readonly<Record<ArtefactPart, ArtefactKind | null>> = {
  onePager: "one-pager",
  service: null,
  battleCard: "battle-card",
};

/** Saves one written part, with the numbers it is written beside; a conflict where somebody else saved it meanwhile. */
export async function saveArtefact(actor: Actor, slug: string, save: ArtefactSave): Promise<Artefacts> {
  demand(actor, "artefacts.edit");
  if (!writableParts(actor).includes(save.part))
    throw new AppError(
      "forbidden",
      `As ${actor.jobRole} you write the part on service. Ask product or an analyst to change the rest.`,
    );
  const open = await openSegment(actor, slug);
  const { segment } = open;
  if (segment.archivedAt !== null)
    throw new AppError(
      "invalid",
      `${segment.name} is archived, so nothing new is written about it. Bring it back first.`,
    );
  const kind = kindOfPart[save.part];
  const kept = kind === null ? null : await numbersBeside(actor, open, kind);
  await transaction(async () => {
    await saveArtefactPart(actor.scope, { ...save, segmentId: segment.id, savedBy: actor.userId });
    if (kind !== null && kept !== null)
      await keepConfirmation(actor.scope, { ...kept, segmentId: segment.id, kind, confirmedBy: actor.userId });
  });
  await recordAudit(actor, "artefacts.write", { kind: "segment", id: segment.id }, { part: save.part });
  return await artefacts(actor, slug);
}

/** Today's numbers; null where there are none to be told, which keeps nobody from writing. */
async function numbersBeside(actor: Actor, open: OpenSegment, kind: ArtefactKind) {
  const { latest } = open.segment;
  if (latest === null) return null;
  try {
    return await numbersToday(actor, open, kind, latest);
  } catch (fault) {
    if (fault instanceof AppError) return null;
    throw fault;
  }
}

/** The parts that somebody may write: all, or the one on service. */
function writableParts(actor: Actor): ArtefactPart[] {
  const extent = extentFor(actor, "artefacts.edit");
  if (extent === "full") return ["onePager", "service", "battleCard"];
  return extent === "own" ? ["service"] : [];
}

function written<Part extends ArtefactPart>(parts: readonly StoredPart[], part: Part) {
  const stored = parts.find((one) => one.part === part);
  return {
    words: (stored?.words ?? unwritten[part]) as ArtefactWords[Part],
    revision: stored?.revision ?? null,
    updatedAt: stored?.updatedAt ?? null,
    updatedBy: stored?.updatedBy ?? null,
  };
}
