import {
  type BehaviourCondition,
  type BehaviourTable,
  type ColumnCondition,
  memberPath,
  type PlainRule,
  type RuleTest,
  type RuleWindow,
  ruleNodes,
} from "./rule";
import { datingColumn, startColumn } from "./rule-columns";
import { type DayRange, firstDays, testDays, windowDays } from "./rule-days";
import { conditionSentence } from "./rule-sentence";
import type { VersionManifest } from "./version-manifest";

/** A cell: numbers as numbers, money as decimal text, dates and times as ISO text in UTC; null is missing. */
type RuleValue = string | number | boolean | null;

/** Cells by the key of their column, `table.column`. */
export type RuleCells = Readonly<Record<string, RuleValue>>;

/** A customer's row with the rows of what the customer did. */
export interface RuleRow {
  readonly customer: RuleCells;
  readonly behaviour: Readonly<Partial<Record<BehaviourTable, readonly RuleCells[]>>>;
}

/** Whether the rule holds for a customer. A test of a missing value is false, and none of it true. */
export function evaluateRule(rule: PlainRule, row: RuleRow, asOf: string | null): boolean {
  switch (rule.kind) {
    case "all":
      return rule.rules.every((member) => evaluateRule(member, row, asOf));
    case "any":
      return rule.rules.some((member) => evaluateRule(member, row, asOf));
    case "none":
      return !rule.rules.some((member) => evaluateRule(member, row, asOf));
    case "column":
      return passes(rule, row.customer, asOf);
    case "behaviour":
      return behaves(rule, row, asOf);
  }
}

/** Why a customer is in or not, one condition at a time. `wanted`: what would bring the customer in, as an odd number of "none of" turns it round. */
export interface Reason {
  readonly path: string;
  readonly sentence: string;
  readonly holds: boolean;
  readonly wanted: boolean;
}

/** Each condition of a rule with whether it holds for a customer and whether it should. */
export function reasons(rule: PlainRule, row: RuleRow, manifest: VersionManifest): Reason[] {
  const turned = new Map<string, boolean>([["", false]]);
  return ruleNodes(rule).flatMap(({ path, rule: node }) => {
    const isTurned = turned.get(path) ?? false;
    if ("rules" in node) {
      for (const index of node.rules.keys()) turned.set(memberPath(path, index), isTurned !== (node.kind === "none"));
      return [];
    }
    const holds = evaluateRule(node, row, manifest.asOf);
    return [{ path, sentence: conditionSentence(node, manifest), holds, wanted: !isTurned }];
  });
}

function passes({ column, test }: Pick<ColumnCondition, "column" | "test">, cells: RuleCells, asOf: string | null) {
  const value = cells[column] ?? null;
  if (test.op === "isEmpty") return value === null;
  if (value === null) return false;
  const days = testDays(test, asOf);
  return days ? isWithin(String(value), days) : passesValue(test, value);
}

function passesValue(test: RuleTest, value: string | number | boolean): boolean {
  switch (test.op) {
    case "isFilled":
      return true;
    case "isOneOf":
      return test.values.includes(String(value));
    case "isNoneOf":
      return !test.values.includes(String(value));
    case "contains":
      return String(value).includes(test.text);
    case "startsWith":
      return String(value).startsWith(test.text);
    case "is":
      return value === test.value;
    case "atLeast":
      return compared(value, test.value) >= 0;
    case "atMost":
      return compared(value, test.value) <= 0;
    case "above":
      return compared(value, test.value) > 0;
    case "below":
      return compared(value, test.value) < 0;
    case "equals":
      return compared(value, test.value) === 0;
    case "between":
      return compared(value, test.from) >= 0 && compared(value, test.to) <= 0;
    default:
      return false;
  }
}

/** Negative, 0 or positive; numbers as numbers, money exactly. */
function compared(value: string | number | boolean, bound: string | number): number {
  if (typeof value === "number") return value < Number(bound) ? -1 : value > Number(bound) ? 1 : 0;
  const difference = tenThousandths(String(value)) - tenThousandths(String(bound));
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function tenThousandths(decimal: string): bigint {
  const [whole = "0", fraction = ""] = decimal.replace("-", "").split(".");
  const size = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, "0"));
  return decimal.startsWith("-") ? -size : size;
}

function behaves(condition: BehaviourCondition, row: RuleRow, asOf: string | null): boolean {
  const { measure } = condition;
  const value = behaviourValue(condition, row, asOf);
  switch (measure.of) {
    case "did":
      return Number(value) > 0;
    case "didNot":
      return Number(value) === 0;
    case "times":
    case "distinct":
      return isCounted(Number(value), measure);
    case "sum":
      return value !== null && passesValue(measure.test, value);
    default:
      return isInWindow(value, measure.within, row.customer[startColumn] ?? null, asOf);
  }
}

/** What a condition measures of a customer: how many rows or different values, their sum (null without one), the first or last moment (null without one). */
export function behaviourValue(
  condition: BehaviourCondition,
  { customer, behaviour }: RuleRow,
  asOf: string | null,
): string | number | null {
  const { table, where, window, measure } = condition;
  const start = customer[startColumn] ?? null;
  const rows = (behaviour[table] ?? []).filter(
    (cells) =>
      where.every((filter) => passes(filter, cells, asOf)) &&
      (window.kind === "ever" || isInWindow(cells[datingColumn(condition)] ?? null, window, start, asOf)),
  );
  const filled = (column: string) => rows.map((cells) => cells[column] ?? null).filter((value) => value !== null);
  switch (measure.of) {
    case "distinct":
      return new Set(filled(measure.column)).size;
    case "sum": {
      const values = filled(measure.column);
      return values.length > 0 ? sumOf(values) : null;
    }
    case "first":
    case "last": {
      const days = filled(datingColumn(condition))
        .map((value) => String(value))
        .sort();
      return (measure.of === "first" ? days[0] : days.at(-1)) ?? null;
    }
    default:
      return rows.length;
  }
}

function isCounted(count: number, { op, times }: { op: "atLeast" | "atMost"; times: number }): boolean {
  return op === "atLeast" ? count >= times : count <= times;
}

function isInWindow(moment: RuleValue, window: RuleWindow, start: RuleValue, asOf: string | null): boolean {
  if (moment === null) return false;
  if (window.kind === "firstDays")
    return start !== null && isWithin(String(moment), firstDays(window.days, String(start).slice(0, 10)));
  const days = windowDays(window, asOf);
  return days === undefined || isWithin(String(moment), days);
}

function isWithin(moment: string, { from, to }: DayRange): boolean {
  const day = moment.slice(0, 10);
  return (from === null || day >= from) && (to === null || day <= to);
}

/** Money adds up exactly; sums of other numbers are rounded to 6 decimals, so that the order of the rows does not decide. */
function sumOf(values: readonly (string | number | boolean)[]): string | number {
  if (typeof values[0] === "number") {
    const sum = values.reduce<number>((total, value) => total + Number(value), 0);
    const rounded = (Math.sign(sum) * Math.round(Math.abs(sum) * 1e6)) / 1e6;
    return Number.isFinite(rounded) ? rounded : sum;
  }
  const sum = values.reduce<bigint>((total, value) => total + tenThousandths(String(value)), 0n);
  const size = String(sum < 0n ? -sum : sum).padStart(5, "0");
  return `${sum < 0n ? "-" : ""}${size.slice(0, -4)}.${size.slice(-4)}`;
}
