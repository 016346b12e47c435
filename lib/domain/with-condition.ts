import type { Rule } from "./rule";

/** A rule with one more condition that must hold; a condition it has already is not added twice. */
export function withCondition(rule: Rule, condition: Rule): Rule {
  if (rule.kind !== "all") return { kind: "all", rules: [rule, condition] };
  const has = rule.rules.some((member) => JSON.stringify(member) === JSON.stringify(condition));
  return has ? rule : { kind: "all", rules: [...rule.rules, condition] };
}
