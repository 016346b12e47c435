import { AppError } from "./app-error";
import { type PlainRule, type Rule, ruleNodes, type SegmentCondition } from "./rule";

/** A published definition as another rule may name it. */
export interface KnownSegment {
  readonly slug: string;
  readonly name: string;
  readonly version: number;
  readonly rule: Rule;
}

/** Finds a published definition; without a version the latest. */
export type SegmentLookup = (slug: string, version: number | undefined) => KnownSegment | undefined;

/** Groups and conditions of a rule with all its segments written out. */
export const mostExpandedNodes = 2000;

/**
 * A rule with each segment it names written out in the place of the condition, so that the places of all other nodes stay as they
 * are. `within`: slugs of the segments being written out, outermost first. Throws AppError invalid for an unknown segment, a circle
 * and a rule that grows beyond `mostExpandedNodes`.
 */
export function expandRule(rule: Rule, lookup: SegmentLookup, within: readonly string[] = []): PlainRule {
  const budget = { left: mostExpandedNodes };
  return expanded(rule, { lookup, within, budget });
}

/** The segments a rule names itself, each once. */
export function namedSegments(rule: Rule): SegmentCondition[] {
  const all = ruleNodes(rule).flatMap((one) => (one.rule.kind === "segment" ? [one.rule] : []));
  return [...new Map(all.map((one) => [`${one.segment}@${one.version ?? ""}`, one])).values()];
}

/** The same rule with every segment named by the version that `lookup` finds: what it means then no longer changes. */
export function pinnedRule(rule: Rule, lookup: SegmentLookup): Rule {
  if (rule.kind === "segment") return { ...rule, version: known(rule, lookup).version };
  if ("rules" in rule) return { ...rule, rules: rule.rules.map((member) => pinnedRule(member, lookup)) };
  return rule;
}

interface Expansion {
  readonly lookup: SegmentLookup;
  readonly within: readonly string[];
  readonly budget: { left: number };
}

function expanded(rule: Rule, expansion: Expansion): PlainRule {
  const { lookup, within, budget } = expansion;
  budget.left -= 1;
  if (budget.left < 0)
    throw new AppError(
      "invalid",
      `With its segments written out the rule has more than ${mostExpandedNodes.toLocaleString("en-GB")} groups and conditions; make it smaller.`,
    );
  if ("rules" in rule) return { kind: rule.kind, rules: rule.rules.map((member) => expanded(member, expansion)) };
  if (rule.kind !== "segment") return rule;
  if (within.includes(rule.segment)) throw circle([...within.slice(within.indexOf(rule.segment)), rule.segment]);
  const found = known(rule, lookup);
  const inner = expanded(found.rule, { ...expansion, within: [...within, rule.segment] });
  return { kind: rule.op === "isIn" ? "all" : "none", rules: [inner] };
}

function known({ segment, version }: SegmentCondition, lookup: SegmentLookup): KnownSegment {
  const found = lookup(segment, version);
  if (found) return found;
  const which = version === undefined ? "a published segment" : `version ${version} of a segment`;
  throw new AppError("invalid", `There is no ${which} named ${segment} in this dataset; choose another.`);
}

function circle(slugs: readonly string[]): AppError {
  return new AppError(
    "invalid",
    `The segments would define each other in a circle: ${slugs.join(" → ")}. Take one of them out of the rule.`,
  );
}
