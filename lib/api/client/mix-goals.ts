import type { MixGoalInput } from "@/lib/domain/mix-goal";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Sets the share that target segments are to have; null takes the goal away. */
export function saveMixGoal(workspace: string, dataset: string, goal: MixGoalInput | null): Promise<void> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "mix-goal"), { method: "PUT", body: { goal } });
}
