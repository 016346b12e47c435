import { canonicalRule, flattenedRule } from "./canonical-rule";
import type { ColumnCondition, Rule, RuleCondition, RuleGroup, RuleTest } from "./rule";
import { conditionSentence, ruleSentence, type SegmentNames } from "./rule-sentence";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/** Changes beyond this many are counted, not written out. */
const mostChanges = 20;

/**
 * What an edit changed, a short sentence each: "Employees ≥ 50 → ≥ 20", "Region: North added", "Added: …", "Of the conditions: all
 * must hold → at least one must hold". None when both mean the same by their writing, so the order of members tells nothing.
 */
export function ruleDifference(
  before: Rule,
  after: Rule,
  manifest: VersionManifest,
  names: SegmentNames = new Map(),
): string[] {
  const words: Words = { manifest, names, inside: "" };
  const changes =
    canonicalRule(before) === canonicalRule(after)
      ? []
      : ruleChanges(flattenedRule(before), flattenedRule(after), words);
  const more = changes.length - mostChanges;
  if (more <= 0) return changes;
  return [...changes.slice(0, mostChanges), `And ${more} further ${more === 1 ? "change" : "changes"}`];
}

interface Words {
  readonly manifest: VersionManifest;
  readonly names: SegmentNames;
  /** Says in which group a change is; empty for the outermost. */
  readonly inside: string;
}

function ruleChanges(before: Rule, after: Rule, words: Words): string[] {
  const [old, now] = [asGroup(before), asGroup(after)];
  const kept = now.rules.find((member) => canonicalRule(member) === canonicalRule(before));
  if (kept && now.kind !== old.kind && "rules" in before) {
    const beside = now.rules.filter((member) => member !== kept).map((member) => sentenceOf(member, words));
    return [`The rule before is now one part of several, of which ${bonds[now.kind]}; beside it: ${beside.join("; ")}`];
  }
  const left = old.rules.find((member) => canonicalRule(member) === canonicalRule(after));
  if (left && now.kind !== old.kind && "rules" in after) return [`Only one part is left: ${sentenceOf(after, words)}`];
  return groupChanges(old, now, words);
}

function groupChanges(before: RuleGroup, after: RuleGroup, words: Words): string[] {
  const { pairs, removed, added } = matched(before.rules, after.rules);
  const { inside } = words;
  const rebound = before.kind !== after.kind;
  const place = inside === "" ? "Of the conditions" : inside;
  return [
    ...(rebound ? [`${place}: ${bonds[before.kind]} → ${bonds[after.kind]}`] : []),
    ...pairs.flatMap(([old, now]) => memberChanges(old, now, words)),
    ...removed.map((member) => `${inside === "" ? "Removed" : `${inside}, removed`}: ${sentenceOf(member, words)}`),
    ...added.map((member) => `${inside === "" ? "Added" : `${inside}, added`}: ${sentenceOf(member, words)}`),
  ];
}

function memberChanges(before: Rule, after: Rule, words: Words): string[] {
  if ("rules" in before && "rules" in after)
    return groupChanges(before, after, { ...words, inside: `Inside “${clipped(sentenceOf(before, words))}”` });
  if ("rules" in before || "rules" in after) return [];
  const change = conditionChange(before, after, words);
  return words.inside === "" ? [change] : [`${words.inside}: ${change}`];
}

const bonds: Readonly<Record<RuleGroup["kind"], string>> = {
  all: "all must hold",
  any: "at least one must hold",
  none: "none may hold",
};

function conditionChange(before: RuleCondition, after: RuleCondition, words: Words): string {
  if (before.kind === "column" && after.kind === "column")
    return columnChange(before, after, words) ?? sentenceChange(before, after, words);
  if (before.kind === "segment" && after.kind === "segment" && before.op === after.op)
    return `${words.names.get(after.segment) ?? after.segment}: definition ${before.version ?? "of that day"} → ${after.version ?? "of today"}`;
  return sentenceChange(before, after, words);
}

/** Values of a list that came and went, and limits of a number with their signs; null for all other tests. */
function columnChange(before: ColumnCondition, after: ColumnCondition, { manifest }: Words): string | null {
  const label =
    versionColumn(manifest, after.column)?.column.label ?? after.column.slice(after.column.indexOf(".") + 1);
  const [old, now] = [before.test, after.test];
  if ("values" in old && "values" in now && old.op === now.op) {
    const came = now.values.filter((value) => !old.values.includes(value));
    const went = old.values.filter((value) => !now.values.includes(value));
    const parts = [
      ...(came.length > 0 ? [`${few(came)} added`] : []),
      ...(went.length > 0 ? [`${few(went)} removed`] : []),
    ];
    return `${label}${now.op === "isNoneOf" ? ", left out" : ""}: ${parts.join(", ")}`;
  }
  const [from, to] = [limitText(old), limitText(now)];
  return from === null || to === null ? null : `${label} ${from} → ${to}`;
}

