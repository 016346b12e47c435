import type { VersionReport } from "@/lib/domain/dataset-resources";
import { fetchJson, workspaceAddress } from "./fetch-json";

export interface VersionAddress {
  readonly workspace: string;
  readonly dataset: string;
  readonly version: number;
}

/** Where all rejects of a version can be fetched as CSV. */
export function rejectsAddress({ workspace, dataset, version }: VersionAddress): string {
  return workspaceAddress(workspace, "datasets", dataset, "versions", version, "rejects");
}

/** Puts a note to a failed gate: why the version may be used all the same. */
export function waiveGate(
  { workspace, dataset, version }: VersionAddress,
  gate: string,
  note: string,
): Promise<VersionReport> {
  const address = workspaceAddress(workspace, "datasets", dataset, "versions", version, "gates", gate, "waiver");
  return fetchJson(address, { method: "POST", body: { note } });
}

/** Deletes a version for good; where something needs it, the fault says what. */
export function deleteVersion({ workspace, dataset, version }: VersionAddress): Promise<unknown> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "versions", version), { method: "DELETE" });
}
