import { z } from "zod";
import { comma, type Fragment, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import type { PlainRule } from "@/lib/domain/rule";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { RuleFrame } from "./rule-behaviour";
import { type NodeCondition, nodeConditions, ruleSource } from "./rule-predicate";

/** Customers in all, and those for whom each node of the rule holds, in reading order. */
export interface RuleCount {
  readonly total: number;
  readonly nodes: readonly { readonly path: string; readonly count: number }[];
}

/** Counts a rule and all its groups and conditions in one pass over customers. Throws AppError invalid for a rule the version cannot answer. */
export async function countRule(version: DatasetVersion, rule: PlainRule, ask: Ask): Promise<RuleCount> {
  const nodes = nodeConditions(rule, column);
  const [row] = await ask(countQuestion(rule, nodes, { versionId: version.id, manifest: version.manifest }));
  return {
    total: row?.total ?? 0,
    nodes: nodes.map(({ path }, index) => ({ path, count: row?.[`node_${index}`] ?? 0 })),
  };
}

const counts = z.record(z.string(), z.number());

function countQuestion(
  rule: PlainRule,
  nodes: readonly NodeCondition[],
  frame: RuleFrame,
): Question<z.infer<typeof counts>> {
  const source = ruleSource(rule, frame);
  const facts = sql`facts as (
  select ${list(
    [sql`customer.customer_id`, ...source.conditions.map((holds, index) => sql`${holds} as ${column(index)}`)],
    comma,
  )}
  from ${source.from}
)`;
  const totals = nodes.map(
    ({ holds }, index) => sql`cast(count(*) filter (where ${holds}) as double) as ${name(`node_${index}`)}`,
  );
  return {
    statement: sql`with ${list([...source.with, facts], comma)}
select ${list([sql`cast(count(*) as double) as total`, ...totals], comma)}
from facts`,
    row: counts,
  };
}

function column(index: number): Fragment {
  return name(`holds_${index}`);
}
