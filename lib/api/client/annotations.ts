import type { NewAnnotation } from "@/lib/domain/annotation";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Adds an annotation, or with an id writes it anew. */
export async function saveAnnotation(workspace: string, id: string | null, annotation: NewAnnotation): Promise<void> {
  const address = workspaceAddress(workspace, "annotations", ...(id === null ? [] : [id]));
  await fetchJson<{ id: string }>(address, { method: id === null ? "POST" : "PUT", body: annotation });
}

export async function deleteAnnotation(workspace: string, id: string): Promise<void> {
  await fetchJson<null>(workspaceAddress(workspace, "annotations", id), { method: "DELETE" });
}
