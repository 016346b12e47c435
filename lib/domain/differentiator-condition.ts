import { type Rule, type RuleTest, ruleTestSchema } from "./rule";
import type { VersionColumn } from "./version-manifest";

/** A difference as far as a condition is made from it. `rest` is the median of everybody else, for numbers and dates. */
export interface ConditionSource {
  readonly column: VersionColumn;
  readonly value: string | null;
  readonly rest: number | string | null;
  readonly mark: string;
}

/**
 * What "add to rule" adds for a difference that is marked: the value that is more frequent, not the one that is less; of a number or
 * date the side of everybody else's median. null for what is not marked, or what no rule can name.
 */
export function differentiatorCondition({ column, value, rest, mark }: ConditionSource): Rule | null {
  if (mark !== "higher" && mark !== "lower") return null;
  const test = value === null ? sideTest(column, rest, mark) : valueTest(column, value, mark);
  if (test === null || !ruleTestSchema.safeParse(test).success) return null;
  const condition: Rule = { kind: "column", column: column.key, test };
  return test.op === "isOneOf" && mark === "lower" ? { kind: "none", rules: [condition] } : condition;
}

function valueTest({ type }: VersionColumn, value: string, mark: "higher" | "lower"): RuleTest {
  return type === "yesNo" ? { op: "is", value: mark === "higher" } : { op: "isOneOf", values: [value] };
}

function sideTest({ type }: VersionColumn, rest: number | string | null, mark: "higher" | "lower"): RuleTest | null {
  if (rest === null) return null;
  if (type === "date" || type === "timestamp")
    return { op: mark === "higher" ? "onOrAfter" : "before", day: String(rest) };
  const value = type === "money" ? String(Number(Number(rest).toFixed(4))) : Number(rest);
  return { op: mark === "higher" ? "above" : "below", value };
}
