import { listed } from "./in-sentence";
import { countText } from "./number-words";
import type { Amount, BehaviourCondition, BehaviourTable, Rule, RuleCondition, RuleTest, RuleWindow } from "./rule";
import { datingColumn } from "./rule-columns";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/** Names of segments by their slug; a segment without one is called by its slug. */
export type SegmentNames = ReadonlyMap<string, string>;

/** A rule in one sentence of plain words: "Trade is agency or studio; employees is 3 or more; and no payment in the last 30 days". */
export function ruleSentence(rule: Rule, manifest: VersionManifest, names: SegmentNames = new Map()): string {
  return upperFirst(ruleWords(rule, manifest, names));
}

/** The same inside another sentence: names of columns stay as they are written. */
export function ruleWords(rule: Rule, manifest: VersionManifest, names: SegmentNames = new Map()): string {
  return wording(rule, manifest, names);
}

/** One condition in plain words. */
export function conditionSentence(
  condition: RuleCondition,
  manifest: VersionManifest,
  names: SegmentNames = new Map(),
): string {
  if (condition.kind === "behaviour") return behaviourWords(condition, manifest);
  if (condition.kind === "segment")
    return `${condition.op === "isIn" ? "is" : "is not"} in ${quoted(names.get(condition.segment) ?? condition.segment)}`;
  return `${labelOf(condition.column, manifest)} ${testWords(condition, manifest)}`;
}

function wording(rule: Rule, manifest: VersionManifest, names: SegmentNames): string {
  if (!("rules" in rule)) return conditionSentence(rule, manifest, names);
  if (rule.rules.length === 0) return rule.kind === "any" ? "no customer" : "every customer";
  const parts = rule.rules.map((member) => inner(member, manifest, names));
  if (rule.kind === "none") return `none of this: ${clauses(parts, "or")}`;
  return clauses(parts, rule.kind === "all" ? "and" : "or");
}

/** Groups inside a group stand in brackets; without members or with one they need none, "none of" apart. */
function inner(rule: Rule, manifest: VersionManifest, names: SegmentNames): string {
  const text = wording(rule, manifest, names);
  return "rules" in rule && (rule.rules.length > 1 || (rule.kind === "none" && rule.rules.length > 0))
    ? `(${text})`
    : text;
}

function clauses(parts: readonly string[], word: "and" | "or"): string {
  if (parts.length <= 1) return parts[0] ?? "";
  return `${parts.slice(0, -1).join("; ")}; ${word} ${parts.at(-1)}`;
}

interface Tested {
  readonly column: string;
  readonly test: RuleTest;
}

function testWords({ column, test }: Tested, manifest: VersionManifest): string {
  const amount = (value: Amount) => amountText(value, column, manifest);
  switch (test.op) {
    case "isEmpty":
      return "is empty";
    case "isFilled":
      return "is filled";
    case "isOneOf":
      return `is ${valueList(test.values)}`;
    case "isNoneOf":
      return `is filled, but not with ${valueList(test.values)}`;
    case "contains":
      return `contains ${quoted(test.text)}`;
    case "startsWith":
      return `starts with ${quoted(test.text)}`;
    case "is":
      return `is ${yesNoWord(column, test.value, manifest)}`;
    case "atLeast":
      return `is ${amount(test.value)} or more`;
    case "atMost":
      return `is ${amount(test.value)} or less`;
    case "above":
      return `is above ${amount(test.value)}`;
    case "below":
      return `is below ${amount(test.value)}`;
    case "equals":
      return `is ${amount(test.value)}`;
    case "between":
      return `is ${amount(test.from)} to ${amount(test.to)}`;
    default:
      return `is ${dateWords(test)}`;
  }
}

type DateTest = Extract<RuleTest, { op: "onOrAfter" | "before" | "betweenDays" | "inLastDays" | "moreThanDaysAgo" }>;

