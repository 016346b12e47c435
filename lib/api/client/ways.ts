import type { Found } from "@/lib/domain/find";
import type { KeptView, NewView } from "@/lib/domain/kept-view";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** What fits a text, the best first; nothing typed answers with where one may go. */
export async function findAnything(workspace: string, query: string, signal: AbortSignal): Promise<readonly Found[]> {
  const address = `${workspaceAddress(workspace, "find")}?${new URLSearchParams({ q: query })}`;
  return (await fetchJson<{ found: Found[] }>(address, { signal })).found;
}

export function keepView(workspace: string, view: NewView): Promise<KeptView> {
  return fetchJson(workspaceAddress(workspace, "views"), { method: "POST", body: view });
}

export async function keptViews(workspace: string): Promise<readonly KeptView[]> {
  return (await fetchJson<{ views: KeptView[] }>(workspaceAddress(workspace, "views"))).views;
}

export function shareView(workspace: string, view: string, isShared: boolean): Promise<KeptView> {
  return fetchJson(workspaceAddress(workspace, "views", view), { method: "PATCH", body: { isShared } });
}

export function dropView(workspace: string, view: string): Promise<null> {
  return fetchJson(workspaceAddress(workspace, "views", view), { method: "DELETE" });
}
