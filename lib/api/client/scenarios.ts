import type { NewScenario } from "@/lib/domain/scenario";
import { fetchJson, workspaceAddress } from "./fetch-json";

export function keepScenario(workspace: string, dataset: string, scenario: NewScenario): Promise<void> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "scenarios"), { method: "POST", body: scenario });
}

export function deleteScenario(workspace: string, dataset: string, id: string): Promise<void> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "scenarios", id), { method: "DELETE" });
}

/** Undoes a deletion. */
export function restoreScenario(workspace: string, dataset: string, id: string): Promise<void> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "scenarios", id, "restore"), { method: "POST" });
}
