import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import { checkQuery, draftQuery } from "@/lib/api/client/recipes";
import type { RecipeDraft } from "@/lib/domain/dataset-resources";
import type { Recipe } from "@/lib/domain/recipe";
import type { Mapping } from "./kept-mappings";
import { rememberedMapping, rememberMapping } from "./mapping-memory";
import { mergedRecipe } from "./merged-recipe";

/** One change of the mapping: what it is called, for undoing, and which columns a person has thereby looked at. */
export interface Edit {
  readonly name: string;
  readonly change: (recipe: Recipe) => Recipe;
  readonly settles?: readonly string[];
}

export interface EditedMapping {
  readonly workspace: string;
  readonly mapping: Mapping | null;
  /** What the server says of it; may lag behind the last edit while `isSettled` is false. */
  readonly outlook: RecipeDraft | null;
  readonly isSettled: boolean;
  readonly fault: Error | null;
  readonly retry: () => void;
  readonly edit: (edit: Edit) => void;
  readonly rename: (name: string) => void;
  readonly undo: { readonly name: string; readonly run: () => void } | null;
}

/** The mapping of files that have been read: proposed by the server, edited here, checked there, kept over a reload. */
export function useMapping(workspace: string, files: readonly string[], dataset: string | null): EditedMapping {
  const draft = useQuery({ ...draftQuery(workspace, files, dataset), enabled: files.length > 0 });
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [past, setPast] = useState<readonly { readonly name: string; readonly mapping: Mapping }[]>([]);
  useEffect(() => {
    const proposal = draft.data?.recipe;
    if (!proposal) return;
    const known = proposal.sources.map((source) => source.fileId);
    setMapping((now) => underEdits(now ?? rememberedMapping(workspace, known), proposal));
    setPast([]);
  }, [draft.data, workspace]);
  useEffect(() => {
    if (mapping) rememberMapping(workspace, mapping);
  }, [workspace, mapping]);

  const edit = useCallback(
    ({ name, change, settles = [] }: Edit) => {
      if (!mapping) return;
      setPast((all) => [...all.slice(-49), { name, mapping }]);
      setMapping({
        ...mapping,
        recipe: change(mapping.recipe),
        settled: [...new Set([...mapping.settled, ...settles])],
      });
    },
    [mapping],
  );
  const rename = useCallback((name: string) => setMapping((now) => now && { ...now, name }), []);
  const last = past.at(-1);
  const undo = last && {
    name: last.name,
    run: () => {
      setMapping((now) => ({ ...last.mapping, name: now?.name ?? last.mapping.name }));
      setPast((all) => all.slice(0, -1));
    },
  };
  const shown = files.length > 0 ? mapping : null;
  return { workspace, mapping: shown, ...useOutlook(workspace, shown, draft), edit, rename, undo: undo ?? null };
}

interface Draft {
  readonly data: RecipeDraft | undefined;
  readonly error: Error | null;
  readonly isFetching: boolean;
  readonly refetch: () => unknown;
}

function useOutlook(workspace: string, mapping: Mapping | null, draft: Draft) {
  const isEdited = mapping !== null && mapping.recipe !== draft.data?.recipe;
  const asked = useSettled(isEdited ? mapping.recipe : null, 250);
  const check = useQuery(checkQuery(workspace, asked));
  const answer = isEdited ? check : draft;
  const isCurrent = !isEdited || (asked === mapping.recipe && !check.isPlaceholderData);
  return {
    outlook: answer.data ?? draft.data ?? null,
    isSettled: mapping !== null && isCurrent && !answer.isFetching && answer.error === null,
    fault: draft.error ?? answer.error,
    retry: () => void (draft.error ? draft : answer).refetch(),
  };
}

/** The value once it has stood still for a while. */
function useSettled<Value>(value: Value, milliseconds: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
}

function underEdits(edited: Mapping | null, proposal: Recipe): Mapping {
  if (!edited) return { recipe: proposal, proposal, settled: [], name: "" };
  return { ...edited, recipe: mergedRecipe(edited, proposal), proposal };
}
