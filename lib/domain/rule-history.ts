import type { Rule } from "./rule";
import { type EditOutcome, editRule, type RuleEdit } from "./rule-edits";
import { placedNodes, type RuleTree, treeOf } from "./rule-tree";

/** A tree as it was, and the node that the edit after it was about. */
interface Step {
  readonly tree: RuleTree;
  readonly focus: string;
}

/** A rule with all that was done to it. `typing`: the control that the last step came from; more of the same is one step. */
export interface RuleHistory {
  readonly tree: RuleTree;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
  readonly typing: string | null;
}

/** Steps that can be undone; the oldest give way. */
export const mostSteps = 1000;

/** A rule as it stands when the builder opens: nothing to undo yet. */
export function historyOf(rule: Rule): RuleHistory {
  return { tree: treeOf(rule), past: [], future: [], typing: null };
}

/** Makes an edit. `typing` names the control it was typed in: a text is one step of undo, not one for each letter. */
export function edited(
  history: RuleHistory,
  edit: RuleEdit,
  typing: string | null = null,
): EditOutcome & { readonly history: RuleHistory } {
  const outcome = editRule(history.tree, edit);
  if (outcome.refused || outcome.tree === history.tree) return { ...outcome, history };
  const goesOn = typing !== null && typing === history.typing;
  const step = { tree: history.tree, focus: outcome.focus };
  const past = goesOn ? history.past : [...history.past.slice(1 - mostSteps), step];
  return { ...outcome, history: { tree: outcome.tree, past, future: [], typing } };
}

/** Takes the last edit back, or makes it again; says so where there is none. */
export function stepped(history: RuleHistory, way: "undo" | "redo"): EditOutcome & { readonly history: RuleHistory } {
  const from = way === "undo" ? history.past : history.future;
  const step = from.at(-1);
  if (!step) {
    const said = way === "undo" ? "There is nothing to undo." : "There is nothing to redo.";
    return { tree: history.tree, focus: history.tree.root.id, said, refused: true, history };
  }
  const here = { tree: history.tree, focus: step.focus };
  const rest = from.slice(0, -1);
  const next: RuleHistory =
    way === "undo"
      ? { tree: step.tree, past: rest, future: [...history.future, here], typing: null }
      : { tree: step.tree, past: [...history.past, here], future: rest, typing: null };
  const said = way === "undo" ? "Undone." : "Redone.";
  return { tree: step.tree, focus: presentFocus(step), said, refused: false, history: next };
}

function presentFocus({ tree, focus }: Step): string {
  return placedNodes(tree.root).some(({ node }) => node.id === focus) ? focus : tree.root.id;
}
