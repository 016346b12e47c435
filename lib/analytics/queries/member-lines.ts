import { z } from "zod";
import { sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { type SetAtom, setOverlap } from "@/lib/stats/set-overlap";
import { type Asked, type CellPlan, knownMetric, metricPlan } from "./cell-plan";
import type { Grouping } from "./grouping";
import { type ResolvedGrouping, resolveGrouping } from "./resolve-grouping";
import { unitRows } from "./unit-rows";

/**
 * Of a board by segments, for its sizes and then for each metric: the customers behind the numbers by the segments they are in (places
 * in the order asked), those in none too. A metric that the version does not have counts nobody.
 */
export async function memberLines(asked: Asked): Promise<SetAtom[][]> {
  const resolved = await resolveGrouping(asked, asked.question);
  const lines = [sizeLine(resolved)];
  for (const id of asked.question.metrics) {
    const planned = metricPlan(asked, knownMetric(id, asked.version), resolved.grouping);
    const rows = "plan" in planned && planned.obstacle === null ? await asked.ask(membersQuestion(planned)) : [];
    lines.push(rows.map(({ group_key, customers }) => ({ inside: placesOf(resolved, group_key), count: customers })));
  }
  return lines;
}

/** Everybody by the segments they are in (places in the order of the groups), those in none too. */
export function sizeLine(resolved: ResolvedGrouping): SetAtom[] {
  const atoms = resolved.masks.map(({ group_key, size }) => ({ inside: placesOf(resolved, group_key), count: size }));
  return [...setOverlap(resolved.groups.length, atoms, resolved.total).atoms];
}

/** The groups that a row with this key is in, by their places; none for no key. */
export function placesOf(
  { grouping, groups }: { grouping: Grouping; groups: ResolvedGrouping["groups"] },
  key: string | null,
): number[] {
  return groups.flatMap((group, place) => (grouping.belongs(key, group.group_key) ? [place] : []));
}

const members = z.object({ group_key: z.string(), customers: z.number() });

/** Customers with at least one row that counts, by the key of their group. */
function membersQuestion({ plan, options }: CellPlan): Question<z.infer<typeof members>> {
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select group_key, cast(count(distinct customer_id) as double) as customers
from unit_rows
where b is not null and group_key is not null
group by group_key`,
    row: members,
  };
}
