import { useQuery } from "@tanstack/react-query";
import { useMemo, useRef } from "react";
import { countQuery } from "@/lib/api/client/rules";
import type { VersionAddress } from "@/lib/api/client/versions";
import type { RuleCountView } from "@/lib/domain/rule-answers";
import type { TrimmedRule } from "@/lib/domain/rule-tree";
import { useSettled } from "./use-settled";

/** Customers of a node; null: fewer than this role sees. */
export interface NodeCount {
  readonly count: number | null;
  readonly share: number | null;
}

export interface Counts {
  readonly sentence: string | null;
  readonly total: number | null;
  readonly byNode: ReadonlyMap<string, NodeCount>;
  readonly isStale: boolean;
  readonly fault: Error | null;
  readonly retry: () => void;
}

/** Live counts: asked once typing rests, an older question is cancelled, and the last answer stays until the next has come. */
export function useCounts(at: VersionAddress, asked: TrimmedRule): Counts {
  const key = JSON.stringify(asked.rule);
  const settled = useSettled(key, 250);
  const latest = useRef(asked);
  if (settled === key) latest.current = asked;
  const query = useQuery(countQuery(at, latest.current.rule));
  const answered = useRef<Answer | null>(null);
  const { ids } = latest.current;
  if (query.data && !query.isPlaceholderData && !isSame(answered.current, query.data, ids))
    answered.current = { view: query.data, ids };
  const answer = answered.current;
  const byNode = useMemo(() => countsByNode(answer), [answer]);
  return {
    sentence: answer?.view.sentence ?? null,
    total: answer?.view.total ?? null,
    byNode,
    isStale: settled !== key || query.isFetching,
    fault: query.error,
    retry: () => void query.refetch(),
  };
}

/** An answer, and which node each of its paths was when it was asked. */
interface Answer {
  readonly view: RuleCountView;
  readonly ids: TrimmedRule["ids"];
}

function isSame(answer: Answer | null, view: RuleCountView, ids: TrimmedRule["ids"]): boolean {
  return answer?.view === view && answer.ids === ids;
}

function countsByNode(answer: Answer | null) {
  const counts = new Map<string, NodeCount>();
  for (const { path, count, share } of answer?.view.nodes ?? []) {
    const id = answer?.ids.get(path);
    if (id !== undefined) counts.set(id, { count, share });
  }
  return counts;
}
