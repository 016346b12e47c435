import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo, useState } from "react";
import { previewQuery } from "@/lib/api/client/rules";
import { type BuilderFacts, obstacleOf } from "@/lib/domain/builder-facts";
import type { Rule } from "@/lib/domain/rule";
import type { RulePreview } from "@/lib/domain/rule-answers";
import { gapOf } from "@/lib/domain/rule-gaps";
import { placedNodes, trimmedRule } from "@/lib/domain/rule-tree";
import type { SegmentUses } from "@/lib/domain/segment-resources";
import type { Desk } from "./desk";
import { type Counts, useCounts } from "./use-counts";
import { type Restored, useDraftMemory } from "./use-draft-memory";
import { type DraftSaving, useDraftSaving } from "./use-draft-saving";
import { type RuleEditing, useRuleEditing } from "./use-rule-editing";
import { useSettled } from "./use-settled";
import { wasWords } from "./was-words";

/** The segment whose draft is edited. */
export interface EditedSegment {
  readonly slug: string;
  readonly name: string;
  readonly published: { readonly number: number; readonly rule: Rule } | null;
  readonly uses: SegmentUses["uses"];
}

export interface WorkbenchStart {
  readonly workspace: string;
  readonly facts: BuilderFacts;
  /** null makes a new segment. */
  readonly segment: EditedSegment | null;
  readonly rule: Rule;
  /** The save that the rule is of; null where there is no draft yet. */
  readonly revision: number | null;
}

export interface Workbench {
  readonly name: string;
  readonly setName: (name: string) => void;
  readonly editing: RuleEditing;
  readonly counts: Counts;
  /** The rule without the lines that are not filled in: what is saved. */
  readonly kept: Rule;
  /** Lines that are not filled in. */
  readonly gaps: number;
  /** No line is filled in: everybody is in the rule, or nobody. */
  readonly isEmpty: boolean;
  readonly restored: Restored;
  readonly saving: DraftSaving;
  readonly preview: PreviewOfDraft;
  readonly desk: Desk;
  /** The line that the condition being chosen comes to; null where none is being chosen. */
  readonly choosing: string | null;
  readonly choose: (to: string | null) => void;
}

export interface PreviewOfDraft {
  readonly view: RulePreview | null;
  readonly isStale: boolean;
  readonly fault: Error | null;
  readonly retry: () => void;
  readonly drawAgain: () => void;
  readonly setLandmark: (days: number | null) => void;
}

/** Everything a builder works with: the rule on the desk, its counts, its draft on the server, and what it would change. */
export function useWorkbench(start: WorkbenchStart): Workbench {
  const { workspace, facts, segment, revision } = start;
  const { slug: dataset } = facts.dataset;
  const at = useMemo(() => ({ workspace, dataset, version: facts.version }), [workspace, dataset, facts.version]);
  const [name, setName] = useState(segment?.name ?? "");
  const [choosing, setChoosing] = useState<string | null>(null);
  const editing = useRuleEditing(start.rule);
  const { tree, change, rearrange } = editing;
  const kept = useMemo(() => trimmedRule(tree.root, ({ condition }) => gapOf(condition) === null), [tree]);
  const asked = useMemo(
    () => trimmedRule(tree.root, ({ condition }) => obstacleOf(condition, facts) === null),
    [tree, facts],
  );
  const counts = useCounts(at, asked);
  const saving = useDraftSaving({
    workspace,
    dataset,
    name,
    rule: kept.rule,
    begun: { slug: segment?.slug ?? null, revision },
    onCreated: ({ slug }) =>
      window.history.replaceState(null, "", `/w/${workspace}/segments/${slug}/edit?version=${facts.version}`),
  });
  const restored = useDraftMemory({
    workspace,
    place: segment?.slug ?? `new ${dataset}`,
    begun: revision,
    editing,
    saving,
  });
  const preview = usePreview(at, asked.rule, { slug: saving.place.slug, before: segment?.published?.number ?? null });
  const was = useWasWords(editing, segment);
  const { byNode, total, isStale } = counts;
  const desk: Desk = useMemo(
    () => ({ facts, at, change, rearrange, counts: byNode, total, isStale, was, choose: setChoosing }),
    [facts, at, change, rearrange, byNode, total, isStale, was],
  );
  const conditions = placedNodes(tree.root).flatMap(({ node }) => (node.kind === "condition" ? [node.condition] : []));
  const gaps = conditions.filter((condition) => gapOf(condition) !== null).length;
  return {
    name,
    setName,
    editing,
    counts,
    kept: kept.rule,
    gaps,
    isEmpty: conditions.length === gaps,
    restored,
    saving,
    preview,
    desk,
    choosing,
    choose: setChoosing,
  };
}

function usePreview(
  at: Desk["at"],
  rule: Rule,
  { slug, before }: { readonly slug: string | null; readonly before: number | null },
): PreviewOfDraft {
  const [draw, setDraw] = useState(1);
  const [landmark, setLandmark] = useState<number | null>(null);
  const settled = useSettled(rule, 600);
  const query = useQuery(
    previewQuery(at, {
      rule: settled,
      draw,
      ...(slug === null ? {} : { segment: slug }),
      ...(before === null ? {} : { before }),
      ...(landmark === null ? {} : { landmark }),
    }),
  );
  return {
    view: query.data ?? null,
    isStale: query.isPlaceholderData || settled !== rule,
    fault: query.error,
    retry: () => void query.refetch(),
    drawAgain: () => setDraw((now) => now + 1),
    setLandmark,
  };
}

function useWasWords({ tree }: RuleEditing, segment: EditedSegment | null): Desk["was"] {
  const published = segment?.published ?? null;
  return useCallback(
    (id) => {
      const node = placedNodes(tree.root).find((one) => one.node.id === id)?.node;
      return node?.kind === "condition" ? wasWords(node.condition, published) : undefined;
    },
    [tree, published],
  );
}
