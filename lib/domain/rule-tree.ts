import type { Rule, RuleCondition, RuleGroup } from "./rule";
import { memberPath } from "./rule-nodes";

/** A group on the desk of an editor: its members, and an id that stays while it is moved and changed. */
export interface EditedGroup {
  readonly id: string;
  readonly kind: RuleGroup["kind"];
  readonly rules: readonly EditedNode[];
}

/** A condition on the desk; one that is not filled in yet holds empty texts and lists. */
export interface EditedCondition {
  readonly id: string;
  readonly kind: "condition";
  readonly condition: RuleCondition;
}

export type EditedNode = EditedGroup | EditedCondition;

/** A rule being edited. The outermost node is always a group; `nextId` numbers the node that comes next. */
export interface RuleTree {
  readonly root: EditedGroup;
  readonly nextId: number;
}

/** Where a node stands: its group (null for the outermost), its place there from 0, and its depth, the outermost being 1. */
export interface PlacedNode {
  readonly node: EditedNode;
  readonly group: EditedGroup | null;
  readonly index: number;
  readonly depth: number;
}

/** A rule laid on the desk; a lone condition gets a group around it. Ids are counted from `firstId`. */
export function treeOf(rule: Rule, firstId = 1): RuleTree {
  const whole: RuleGroup = "rules" in rule ? rule : { kind: "all", rules: [rule] };
  const counter = { next: firstId };
  const root = laidOut(whole, counter) as EditedGroup;
  return { root, nextId: counter.next };
}

/** A rule or part of one with fresh ids from `counter`. */
export function laidOut(rule: Rule, counter: { next: number }): EditedNode {
  const id = `n${counter.next}`;
  counter.next += 1;
  if (!("rules" in rule)) return { id, kind: "condition", condition: rule };
  return { id, kind: rule.kind, rules: rule.rules.map((member) => laidOut(member, counter)) };
}

/** The rule of a node as it stands, gaps included. */
export function ruleOf(node: EditedNode): Rule {
  return node.kind === "condition" ? node.condition : { kind: node.kind, rules: node.rules.map(ruleOf) };
}

/** A rule without the conditions that `isKept` refuses and the groups that are left empty by it, and the ids of its nodes by their path. */
export interface TrimmedRule {
  readonly rule: RuleGroup;
  readonly ids: ReadonlyMap<string, string>;
}

/** Leaves conditions out of a tree; the root stays, though it may be left empty. */
export function trimmedRule(root: EditedGroup, isKept: (condition: EditedCondition) => boolean): TrimmedRule {
  const ids = new Map<string, string>();
  const trim = (node: EditedNode, path: string): Rule | null => {
    if (node.kind === "condition" && !isKept(node)) return null;
    ids.set(path, node.id);
    if (node.kind === "condition") return node.condition;
    const rules: Rule[] = [];
    for (const member of node.rules) {
      const kept = trim(member, memberPath(path, rules.length));
      if (kept !== null) rules.push(kept);
    }
    if (rules.length === 0 && path !== "") {
      ids.delete(path);
      return null;
    }
    return { kind: node.kind, rules };
  };
  const rule = trim(root, "") as RuleGroup;
  return { rule, ids };
}

/** Every node with its place, in reading order. */
export function placedNodes(root: EditedGroup): PlacedNode[] {
  const placed: PlacedNode[] = [];
  const visit = (node: EditedNode, group: EditedGroup | null, index: number, depth: number) => {
    placed.push({ node, group, index, depth });
    if (node.kind !== "condition") for (const [at, member] of node.rules.entries()) visit(member, node, at, depth + 1);
  };
  visit(root, null, 0, 1);
  return placed;
}

/** Levels of nesting below and with a node: 1 for a condition or an empty group. */
export function heightOf(node: EditedNode): number {
  return node.kind === "condition" ? 1 : 1 + Math.max(0, ...node.rules.map(heightOf));
}

/** "all of these", as the name of a group. */
export function groupWords(kind: EditedGroup["kind"]): string {
  return `${kind} of these`;
}

/** The name of a line for people who hear it: "Condition 2 of 4 in all of these". */
export function lineName({ node, group, index }: Omit<PlacedNode, "depth">): string {
  if (group === null) return `The whole rule, ${groupWords(node.kind as EditedGroup["kind"])}`;
  const kind = node.kind === "condition" ? "Condition" : `Group, ${groupWords(node.kind)},`;
  return `${kind} ${index + 1} of ${group.rules.length} in ${groupWords(group.kind)}`;
}
