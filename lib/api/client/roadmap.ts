import type { NewRoadmapItem, NewTie, RoadmapChange } from "@/lib/domain/roadmap";
import type { RoadmapItemPage } from "@/lib/domain/roadmap-resources";
import { fetchJson, workspaceAddress } from "./fetch-json";

export function addRoadmapItem(workspace: string, item: NewRoadmapItem): Promise<RoadmapItemPage> {
  return fetchJson(workspaceAddress(workspace, "roadmap"), { method: "POST", body: item });
}

export function changeRoadmapItem(workspace: string, id: string, change: RoadmapChange): Promise<RoadmapItemPage> {
  return fetchJson(workspaceAddress(workspace, "roadmap", id), { method: "PATCH", body: change });
}

export async function removeRoadmapItem(workspace: string, id: string): Promise<void> {
  await fetchJson<null>(workspaceAddress(workspace, "roadmap", id), { method: "DELETE" });
}

/** Ties an item to a segment; with the id of a tie, writes that one anew. */
export function saveTie(
  workspace: string,
  { item, tie }: { readonly item: string; readonly tie: string | null },
  to: NewTie,
): Promise<RoadmapItemPage> {
  const address = workspaceAddress(workspace, "roadmap", item, "ties", ...(tie === null ? [] : [tie]));
  return fetchJson(address, { method: tie === null ? "POST" : "PUT", body: to });
}

export function untie(workspace: string, item: string, tie: string): Promise<RoadmapItemPage> {
  return fetchJson(workspaceAddress(workspace, "roadmap", item, "ties", tie), { method: "DELETE" });
}
