import { queryOptions } from "@tanstack/react-query";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import type { ImportCheck, ImportRequest, ImportResult, ImportRun } from "@/lib/domain/list-import";
import type { ImportList } from "@/lib/domain/list-import-fields";
import { fetchJson, workspaceAddress } from "./fetch-json";
import { isBeingRead } from "./files";
import { type RunningUpload, sendFile } from "./upload";

/** Sends a file of a list; what the same person sent before for it is forgotten. */
export function uploadListFile(workspace: string, list: ImportList, file: File): RunningUpload {
  return sendFile(workspaceAddress(workspace, "imports", list, "uploads", file.name), file, () => undefined);
}

/** A file of a list, asked for again until it has been read or cannot be. */
export function listFileQuery(workspace: string, list: ImportList, file: string) {
  return queryOptions({
    queryKey: ["list-file", workspace, list, file],
    queryFn: ({ signal }) =>
      fetchJson<UploadedFile>(workspaceAddress(workspace, "imports", list, "files", file), { signal }),
    refetchInterval: ({ state }) => (state.data && isBeingRead(state.data) ? 700 : false),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function checkImport(workspace: string, list: ImportList, request: ImportRequest): Promise<ImportCheck> {
  return fetchJson(workspaceAddress(workspace, "imports", list, "check"), { method: "POST", body: request });
}

export function runImport(workspace: string, list: ImportList, run: ImportRun): Promise<ImportResult> {
  return fetchJson(workspaceAddress(workspace, "imports", list), { method: "POST", body: run });
}
