import { useMutation, useQueryClient } from "@tanstack/react-query";
import { fileQuery, readAgain } from "@/lib/api/client/files";
import type { Dialect } from "@/lib/domain/recipe";

/** Reads a file again in another dialect; its columns are then proposed anew. */
export function useReadAgain(workspace: string, fileId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (dialect: Dialect) => readAgain(workspace, fileId, dialect),
    onSuccess: (file) => {
      queries.removeQueries({ queryKey: ["draft", workspace] });
      queries.setQueryData(fileQuery(workspace, fileId).queryKey, file);
    },
  });
}
