/** Anything that is nested as a rule is: a condition, or a group with members under `rules`. */
interface Nested {
  readonly kind: string;
}

/** A node of a rule and its place: "" is the rule itself, "1.0" the first member of its second member. */
interface PlacedRule<Node extends Nested> {
  readonly path: string;
  readonly rule: Node;
}

/** Every node of a rule, each before its members. */
export function ruleNodes<Node extends Nested>(rule: Node, path = ""): PlacedRule<Node>[] {
  return [{ path, rule }, ...members(rule).flatMap((member, index) => ruleNodes(member, memberPath(path, index)))];
}

/** The place of a member of a group. */
export function memberPath(path: string, index: number): string {
  return path === "" ? String(index) : `${path}.${index}`;
}

/** The conditions of a rule in reading order. */
export function ruleConditions<Node extends Nested>(rule: Node): Exclude<Node, { rules: unknown }>[] {
  return ruleNodes(rule).flatMap((one) => ("rules" in one.rule ? [] : [one.rule as Exclude<Node, { rules: unknown }>]));
}

function members<Node extends Nested>(rule: Node): readonly Node[] {
  return "rules" in rule ? (rule.rules as Node[]) : [];
}
