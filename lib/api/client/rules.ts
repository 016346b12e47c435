import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Rule } from "@/lib/domain/rule";
import type { ColumnValues, RuleCountView, RulePreview, RulePreviewQuestion } from "@/lib/domain/rule-answers";
import { fetchJson, workspaceAddress } from "./fetch-json";
import type { VersionAddress } from "./versions";

/** A rule counted at each of its nodes. A newer question cancels this one; the last answer stays until the next. */
export function countQuery(at: VersionAddress, rule: Rule) {
  return queryOptions({
    queryKey: ["rule-count", at, rule],
    queryFn: ({ signal }) => countRule(at, rule, signal),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function countRule(at: VersionAddress, rule: Rule, signal?: AbortSignal): Promise<RuleCountView> {
  return fetchJson(ofVersion(at, "rules", "count"), { method: "POST", body: { rule }, signal });
}

/** What a rule would do: size, metrics, sample, near misses and leaks. */
export function previewQuery(at: VersionAddress, question: RulePreviewQuestion) {
  return queryOptions({
    queryKey: ["rule-preview", at, question],
    queryFn: ({ signal }) =>
      fetchJson<RulePreview>(ofVersion(at, "rules", "preview"), { method: "POST", body: question, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Values of a column that hold what was typed, the most frequent first. */
export function valuesQuery(at: VersionAddress, column: string, search: string, limit = 50) {
  return queryOptions({
    queryKey: ["column-values", at, column, search, limit],
    queryFn: ({ signal }) => {
      const asked = new URLSearchParams({ limit: String(limit), ...(search === "" ? {} : { search }) });
      return fetchJson<ColumnValues>(`${ofVersion(at, "columns", column, "values")}?${asked}`, { signal });
    },
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

function ofVersion({ workspace, dataset, version }: VersionAddress, ...parts: readonly string[]): string {
  return workspaceAddress(workspace, "datasets", dataset, "versions", version, ...parts);
}
