import { queryOptions } from "@tanstack/react-query";
import type { UploadedFile } from "@/lib/domain/dataset-resources";
import type { Dialect } from "@/lib/domain/recipe";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** One uploaded file, asked for again until it has been read or cannot be. */
export function fileQuery(workspace: string, file: string) {
  return queryOptions({
    queryKey: ["file", workspace, file],
    queryFn: ({ signal }) => fetchJson<UploadedFile>(workspaceAddress(workspace, "files", file), { signal }),
    refetchInterval: ({ state }) => (state.data && isBeingRead(state.data) ? 700 : false),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** The uploads of the workspace, newest first, without their profiles. */
export function filesQuery(workspace: string) {
  return queryOptions({
    queryKey: ["files", workspace],
    queryFn: async ({ signal }) =>
      (await fetchJson<{ files: UploadedFile[] }>(workspaceAddress(workspace, "files"), { signal })).files,
  });
}

export async function removeFile(workspace: string, file: string): Promise<void> {
  await fetchJson<null>(workspaceAddress(workspace, "files", file), { method: "DELETE" });
}

/** Reads a file again in the dialect a person chose; answers with the file as it is now being read. */
export async function readAgain(workspace: string, file: string, dialect: Dialect): Promise<UploadedFile> {
  return await fetchJson<UploadedFile>(workspaceAddress(workspace, "files", file, "profile"), {
    method: "POST",
    body: { dialect },
  });
}

export function isBeingRead(file: UploadedFile): boolean {
  return file.status !== "profiled" && file.status !== "failed";
}
