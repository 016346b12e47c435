import { z } from "zod";
import { sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { type QuantileScope, scopeCondition } from "./percentiles";
import { ofRow, type RowPlan } from "./row-plan";
import { type UnitRowsOptions, unitRows } from "./unit-rows";

const medians = z.object({ group_key: z.string().nullable(), tenure: z.number().nullable() });

/** Median months of tenure per key of the customers of a plan. */
export function tenureMediansQuestion(plan: RowPlan, options: UnitRowsOptions): Question<z.infer<typeof medians>> {
  const more = sql`,\n    cast(${ofRow("tenure_months")} as double) as tenure`;
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, { ...options, more })}
)
select group_key, quantile_cont(tenure, 0.5) as tenure
from unit_rows
where b is not null
group by group_key`,
    row: medians,
  };
}

/** The same of the customers of one group, or of its rest: groups that may share customers. */
export function tenureMedianQuestion(
  plan: RowPlan,
  options: UnitRowsOptions,
  scope: QuantileScope,
): Question<z.infer<typeof medians>> {
  const more = sql`,\n    cast(${ofRow("tenure_months")} as double) as tenure`;
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, { ...options, more })}
)
select 'asked' as group_key, quantile_cont(tenure, 0.5) as tenure
from unit_rows
where b is not null${scopeCondition(scope, options)}`,
    row: medians,
  };
}

/** True when the median tenure of some group differs from that of another by more than a fifth: shares so far then compare unlike ages. */
export function agesDiffer(rows: readonly z.infer<typeof medians>[]): boolean {
  const known = rows.flatMap(({ group_key, tenure }) => (group_key === null || tenure === null ? [] : [tenure]));
  return known.length > 1 && Math.max(...known) > 1.2 * Math.min(...known);
}
