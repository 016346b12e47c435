import type { Rule, RuleCondition, RuleTest } from "@/lib/domain/rule";
import { ruleConditions } from "@/lib/domain/rule-nodes";

/**
 * How a condition differs from the published definition: "was 5 in v7" where only its value is another, "changed since v7" where it is
 * asked otherwise, "new since v7" where the definition does not ask for it. Nothing where it stands there as it is, or cannot be told
 * from others of the same column.
 */
export function wasWords(condition: RuleCondition, before: { rule: Rule; number: number } | null): string | undefined {
  if (before === null) return undefined;
  const all: readonly RuleCondition[] = ruleConditions(before.rule);
  const same = JSON.stringify(condition);
  if (all.some((one) => JSON.stringify(one) === same)) return undefined;
  const kin = all.filter((one) => subject(one) === subject(condition));
  if (kin.length === 0) return `new since v${before.number}`;
  const [only] = kin;
  if (kin.length > 1 || only === undefined) return undefined;
  const value = valueBefore(only, condition);
  return value === null ? `changed since v${before.number}` : `was ${value} in v${before.number}`;
}

/** What a condition is about, apart from what is asked of it. */
function subject(condition: RuleCondition): string {
  if (condition.kind === "column") return condition.column;
  if (condition.kind === "segment") return `segment ${condition.segment}`;
  return `${condition.table} ${condition.where.map(({ column }) => column).join(" ")}`;
}

function valueBefore(before: RuleCondition, now: RuleCondition): string | null {
  if (before.kind !== "column" || now.kind !== "column" || before.test.op !== now.test.op) return null;
  return writtenValue(before.test);
}

function writtenValue(test: RuleTest): string | null {
  if ("values" in test) return test.values.length <= 3 ? test.values.join(", ") : `${test.values.length} values`;
  if ("text" in test) return `“${test.text}”`;
  if ("days" in test) return `${test.days} days`;
  if ("day" in test) return test.day;
  return "value" in test && typeof test.value !== "boolean" ? String(test.value).replace("-", "\u2212") : null;
}
