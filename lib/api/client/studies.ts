import type { ClaimChange, NewHypothesis, NewOverride, NewSuccessor, Stage } from "@/lib/domain/hypothesis";
import type { NewStudy, StudyChange } from "@/lib/domain/study";
import type { HypothesisView, StudyView } from "@/lib/domain/study-resources";
import { fetchJson, workspaceAddress } from "./fetch-json";

export function addStudy(workspace: string, study: NewStudy): Promise<StudyView> {
  return fetchJson(workspaceAddress(workspace, "studies"), { method: "POST", body: study });
}

export function changeStudy(workspace: string, study: string, change: StudyChange): Promise<StudyView> {
  return fetchJson(workspaceAddress(workspace, "studies", study), { method: "PATCH", body: change });
}

/** Computes the verdicts on the newest data; a look of each hypothesis is spent. */
export function reviewStudy(workspace: string, study: string): Promise<StudyView> {
  return fetchJson(workspaceAddress(workspace, "studies", study, "review"), { method: "POST" });
}

export function addHypothesis(workspace: string, study: string, hypothesis: NewHypothesis): Promise<HypothesisView> {
  return fetchJson(workspaceAddress(workspace, "studies", study, "hypotheses"), { method: "POST", body: hypothesis });
}

export function changeClaim(workspace: string, hypothesis: string, claim: ClaimChange): Promise<HypothesisView> {
  return fetchJson(workspaceAddress(workspace, "hypotheses", hypothesis), { method: "PATCH", body: claim });
}

/** Shows the number, once and to everybody. */
export function revealHypothesis(workspace: string, hypothesis: string): Promise<HypothesisView> {
  return fetchJson(workspaceAddress(workspace, "hypotheses", hypothesis, "reveal"), { method: "POST" });
}

export function moveHypothesis(workspace: string, hypothesis: string, stage: Stage): Promise<HypothesisView> {
  const body = { stage };
  return fetchJson(workspaceAddress(workspace, "hypotheses", hypothesis, "stage"), { method: "POST", body });
}

export function retireHypothesis(workspace: string, hypothesis: string, reason: string): Promise<HypothesisView> {
  const body = { reason };
  return fetchJson(workspaceAddress(workspace, "hypotheses", hypothesis, "retirement"), { method: "POST", body });
}

/** Another claim in its place; answers with the new hypothesis. */
export function replaceHypothesis(workspace: string, hypothesis: string, body: NewSuccessor): Promise<HypothesisView> {
  return fetchJson(workspaceAddress(workspace, "hypotheses", hypothesis, "successor"), { method: "POST", body });
}

export function signOverride(workspace: string, hypothesis: string, body: NewOverride): Promise<HypothesisView> {
  return fetchJson(workspaceAddress(workspace, "hypotheses", hypothesis, "overrides"), { method: "POST", body });
}