function dateWords(test: DateTest): string {
  switch (test.op) {
    case "onOrAfter":
      return `on or after ${test.day}`;
    case "before":
      return `before ${test.day}`;
    case "betweenDays":
      return `from ${test.from} to ${test.to}`;
    case "inLastDays":
      return `in the last ${dayCount(test.days)}`;
    case "moreThanDaysAgo":
      return `more than ${dayCount(test.days)} ago`;
  }
}

function behaviourWords(condition: BehaviourCondition, manifest: VersionManifest): string {
  const { table, where, window, measure } = condition;
  const filters = where.map((filter) => `${labelOf(filter.column, manifest)} ${testWords(filter, manifest)}`);
  const which = filters.length > 0 ? ` whose ${filters.join(" and ")}` : "";
  const scope = `${which}${windowWords(window)}`;
  const one = singular[table];
  switch (measure.of) {
    case "did":
      return `has ${one === "event" ? "an" : "a"} ${one}${scope}`;
    case "didNot":
      return `has no ${one}${scope}`;
    case "times":
      return `has ${bound(measure.op)} ${countText(measure.times)} ${measure.times === 1 ? one : table}${scope}`;
    case "distinct":
      return `has ${bound(measure.op)} ${countText(measure.times)} different ${labelOf(measure.column, manifest)} in ${table}${scope}`;
    case "sum":
      return `sum of ${labelOf(measure.column, manifest)} over ${table}${scope} ${testWords(measure, manifest)}`;
    default: {
      const by = condition.on === undefined ? "" : ` by ${labelOf(datingColumn(condition), manifest)}`;
      const when = measure.within.kind === "ever" ? " on any day" : windowWords(measure.within);
      return `${measure.of} ${one}${scope}${by} is${when}`;
    }
  }
}

function bound(op: "atLeast" | "atMost"): string {
  return op === "atLeast" ? "at least" : "at most";
}

const singular: Readonly<Record<BehaviourTable, string>> = {
  events: "event",
  payments: "payment",
  deals: "deal",
  tickets: "ticket",
};

function windowWords(window: RuleWindow): string {
  switch (window.kind) {
    case "ever":
      return "";
    case "lastDays":
      return ` in the last ${dayCount(window.days)}`;
    case "firstDays":
      return ` in the first ${dayCount(window.days)} from the start`;
    case "betweenDays":
      return ` from ${window.from} to ${window.to}`;
  }
}

function dayCount(days: number): string {
  return days === 1 ? "day" : `${countText(days)} days`;
}

/** At most eight values are written out, all of them quoted where one has to be; the rest is counted. */
function valueList(values: readonly string[]): string {
  const first = values.slice(0, 8);
  const shown = first.every(isPlainWord) ? first : first.map((value) => `“${value}”`);
  const more = values.length - shown.length;
  if (more > 0) return `${shown.join(", ")} or one of ${countText(more)} more`;
  return listed(shown, "or");
}

/** A plain word stands bare; anything that could be read as part of the sentence is quoted. */
function quoted(value: string): string {
  return isPlainWord(value) ? value : `“${value}”`;
}

function isPlainWord(value: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(value);
}

/** Amounts with every digit that was written: rounding would tell another rule. */
function amountText(value: Amount, column: string, manifest: VersionManifest): string {
  const digits = String(value).replace("-", "\u2212");
  const isMoney = versionColumn(manifest, column)?.column.type === "money";
  return isMoney ? `${digits} ${manifest.currency}` : digits;
}

function yesNoWord(column: string, value: boolean, manifest: VersionManifest): string {
  const labels = versionColumn(manifest, column)?.column.labels;
  return value ? (labels?.yes ?? "yes") : (labels?.no ?? "no");
}

/** The column's label; a column that the version lacks keeps its name. */
function labelOf(column: string, manifest: VersionManifest): string {
  return versionColumn(manifest, column)?.column.label ?? column.slice(column.indexOf(".") + 1);
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
