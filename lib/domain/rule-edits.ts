import type { Rule, RuleCondition } from "./rule";
import { ruleLimits } from "./rule-limits";
import {
  type EditedGroup,
  type EditedNode,
  heightOf,
  laidOut,
  lineName,
  type PlacedNode,
  placedNodes,
  type RuleTree,
  ruleOf,
  treeOf,
} from "./rule-tree";

/** Where a line can be moved: among its neighbours, into the group beside it, or out of its own. */
export type MoveWay = "up" | "down" | "in" | "out";

/** One edit of a rule. `to`: the group that gets it at its end, or the condition it comes after. */
export type RuleEdit =
  | { readonly do: "addCondition"; readonly to: string; readonly condition: RuleCondition }
  | { readonly do: "addGroup"; readonly to: string }
  | { readonly do: "remove" | "duplicate" | "wrap" | "unwrap"; readonly node: string }
  | { readonly do: "move"; readonly node: string; readonly way: MoveWay }
  | { readonly do: "setKind"; readonly node: string; readonly kind: EditedGroup["kind"] }
  | { readonly do: "setCondition"; readonly node: string; readonly condition: RuleCondition }
  | { readonly do: "replace"; readonly rule: Rule };

/** The tree after an edit, the node to go on with, and what happened in words. A refused edit leaves the tree as it is. */
export interface EditOutcome {
  readonly tree: RuleTree;
  readonly focus: string;
  readonly said: string;
  readonly refused: boolean;
}

/** Makes an edit, or says in a sentence why it cannot be made: the limits of a rule, or no place to move to. */
export function editRule(tree: RuleTree, edit: RuleEdit): EditOutcome {
  if (edit.do === "replace") {
    const replaced = treeOf(edit.rule, tree.nextId);
    return { tree: replaced, focus: replaced.root.id, said: "The rule was replaced.", refused: false };
  }
  const target = "to" in edit ? edit.to : edit.node;
  const place = placedNodes(tree.root).find(({ node }) => node.id === target);
  if (!place) return refusal(tree, tree.root.id, "This line is no longer part of the rule.");
  return checked(tree, place, made(tree, place, edit));
}

/** A change of the tree before its limits are checked; a text is why there is none. */
type Change = { readonly root: EditedGroup; readonly nextId: number; readonly focus: string; readonly verb: string };

function made(tree: RuleTree, place: PlacedNode, edit: Exclude<RuleEdit, { do: "replace" }>): Change | string {
  switch (edit.do) {
    case "addCondition":
      return added(tree, place, edit.condition);
    case "addGroup":
      return added(tree, place, { kind: "any", rules: [] });
    case "remove":
      return removed(tree, place);
    case "duplicate":
      return duplicated(tree, place);
    case "wrap":
      return wrapped(tree, place);
    case "unwrap":
      return unwrapped(tree, place);
    case "move":
      return moved(tree, place, edit.way);
    case "setKind":
      return place.node.kind === "condition"
        ? "A condition has no way to combine."
        : changed(tree, { ...place.node, kind: edit.kind });
    case "setCondition":
      return place.node.kind === "condition"
        ? changed(tree, { ...place.node, condition: edit.condition })
        : "A group is not a condition.";
  }
}

function checked(tree: RuleTree, place: PlacedNode, change: Change | string): EditOutcome {
  if (typeof change === "string") return refusal(tree, place.node.id, change);
  const { root, nextId, focus, verb } = change;
  const placed = placedNodes(root);
  if (placed.length > ruleLimits.nodes && placed.length > placedNodes(tree.root).length)
    return refusal(
      tree,
      place.node.id,
      `A rule has at most ${ruleLimits.nodes} groups and conditions. Split it into segments, and name one in the other.`,
    );
  if (heightOf(root) > ruleLimits.depth && heightOf(root) > heightOf(tree.root))
    return refusal(
      tree,
      place.node.id,
      `A rule is nested at most ${ruleLimits.depth} levels deep. Take a group apart first.`,
    );
  const at = placed.find(({ node }) => node.id === focus);
  const where = at ? lineName(at) : "";
  return { tree: { root, nextId }, focus, said: verb === "" ? "" : `${verb}: ${where}.`, refused: false };
}

function refusal(tree: RuleTree, focus: string, said: string): EditOutcome {
  return { tree, focus, said, refused: true };
}

function added(tree: RuleTree, { node, group }: PlacedNode, rule: Rule): Change {
  const counter = { next: tree.nextId };
  const fresh = laidOut(rule, counter);
  const root =
    node.kind === "condition" && group !== null
      ? spliced(tree.root, node.id, [node, fresh])
      : spliced(tree.root, node.id, [{ ...(node as EditedGroup), rules: [...(node as EditedGroup).rules, fresh] }]);
  return { root, nextId: counter.next, focus: fresh.id, verb: "Added" };
}

