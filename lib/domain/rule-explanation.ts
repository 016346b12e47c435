import { countText } from "./number-words";
import type { Amount, BehaviourCondition, ColumnCondition, PlainCondition, PlainRule, RuleTest } from "./rule";
import { behaviourValue, evaluateRule, type RuleRow } from "./rule-evaluator";
import { memberPath } from "./rule-nodes";
import { conditionSentence } from "./rule-sentence";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/** Conditions that are told at most; the rest is counted. */
const mostTold = 3;

/**
 * Why a customer is in or not, in one sentence over the conditions that decide it, with the customer's own values: "Not in, because
 * Employees is 3 (needs 5 or more)".
 */
export function whySentence(rule: PlainRule, row: RuleRow, manifest: VersionManifest): string {
  const isIn = evaluateRule(rule, row, manifest.asOf);
  const told = deciding(rule, row, manifest).map(({ condition }) =>
    isIn ? standing(condition, row, manifest) : lack(condition, row, manifest),
  );
  const different = [...new Set(told)];
  const lead = isIn ? "In, because " : "Not in, because ";
  if (different.length === 0) return `${lead}the rule holds for ${isIn ? "every" : "no"} customer`;
  const more = different.length - mostTold;
  const shown = different.slice(0, mostTold).join("; and ");
  return `${lead}${shown}${more > 0 ? `; and ${more} more` : ""}`;
}

interface Decided {
  readonly path: string;
  readonly condition: PlainCondition;
}

/** The conditions that make a rule true or false for a customer: of those the outcome would not stand without. */
function deciding(rule: PlainRule, row: RuleRow, manifest: VersionManifest, path = ""): Decided[] {
  if (!("rules" in rule)) return [{ path, condition: rule }];
  const holds = rule.rules.map((member) => evaluateRule(member, row, manifest.asOf));
  const isTrue = evaluateRule(rule, row, manifest.asOf);
  // All of "all" and none of "none" have to be as they are; of their opposites those that are not.
  const wanted =
    rule.kind === "all" ? (isTrue ? null : false) : rule.kind === "any" ? (isTrue ? true : null) : isTrue ? null : true;
  return rule.rules.flatMap((member, index) =>
    wanted === null || holds[index] === wanted ? deciding(member, row, manifest, memberPath(path, index)) : [],
  );
}

/** How a customer stands to a condition: "Employees is 34", "has 3 payments in the last 30 days". */
function standing(condition: PlainCondition, row: RuleRow, manifest: VersionManifest): string {
  return condition.kind === "column" ? columnFact(condition, row, manifest) : behaviourFact(condition, row, manifest);
}

/** The same with what it would have to be. */
function lack(condition: PlainCondition, row: RuleRow, manifest: VersionManifest): string {
  const fact = standing(condition, row, manifest);
  if (evaluateRule(condition, row, manifest.asOf)) return `${fact}, which the rule keeps out`;
  return `${fact} (needs ${need(condition, manifest)})`;
}

function columnFact({ column }: ColumnCondition, { customer }: RuleRow, manifest: VersionManifest): string {
  const found = versionColumn(manifest, column)?.column;
  const label = found?.label ?? column.slice(column.indexOf(".") + 1);
  const value = customer[column] ?? null;
  if (value === null) return `${label} is empty`;
  if (typeof value === "boolean") {
    const { yes, no } = found?.labels ?? { yes: "yes", no: "no" };
    return `${label} is ${value ? yes : no}`;
  }
  const test: RuleTest =
    found?.type === "number" || found?.type === "money"
      ? { op: "equals", value: plainAmount(value) }
      : found?.type === "text"
        ? { op: "isOneOf", values: [String(value)] }
        : { op: "onOrAfter", day: String(value).slice(0, 10) };
  return conditionSentence({ kind: "column", column, test }, manifest).replace(" on or after ", " ");
}

function behaviourFact(condition: BehaviourCondition, row: RuleRow, manifest: VersionManifest): string {
  const { measure } = condition;
  const value = behaviourValue(condition, row, manifest.asOf);
  const worded = (other: BehaviourCondition["measure"]) =>
    conditionSentence({ ...condition, measure: other }, manifest);
  switch (measure.of) {
    case "sum":
      if (value === null) return worded({ of: "didNot" });
      return worded({ ...measure, test: { op: "equals", value: plainAmount(value) } });
    case "first":
    case "last": {
      if (value === null) return worded({ of: "didNot" });
      return `${head(worded(measure))} is on ${String(value).slice(0, 10)}`;
    }
    case "distinct":
      return worded({ ...measure, op: "atLeast", times: Number(value) }).replace("has at least ", "has ");
    default: {
      const times = Number(value);
      if (times === 0) return worded({ of: "didNot" });
      return worded({ of: "times", op: "atLeast", times }).replace("has at least ", "has ");
    }
  }
}

function need(condition: PlainCondition, manifest: VersionManifest): string {
  const sentence = conditionSentence(condition, manifest);
  if (condition.kind === "column") return neededValue(condition, sentence, manifest);
  const { measure } = condition;
  switch (measure.of) {
    case "did":
      return "at least one";
    case "didNot":
      return "none";
    case "times":
    case "distinct":
      return `${measure.op === "atLeast" ? "at least" : "at most"} ${countText(measure.times)}`;
    default:
      return tail(sentence);
  }
}

function neededValue({ column, test }: ColumnCondition, sentence: string, manifest: VersionManifest): string {
  const label = versionColumn(manifest, column)?.column.label ?? column;
  switch (test.op) {
    case "isEmpty":
      return "no value";
    case "isFilled":
      return "a value";
    case "isNoneOf":
      return "another value";
    case "contains":
      return `“${test.text}” in it`;
    case "startsWith":
      return `to start with “${test.text}”`;
    default:
      return sentence.slice(label.length).replace(/^ is /, "");
  }
}

/** What stands before and after the last "is" of a sentence about the first or last row, or about a sum. */
function head(sentence: string): string {
  return sentence.slice(0, sentence.lastIndexOf(" is "));
}

function tail(sentence: string): string {
  return sentence.slice(sentence.lastIndexOf(" is ") + " is ".length);
}

/** Money without zeros that say nothing: 3.0000 is 3, 19.9000 is 19.90. */
function plainAmount(value: string | number): Amount {
  if (typeof value === "number") return value;
  const [whole = "0", fraction = ""] = value.split(".");
  const digits = fraction.replace(/0+$/, "");
  return digits === "" ? whole : `${whole}.${digits.padEnd(2, "0")}`;
}
