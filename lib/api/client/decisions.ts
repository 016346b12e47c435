import type { Answer, Choice, Closing, DecisionSave, NewDecision, Replacement, Review } from "@/lib/domain/decision";
import type { DecisionHead, DecisionView } from "@/lib/domain/decision-resources";
import type { FigureAddress } from "@/lib/domain/figure";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Which decision a step is for. */
export interface DecisionAt {
  readonly workspace: string;
  readonly id: string;
}

export function addDecision(workspace: string, body: NewDecision): Promise<DecisionView> {
  return fetchJson(workspaceAddress(workspace, "decisions"), { method: "POST", body });
}

/** Saves a draft; where another save came in between, the fault's code is `conflict`. */
export function saveDecision({ workspace, id }: DecisionAt, body: DecisionSave): Promise<DecisionView> {
  return fetchJson(workspaceAddress(workspace, "decisions", id), { method: "PUT", body });
}

export function proposeDecision(at: DecisionAt, revision: number): Promise<DecisionView> {
  return step(at, "proposal", { revision });
}

export function answerDecision(at: DecisionAt, answer: Answer): Promise<DecisionView> {
  return step(at, "answers", answer);
}

export function replaceApprover(at: DecisionAt, replacement: Replacement): Promise<DecisionView> {
  return step(at, "approvers", replacement);
}

export function takeDecision(at: DecisionAt, choice: Choice): Promise<DecisionView> {
  return step(at, "choice", choice);
}

export function endDecision(at: DecisionAt, closing: Closing): Promise<DecisionView> {
  return step(at, "end", closing);
}

export function reviewDecision(at: DecisionAt, review: Review): Promise<DecisionView> {
  return step(at, "reviews", review);
}

export function addDecisionFigure(at: DecisionAt, figure: FigureAddress): Promise<DecisionView> {
  return step(at, "figures", figure);
}

/** Drafts that a number can be added to. */
export async function readDecisionDrafts(workspace: string): Promise<DecisionHead[]> {
  const { decisions } = await fetchJson<{ decisions: DecisionHead[] }>(workspaceAddress(workspace, "decisions"));
  return decisions.filter(({ status }) => status === "draft");
}

function step({ workspace, id }: DecisionAt, what: string, body: unknown): Promise<DecisionView> {
  return fetchJson(workspaceAddress(workspace, "decisions", id, what), { method: "POST", body });
}
