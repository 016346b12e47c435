import type { ArtefactSave, ArtefactState, Artefacts } from "@/lib/domain/artefact";
import type { ArtefactKind } from "@/lib/domain/artefact-limits";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Saves one written part; where another save came in between, the fault's code is `conflict`. */
export function saveArtefact(workspace: string, segment: string, save: ArtefactSave): Promise<Artefacts> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "artefacts"), { method: "PUT", body: save });
}

/** Keeps today's numbers beside an artefact. */
export function confirmArtefact(workspace: string, segment: string, kind: ArtefactKind): Promise<ArtefactState> {
  const address = workspaceAddress(workspace, "segments", segment, "artefacts", "confirmation");
  return fetchJson(address, { method: "POST", body: { kind } });
}
