import { memberPath, type PlainRule } from "./rule";
import { ruleWords } from "./rule-sentence";
import type { VersionManifest } from "./version-manifest";

/**
 * In short words why a customer is in, from the places of the nodes that hold: which of the rule's alternatives (members of an
 * "any" that has to hold) brought it in; without alternatives all conditions hold, and their number is said.
 */
export function whyIn(rule: PlainRule, holds: ReadonlySet<string>, manifest: VersionManifest): string {
  const choices = alternatives(rule, "");
  if (choices.length === 0) {
    const count = "rules" in rule ? rule.rules.length : 1;
    if (count === 0) return "everybody is in";
    if (count === 1) return "meets the condition";
    return count === 2 ? "meets both conditions" : `meets all ${count} conditions`;
  }
  return choices.map((choice) => chosen(choice, holds, manifest)).join("; ");
}

interface Choice {
  readonly path: string;
  readonly members: readonly PlainRule[];
}

/** Groups of which one member is enough, reached through groups of which every member has to hold. */
function alternatives(rule: PlainRule, path: string): Choice[] {
  if (!("rules" in rule) || rule.kind === "none") return [];
  if (rule.kind === "all") return rule.rules.flatMap((member, index) => alternatives(member, memberPath(path, index)));
  return rule.rules.length > 1 ? [{ path, members: rule.rules }] : [];
}

function chosen({ path, members }: Choice, holds: ReadonlySet<string>, manifest: VersionManifest): string {
  const held = members.filter((_, index) => holds.has(memberPath(path, index)));
  if (held.length === members.length) return members.length === 2 ? "both" : `all ${members.length} alternatives`;
  return held.map((member) => shortened(ruleWords(member, manifest))).join(" and ");
}

const longest = 90;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
