import type { NewSegment } from "@/lib/domain/segment";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Adds a segment with its first draft; answers with it as it now stands. */
export function addSegment(workspace: string, segment: NewSegment): Promise<SegmentView> {
  return fetchJson(workspaceAddress(workspace, "segments"), { method: "POST", body: segment });
}
