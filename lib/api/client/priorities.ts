import type { Market } from "@/lib/domain/market";
import type { SegmentMarket } from "@/lib/domain/market-view";
import type { PrioritySave, WrittenSettings } from "@/lib/domain/priority-settings";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Writes what is known of a segment's market; a conflict where somebody saved after `revision`. */
export function saveMarket(
  workspace: string,
  segment: string,
  body: { readonly market: Market; readonly revision: number },
): Promise<SegmentMarket> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "market"), { method: "PUT", body });
}

/** Writes criteria and knock-out rules of a dataset; a conflict where somebody saved after `revision`. */
export function savePriorities(workspace: string, dataset: string, body: PrioritySave): Promise<WrittenSettings> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "priorities"), { method: "PUT", body });
}
