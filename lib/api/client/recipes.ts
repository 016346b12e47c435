import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { RecipeDraft } from "@/lib/domain/dataset-resources";
import type { Recipe } from "@/lib/domain/recipe";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** The mapping the server proposes for files that have been read. */
export function draftQuery(workspace: string, files: readonly string[], dataset: string | null) {
  return queryOptions({
    queryKey: ["draft", workspace, files, dataset],
    queryFn: ({ signal }) =>
      fetchJson<RecipeDraft>(workspaceAddress(workspace, "recipes", "draft"), {
        method: "POST",
        body: dataset === null ? { files } : { files, dataset },
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** What stands in the way of a mapping as edited. A newer edit cancels the question; the last answer stays until the next. */
export function checkQuery(workspace: string, recipe: Recipe | null) {
  return queryOptions({
    queryKey: ["check", workspace, recipe],
    queryFn: ({ signal }) =>
      fetchJson<RecipeDraft>(workspaceAddress(workspace, "recipes", "check"), { method: "POST", body: recipe, signal }),
    enabled: recipe !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}
