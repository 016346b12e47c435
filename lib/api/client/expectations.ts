import type { Expectation, ExpectationChange, ExpectationTopic } from "@/lib/domain/expectation";
import { fetchJson, workspaceAddress } from "./fetch-json";

/** Writes one topic of a segment's sheet; where another save came in between, the fault's code is `conflict`. */
export function saveExpectation(
  workspace: string,
  { segment, topic }: { readonly segment: string; readonly topic: ExpectationTopic },
  body: ExpectationChange,
): Promise<Expectation> {
  return fetchJson(workspaceAddress(workspace, "segments", segment, "expectations", topic), { method: "PUT", body });
}
