import type { Rule, RuleGroup } from "./rule";

/** Text that two rules share when they mean the same by their form: order, repeated brackets and how an amount is written left out. */
export function canonicalRule(rule: Rule): string {
  const flat = flattenedRule(rule);
  if ("rules" in flat) return `${flat.kind}(${flat.rules.map(canonicalRule).sort().join(",")})`;
  return canonicalValue(flat);
}

/** The same rule without brackets that say nothing: an "all" inside an "all", an "any" inside an "any", either around one member. */
export function flattenedRule(rule: Rule): Rule {
  if (!("rules" in rule)) return rule;
  const { kind } = rule;
  const rules = rule.rules.map(flattenedRule).flatMap((member) => (isOpen(member, kind) ? member.rules : [member]));
  const [only] = rules;
  return only && rules.length === 1 && kind !== "none" ? only : { kind, rules };
}

function isOpen(member: Rule, kind: RuleGroup["kind"]): member is RuleGroup {
  // An "any" inside a "none" is excluded with all its members, so it needs no brackets either.
  return "rules" in member && member.kind !== "none" && member.kind === (kind === "none" ? "any" : kind);
}

function canonicalValue(value: unknown, key = ""): string {
  if (Array.isArray(value)) {
    const parts = value.map((one) => canonicalValue(one));
    return `[${parts.sort().join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
    return `{${entries
      .map(([name, inner]) => `${name}:${canonicalValue(inner, name)}`)
      .sort()
      .join(",")}}`;
  }
  return amountKeys.has(key) ? canonicalAmount(String(value)) : JSON.stringify(value);
}

/** Where an amount may stand as a number or as its digits. */
const amountKeys: ReadonlySet<string> = new Set(["value", "from", "to"]);

/** 50, "50" and "50.00" are one amount. */
function canonicalAmount(text: string): string {
  return /^-?\d+\.\d+$/.test(text) ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}