/** After a removal one goes on with the next line, else the one before, else the group. */
function removed(tree: RuleTree, { node, group, index }: PlacedNode): Change | string {
  if (group === null)
    return "The outermost group stays. Remove its lines one by one, or discard the draft to begin anew.";
  const focus = group.rules[index + 1] ?? group.rules[index - 1] ?? group;
  return { root: spliced(tree.root, node.id, []), nextId: tree.nextId, focus: focus.id, verb: "Removed. Now at" };
}

function duplicated(tree: RuleTree, { node, group }: PlacedNode): Change | string {
  if (group === null) return "The outermost group cannot be doubled. Wrap it in a group first.";
  const counter = { next: tree.nextId };
  const copy = laidOut(ruleOf(node), counter);
  return {
    root: spliced(tree.root, node.id, [node, copy]),
    nextId: counter.next,
    focus: copy.id,
    verb: "Duplicated",
  };
}

/** A group around a line; around the outermost it becomes the new outermost. */
function wrapped(tree: RuleTree, { node, group }: PlacedNode): Change {
  const around: EditedGroup = { id: `n${tree.nextId}`, kind: "all", rules: [node] };
  const root = group === null ? around : spliced(tree.root, node.id, [around]);
  return { root, nextId: tree.nextId + 1, focus: around.id, verb: "Wrapped in a group" };
}

function unwrapped(tree: RuleTree, { node, group }: PlacedNode): Change | string {
  if (node.kind === "condition") return "Only a group can be taken apart.";
  const [only] = node.rules;
  if (group === null) {
    if (node.rules.length !== 1 || only === undefined || only.kind === "condition")
      return "The outermost group stays, unless a group is all it holds.";
    return { root: only, nextId: tree.nextId, focus: only.id, verb: "Taken apart" };
  }
  return {
    root: spliced(tree.root, node.id, node.rules),
    nextId: tree.nextId,
    focus: (only ?? group).id,
    verb: "Taken apart. Now at",
  };
}

function changed(tree: RuleTree, node: EditedNode): Change {
  return { root: spliced(tree.root, node.id, [node]), nextId: tree.nextId, focus: node.id, verb: "" };
}

function moved(tree: RuleTree, place: PlacedNode, way: MoveWay): Change | string {
  const { node, group, index } = place;
  if (group === null) return "The outermost group cannot be moved.";
  if (way === "out") return movedOut(tree, place, group);
  if (way === "in") return movedIn(tree, place, group);
  const other = group.rules[way === "up" ? index - 1 : index + 1];
  if (!other)
    return `This line is the ${way === "up" ? "first" : "last"} of its group. Alt+← moves it out of the group.`;
  const rules = group.rules.map((member) => (member === node ? other : member === other ? node : member));
  return {
    root: spliced(tree.root, group.id, [{ ...group, rules }]),
    nextId: tree.nextId,
    focus: node.id,
    verb: "Moved",
  };
}

function movedOut(tree: RuleTree, { node }: PlacedNode, group: EditedGroup): Change | string {
  if (group.id === tree.root.id) return "This line already stands in the outermost group.";
  const left = { ...group, rules: group.rules.filter((member) => member !== node) };
  return {
    root: spliced(tree.root, group.id, [left, node]),
    nextId: tree.nextId,
    focus: node.id,
    verb: "Moved out",
  };
}

/** Into the group above at its end, else into the one below at its start. */
function movedIn(tree: RuleTree, { node, index }: PlacedNode, group: EditedGroup): Change | string {
  const above = group.rules[index - 1];
  const below = group.rules[index + 1];
  const into = [above, below].find((one) => one !== undefined && one.kind !== "condition") as EditedGroup | undefined;
  if (!into)
    return "No group stands directly above or below this line. Wrap it in a group, or move it beside one first.";
  const rules = into === above ? [...into.rules, node] : [node, ...into.rules];
  const without = group.rules.filter((member) => member !== node);
  const next = { ...group, rules: without.map((member) => (member === into ? { ...into, rules } : member)) };
  return { root: spliced(tree.root, group.id, [next]), nextId: tree.nextId, focus: node.id, verb: "Moved in" };
}

/** The tree with one node replaced by some, or none. */
function spliced(root: EditedGroup, id: string, by: readonly EditedNode[]): EditedGroup {
  if (root.id === id) return (by[0] ?? root) as EditedGroup;
  return {
    ...root,
    rules: root.rules.flatMap((member) => {
      if (member.id === id) return by;
      return member.kind === "condition" ? [member] : [spliced(member, id, by)];
    }),
  };
}
