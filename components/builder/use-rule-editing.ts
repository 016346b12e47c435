import { type RefObject, useCallback, useEffect, useReducer, useRef } from "react";
import type { Rule } from "@/lib/domain/rule";
import type { MoveWay, RuleEdit } from "@/lib/domain/rule-edits";
import { edited, historyOf, type RuleHistory, stepped } from "@/lib/domain/rule-history";
import type { RuleTree } from "@/lib/domain/rule-tree";
import { commandOf } from "./key-map";

export interface RuleEditing {
  readonly tree: RuleTree;
  /** Holds the lines of the rule; focus is looked for in it. */
  readonly frame: RefObject<HTMLDivElement | null>;
  /** Changes what one control holds; `typing` makes more of the same one step of undo. The focus stays. */
  readonly change: (edit: RuleEdit, typing?: string) => void;
  /** Changes the lines themselves; the focus follows the line. `open`: goes to the first thing that is to be filled in. */
  readonly rearrange: (edit: RuleEdit, open?: boolean) => void;
  readonly step: (way: "undo" | "redo") => void;
  /** What the last edit did or why it could not be made, to be read out. */
  readonly said: { readonly words: string; readonly refused: boolean };
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

interface Focus {
  readonly node: string;
  readonly control: string | null;
}

interface State {
  readonly history: RuleHistory;
  readonly said: RuleEditing["said"];
  readonly focus: Focus | null;
}

type Action =
  | { readonly edit: RuleEdit; readonly typing?: string | undefined; readonly goTo: string | null }
  | { readonly step: "undo" | "redo"; readonly goTo: string | null };

/** The rule on the desk: its edits, undo, keys, and a focus that is never lost by them. */
export function useRuleEditing(rule: Rule): RuleEditing {
  const [state, dispatch] = useReducer(next, rule, begun);
  const frame = useRef<HTMLDivElement>(null);
  const change = useCallback((edit: RuleEdit, typing?: string) => dispatch({ edit, typing, goTo: null }), []);
  const rearrange = useCallback(
    (edit: RuleEdit, open = false) => dispatch({ edit, goTo: open ? "open" : focusedControl() }),
    [],
  );
  const step = useCallback((way: "undo" | "redo") => dispatch({ step: way, goTo: focusedControl() }), []);
  useEffect(() => {
    if (state.focus && frame.current) focusLine(frame.current, state.focus);
  }, [state.focus]);
  useKeys(frame, { step, move: (node, way) => rearrange({ do: "move", node, way }) });
  return {
    tree: state.history.tree,
    frame,
    change,
    rearrange,
    step,
    said: state.said,
    canUndo: state.history.past.length > 0,
    canRedo: state.history.future.length > 0,
  };
}

function begun(rule: Rule): State {
  return { history: historyOf(rule), said: { words: "", refused: false }, focus: null };
}

function next(state: State, action: Action): State {
  const outcome =
    "step" in action ? stepped(state.history, action.step) : edited(state.history, action.edit, action.typing ?? null);
  const stays = action.goTo === null || outcome.refused;
  return {
    history: outcome.history,
    said: { words: outcome.said, refused: outcome.refused },
    focus: stays ? state.focus : { node: outcome.focus, control: action.goTo },
  };
}

interface Commands {
  readonly step: (way: "undo" | "redo") => void;
  readonly move: (node: string, way: MoveWay) => void;
}

/** Keys work wherever the focus is, but not in dialogs, nor in fields that have an undo of their own. */
function useKeys(frame: RefObject<HTMLElement | null>, commands: Commands) {
  const current = useRef(commands);
  current.current = commands;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = commandOf(event);
      const target = event.target instanceof Element ? event.target : null;
      if (!command || target?.closest("dialog, [data-own-undo]")) return;
      if ("step" in command) {
        event.preventDefault();
        current.current.step(command.step);
        return;
      }
      const line = frame.current?.contains(target) ? target?.closest<HTMLElement>("[data-node]") : null;
      if (!line?.dataset.node) return;
      event.preventDefault();
      current.current.move(line.dataset.node, command.move);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [frame]);
}

/** The part a control plays in its line, so that the same part is found in another line or at another place. */
function focusedControl(): string {
  const active = document.activeElement?.closest<HTMLElement>("[data-control]");
  return active?.dataset.control ?? "first";
}

function focusLine(frame: HTMLElement, { node, control }: Focus) {
  const line = frame.querySelector(`[data-node="${node}"]`);
  const open = control === "open" ? line?.querySelector("[data-fill] :is(input, select, button)") : null;
  const same = line?.querySelector(`[data-control="${control}"]`);
  const found = open ?? same ?? line?.querySelector("[data-control]:not([data-control='more'])") ?? line;
  if (found instanceof HTMLElement) found.focus();
}
