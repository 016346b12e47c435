import { queryOptions } from "@tanstack/react-query";
import type { DraftSave, NewSegment, SegmentChange } from "@/lib/domain/segment";
import type {
  SegmentDifference,
  SegmentDraftView,
  SegmentUses,
  SegmentVersionView,
  SegmentView,
} from "@/lib/domain/segment-resources";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** A segment as it stands now, asked once. */
export function readSegment(workspace: string, segment: string): Promise<SegmentView> {
  return fetchJson(workspaceAddress(workspace, "segments", segment));
}

/** Where a segment is used, asked once. */
export function readUses(workspace: string, segment: string, signal: AbortSignal): Promise<SegmentUses> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "uses"), { signal });
}

/** Adds a segment with its first draft; answers with it as it now stands. */
export function addSegment(workspace: string, segment: NewSegment): Promise<SegmentView> {
  return fetchJson(workspaceAddress(workspace, "segments"), { method: "POST", body: segment });
}

export function changeSegment(workspace: string, segment: string, change: SegmentChange): Promise<SegmentView> {
  return fetchJson(workspaceAddress(workspace, "segments", segment), { method: "PATCH", body: change });
}

export function archiveSegment(workspace: string, segment: string, archived: boolean): Promise<SegmentView> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "archive"), { method: "POST", body: { archived } });
}

/** Saves the shared draft; where another save came in between, the fault's code is `conflict`. */
export function saveDraft(workspace: string, segment: string, save: DraftSave): Promise<SegmentDraftView> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "draft"), { method: "PUT", body: save });
}

export function discardDraft(workspace: string, segment: string, revision: number): Promise<SegmentView> {
  const address = workspaceAddress(workspace, "segments", segment, "draft");
  return fetchJson(`${address}?revision=${revision}`, { method: "DELETE" });
}

export function proposeDraft(workspace: string, segment: string, revision: number): Promise<SegmentDraftView> {
  const address = workspaceAddress(workspace, "segments", segment, "draft", "proposal");
  return fetchJson(address, { method: "POST", body: { revision } });
}

/** Makes the draft the next definition; `revision` is the save that the reader looked at. */
export function publishDraft(
  workspace: string,
  segment: string,
  body: { readonly revision: number; readonly note: string | null },
): Promise<SegmentVersionView> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "versions"), { method: "POST", body });
}

/** Makes an older definition the next one. */
export function restoreVersion(
  workspace: string,
  segment: string,
  { number, note }: { readonly number: number; readonly note: string | null },
): Promise<SegmentVersionView> {
  const address = workspaceAddress(workspace, "segments", segment, "versions", number, "restoration");
  return fetchJson(address, { method: "POST", body: { note } });
}

/** What the saved draft changes against a definition, in words and in numbers of the latest data. */
export function draftDifferenceQuery(
  workspace: string,
  segment: string,
  draft: { readonly from: number; readonly revision: number },
) {
  return queryOptions({
    queryKey: ["difference", workspace, segment, draft],
    queryFn: ({ signal }) => {
      const address = workspaceAddress(workspace, "segments", segment, "difference");
      return fetchJson<SegmentDifference>(`${address}?from=${draft.from}&to=draft`, { signal });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