function limitText(test: RuleTest): string | null {
  const sign = { atLeast: "≥", atMost: "≤", above: ">", below: "<", equals: "=" };
  if (test.op === "between") return `${minus(test.from)} to ${minus(test.to)}`;
  return Object.hasOwn(sign, test.op) && "value" in test && typeof test.value !== "boolean"
    ? `${sign[test.op as keyof typeof sign]} ${minus(test.value)}`
    : null;
}

function minus(amount: number | string): string {
  return String(amount).replace("-", "\u2212");
}

/** Both sentences, the words they begin and end with alike written once: "has at least 3 → 2 payments in the last 30 days". */
function sentenceChange(before: RuleCondition, after: RuleCondition, words: Words): string {
  const [old, now] = [sentenceOf(before, words).split(" "), sentenceOf(after, words).split(" ")];
  const shorter = Math.min(old.length, now.length);
  const count = (alike: (index: number) => boolean, most: number) => {
    for (let index = 0; index < most; index += 1) if (!alike(index)) return index;
    return most;
  };
  const head = count((index) => old[index] === now[index], shorter);
  const tail = count((index) => old.at(-1 - index) === now.at(-1 - index), shorter - head);
  const [from, to] = [old, now].map((all) => all.slice(head, all.length - tail).join(" "));
  if (!from && !to) return `${now.join(" ")}, with other values`;
  if (!from || !to) return `${old.join(" ")} → ${now.join(" ")}`;
  const joined = [...now.slice(0, head), `${from} → ${to}`, ...now.slice(now.length - tail)];
  return joined.join(" ");
}

interface Matched {
  readonly pairs: readonly (readonly [Rule, Rule])[];
  readonly removed: readonly Rule[];
  readonly added: readonly Rule[];
}

/** Pairs members that are the same thing changed; what stayed as it was is in none of the three. */
function matched(before: readonly Rule[], after: readonly Rule[]): Matched {
  const old = [...before];
  const now = [...after];
  for (const member of before) take(old, now, member, (other) => canonicalRule(other) === canonicalRule(member));
  const pairs: (readonly [Rule, Rule])[] = [];
  for (const keyOf of [closeKey, farKey])
    for (const member of [...old]) {
      const key = keyOf(member);
      const other = key === null ? undefined : take(old, now, member, (candidate) => keyOf(candidate) === key);
      if (other) pairs.push([member, other]);
    }
  for (const member of [...old]) {
    const other = take(old, now, member, (candidate) => sharesConditions(member, candidate));
    if (other) pairs.push([member, other]);
  }
  return { pairs, removed: old, added: now };
}

function take(old: Rule[], now: Rule[], member: Rule, isIt: (other: Rule) => boolean): Rule | undefined {
  const at = now.findIndex(isIt);
  if (at < 0) return undefined;
  old.splice(old.indexOf(member), 1);
  return now.splice(at, 1)[0];
}

/** What a condition is about, its test left out. */
function closeKey(rule: Rule): string | null {
  if (rule.kind === "column") return `${rule.column} ${rule.test.op}`;
  if (rule.kind === "segment") return `${rule.segment} ${rule.op}`;
  if (rule.kind === "behaviour")
    return `${rule.table} ${rule.measure.of} ${rule.where.map(({ column }) => column).join(" ")}`;
  return null;
}

function farKey(rule: Rule): string | null {
  if (rule.kind === "column") return rule.column;
  if (rule.kind === "segment") return rule.segment;
  return rule.kind === "behaviour" ? rule.table : null;
}

function sharesConditions(before: Rule, after: Rule): boolean {
  if (!("rules" in before) || !("rules" in after)) return false;
  const known = new Set(before.rules.flatMap((one) => [canonicalRule(one), closeKey(one)]));
  return after.rules.some((one) => known.has(canonicalRule(one)) || known.has(closeKey(one) ?? ""));
}

function asGroup(rule: Rule): RuleGroup {
  return "rules" in rule ? rule : { kind: "all", rules: [rule] };
}

function sentenceOf(rule: Rule, { manifest, names }: Words): string {
  return "rules" in rule ? ruleSentence(rule, manifest, names) : conditionSentence(rule, manifest, names);
}

function few(values: readonly string[]): string {
  const more = values.length - 5;
  return more > 0 ? `${values.slice(0, 5).join(", ")} and ${more} more` : values.join(", ");
}

function clipped(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
