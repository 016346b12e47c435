import { z } from "zod";
import { comma, type Fragment, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { memberPath, type PlainRule } from "@/lib/domain/rule";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { nodeConditions, ruleSource } from "./rule-predicate";

/** A member of the outermost group by its place, and the customers whom it alone keeps out. */
export interface NearMiss {
  readonly path: string;
  readonly count: number;
}

const counts = z.record(z.string(), z.number());

/**
 * For each member of the outermost group the customers who are out on its account alone, in one pass. Of "all" and "none" with at
 * least two members; elsewhere nobody is out on one account.
 */
export async function nearMisses(version: DatasetVersion, rule: PlainRule, ask: Ask): Promise<NearMiss[]> {
  if (!("rules" in rule) || rule.kind === "any" || rule.rules.length < 2) return [];
  const source = ruleSource(rule, { versionId: version.id, manifest: version.manifest });
  const nodes = nodeConditions(rule, (index) => source.conditions[index] ?? sql`false`);
  const kept = rule.rules.map((_, index) => {
    const holds = nodes.find(({ path }) => path === memberPath("", index))?.holds ?? sql`false`;
    return rule.kind === "all" ? holds : sql`(not ${holds})`;
  });
  const members = kept.map((holds, index) => sql`${holds} as ${column(index)}`);
  const misses = kept.map((_, index) => {
    const others = kept.flatMap((_other, at) => (at === index ? [] : [column(at)]));
    return sql`cast(count(*) filter (where not ${column(index)} and ${list(others, sql` and `)}) as double) as ${name(`near_${index}`)}`;
  });
  const facts = sql`facts as (
  select ${list([sql`customer.customer_id`, ...members], comma)}
  from ${source.from}
)`;
  const [row] = await ask({
    statement: sql`with ${list([...source.with, facts], comma)}
select ${list(misses, comma)}
from facts`,
    row: counts,
  });
  return kept.map((_, index) => ({ path: memberPath("", index), count: row?.[`near_${index}`] ?? 0 }));
}

function column(index: number): Fragment {
  return name(`member_${index}`);
}
