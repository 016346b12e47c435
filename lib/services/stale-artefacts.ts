import "server-only";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { ArtefactState } from "@/lib/domain/artefact";
import { listConfirmations } from "@/lib/store/artefacts";
import { artefactState } from "./artefact-state";
import { segmentBook } from "./asked-segments";
import { figureReader } from "./figures";
import { segmentsToWin } from "./market-brief";
import { resolveVersion } from "./versions";

/** An artefact with numbers that have really changed since its words were confirmed. */
export interface StaleArtefact extends Pick<ArtefactState, "kind" | "changes"> {
  readonly segment: { readonly slug: string; readonly name: string; readonly code: string };
}

/** The stale ones among the artefacts of the segments that homes lead to, on the newest version, as this reader may know. */
export async function staleArtefacts(actor: Actor, dataset: string): Promise<StaleArtefact[]> {
  if (!may(actor, "artefacts.read")) return [];
  const version = await resolveVersion(actor, dataset, "latest");
  const book = await segmentBook(actor, version.datasetId);
  const reader = figureReader(actor);
  const stale: StaleArtefact[] = [];
  for (const segment of segmentsToWin(book)) {
    const { id, slug, name, code } = segment;
    for (const confirmation of await listConfirmations(actor.scope, id)) {
      const asked = { kind: confirmation.kind, confirmation };
      const { kind, isStale, changes } = await artefactState(actor, { segment, book, version }, asked, reader);
      if (isStale) stale.push({ segment: { slug, name, code }, kind, changes });
    }
  }
  return stale;
}
