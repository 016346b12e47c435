import { type Fragment, list, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { AppError } from "@/lib/domain/app-error";
import { memberPath, type PlainCondition, type PlainRule, ruleConditions } from "@/lib/domain/rule";
import { checkRule } from "@/lib/domain/rule-columns";
import { behaviourCondition, behaviourSums, columnName, type RuleFrame, typeOf } from "./rule-behaviour";
import { testCondition } from "./rule-test";

/** A rule as SQL: `with` defines what customers did, `from` is one row per customer named `customer`, `where` holds for those in. */
export interface RulePredicate {
  readonly with: readonly Fragment[];
  readonly from: Fragment;
  readonly where: Fragment;
}

/** The predicate of a rule over customers. Throws AppError invalid, with a sentence per fault, for a rule the version cannot answer. */
export function rulePredicate(rule: PlainRule, frame: RuleFrame): RulePredicate {
  const { conditions, ...source } = ruleSource(rule, frame);
  const where = nodeConditions(rule, (index) => conditions[index] ?? sql`false`)[0]?.holds ?? sql`true`;
  return { ...source, where };
}

/** A rule's source with the SQL of its conditions in reading order, for queries that look at each of them. */
export interface RuleSource extends Omit<RulePredicate, "where"> {
  readonly conditions: readonly Fragment[];
}

/** What a rule reads from, and its conditions, each true or false and never NULL. Throws as `rulePredicate` does. */
export function ruleSource(rule: PlainRule, frame: RuleFrame): RuleSource {
  const faults = checkRule(rule, frame.manifest);
  if (faults[0] !== undefined)
    throw new AppError(
      "invalid",
      faults[0],
      faults.map((sentence) => ({ path: "rule", sentence })),
    );
  const conditions = ruleConditions(rule);
  const behaviours = conditions.flatMap((condition, index) =>
    condition.kind === "behaviour" ? [{ condition, index }] : [],
  );
  const sums = behaviourSums(behaviours, frame);
  return {
    with: sums.definitions,
    from: sql`${versionTable(frame.versionId, "customers")} as customer${list(sums.joins, sql``)}`,
    conditions: conditions.map((condition, index) => conditionSql(condition, index, frame)),
  };
}

/** A node of a rule with its condition. */
export interface NodeCondition {
  readonly path: string;
  readonly holds: Fragment;
}

/** Every node of a rule, each before its members, over conditions as the caller names them. */
export function nodeConditions(rule: PlainRule, conditionAt: (index: number) => Fragment): NodeCondition[] {
  let index = 0;
  const visit = (node: PlainRule, path: string): NodeCondition[] => {
    if (!("rules" in node)) {
      const holds = conditionAt(index);
      index += 1;
      return [{ path, holds }];
    }
    const members = node.rules.map((member, at) => visit(member, memberPath(path, at)));
    const parts = members.flatMap(([first]) => (first ? [first.holds] : []));
    return [{ path, holds: groupCondition(node.kind, parts) }, ...members.flat()];
  };
  return visit(rule, "");
}

function groupCondition(kind: "all" | "any" | "none", parts: readonly Fragment[]): Fragment {
  if (kind === "all") return parts.length === 0 ? sql`true` : sql`(${list(parts, sql` and `)})`;
  const any = parts.length === 0 ? sql`false` : sql`(${list(parts, sql` or `)})`;
  return kind === "any" ? any : sql`(not ${any})`;
}

function conditionSql(condition: PlainCondition, index: number, frame: RuleFrame): Fragment {
  if (condition.kind === "behaviour") return behaviourCondition({ condition, index }, frame);
  const { column, test } = condition;
  const value = sql`customer.${columnName(column)}`;
  return testCondition(test, { value, type: typeOf(column, frame.manifest), manifest: frame.manifest });
}
