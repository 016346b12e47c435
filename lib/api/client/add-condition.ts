import type { Rule } from "@/lib/domain/rule";
import type { SegmentDraftView, SegmentView } from "@/lib/domain/segment-resources";
import { withCondition } from "@/lib/domain/with-condition";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Adds a condition to a segment's draft; without a draft, to a new one of its latest definition. A save in between is a conflict. */
export async function addCondition(workspace: string, segment: string, condition: Rule): Promise<SegmentDraftView> {
  const { draft, latest } = await fetchJson<SegmentView>(workspaceAddress(workspace, "segments", segment));
  const rule = withCondition(draft?.rule ?? latest?.rule ?? { kind: "all", rules: [] }, condition);
  return await fetchJson(workspaceAddress(workspace, "segments", segment, "draft"), {
    method: "PUT",
    body: { rule, revision: draft?.revision ?? null },
  });
}
