import { queryOptions } from "@tanstack/react-query";
import type { DatasetView, JobView } from "@/lib/domain/dataset-resources";
import type { Recipe } from "@/lib/domain/recipe";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** How far a job is, asked for until it has ended. */
export function jobQuery(workspace: string, job: string) {
  return queryOptions({
    queryKey: ["job", workspace, job],
    queryFn: ({ signal }) => fetchJson<JobView>(workspaceAddress(workspace, "jobs", job), { signal }),
    refetchInterval: ({ state }) => (state.data && hasEnded(state.data) ? false : 500),
  });
}

export function addDataset(workspace: string, name: string): Promise<DatasetView> {
  return fetchJson(workspaceAddress(workspace, "datasets"), { method: "POST", body: { name } });
}

export function startBuild(workspace: string, dataset: string, recipe: Recipe): Promise<JobView> {
  return fetchJson(workspaceAddress(workspace, "datasets", dataset, "versions"), { method: "POST", body: { recipe } });
}

export function hasEnded(job: JobView): boolean {
  return job.status === "done" || job.status === "failed";
}
