import type { FeedbackChange, NewFeedback } from "@/lib/domain/feedback";
import { fetchJson, workspaceAddress } from "./fetch-json";

export function addFeedback(workspace: string, feedback: NewFeedback): Promise<{ readonly id: string }> {
  return fetchJson(workspaceAddress(workspace, "feedback"), { method: "POST", body: feedback });
}

export function changeFeedback(
  workspace: string,
  id: string,
  change: FeedbackChange,
): Promise<{ readonly id: string }> {
  return fetchJson(workspaceAddress(workspace, "feedback", id), { method: "PATCH", body: change });
}

export function deleteFeedback(workspace: string, id: string): Promise<null> {
  return fetchJson(workspaceAddress(workspace, "feedback", id), { method: "DELETE" });
}
