import { useEffect, useRef, useState } from "react";
import { ruleOf } from "@/lib/domain/rule-tree";
import { rememberDraft, rememberedDraft } from "./draft-memory";
import type { DraftSaving } from "./use-draft-saving";
import type { RuleEditing } from "./use-rule-editing";

export interface DraftMemory {
  readonly workspace: string;
  /** Names the draft in this browser: its segment, or the dataset of a new one. */
  readonly place: string;
  /** The save that the page was opened with. */
  readonly begun: number | null;
  readonly editing: RuleEditing;
  readonly saving: DraftSaving;
}

export interface Restored {
  /** What stands on the desk was brought back, and the server does not have it. */
  readonly isRestored: boolean;
  /** Goes back to what the page was opened with. */
  readonly startOver: () => void;
}

/** Keeps in the browser what the server does not have yet, and brings it back when the page is opened again on the same save. */
export function useDraftMemory({ workspace, place, begun, editing, saving }: DraftMemory): Restored {
  const { tree, change, rearrange } = editing;
  const opened = useRef(tree);
  const [isRestored, setRestored] = useState(false);
  useEffect(() => {
    const kept = rememberedDraft(workspace, place);
    if (!kept || kept.revision !== begun || JSON.stringify(kept.rule) === JSON.stringify(ruleOf(opened.current.root)))
      return;
    change({ do: "replace", rule: kept.rule });
    setRestored(true);
  }, [workspace, place, begun, change]);
  const { slug, revision } = saving.place;
  const own = slug ?? place;
  useEffect(() => {
    if (tree === opened.current) return;
    if (slug !== null && own !== place) rememberDraft(workspace, place, null);
    rememberDraft(workspace, own, { revision, rule: ruleOf(tree.root) });
  }, [workspace, place, own, slug, revision, tree]);
  const startOver = () => {
    setRestored(false);
    rearrange({ do: "replace", rule: ruleOf(opened.current.root) });
  };
  return { isRestored: isRestored && saving.savedAt === null, startOver };
}
