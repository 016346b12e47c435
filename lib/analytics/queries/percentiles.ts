import { z } from "zod";
import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { RowPlan } from "./row-plan";
import { type UnitRowsOptions, unitRows } from "./unit-rows";

const sizes = z.object({ group_key: z.string().nullable(), eligible: z.number(), rows: z.number() });

/** Eligible rows and rows used, per group. */
export type PercentileSizes = z.infer<typeof sizes>;

/** How many values each group has; without grouping one row for all. */
export function percentileSizesQuestion(plan: RowPlan, options: UnitRowsOptions): Question<PercentileSizes> {
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select
  group_key,
  cast(count(*) as double) as eligible,
  cast(count(b) as double) as rows
from unit_rows
group by group_key`,
    row: sizes,
  };
}

const quantiles = z.object({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  customers: z.number(),
});

/** A quantile, the two order statistics of its interval (null where the rank does not exist) and the customers behind it. */
export type Quantiles = z.infer<typeof quantiles>;

/** Which rows a quantile is taken of: those with the key, those with another key, or all. */
export type QuantileScope = { readonly within: string } | { readonly without: string } | "all";

/** Ranks of the order statistics and the number of values, from which `quantile_disc((rank - 0.5) / n)` finds them. */
export interface RankedQuantile {
  readonly quantile: number;
  readonly n: number;
  readonly lower: number | null;
  readonly upper: number | null;
}

/** The quantile (type 7) and the order statistics at the ranks of its interval. */
export function quantileQuestion(
  plan: RowPlan,
  options: UnitRowsOptions,
  ranked: RankedQuantile,
  scope: QuantileScope,
): Question<Quantiles> {
  const value = sql`cast(a as double)`;
  const at = (rank: number | null) =>
    rank === null
      ? sql`cast(null as double)`
      : sql`quantile_disc(${value}, ${param("DOUBLE", (rank - 0.5) / ranked.n)})`;
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select
  quantile_cont(${value}, ${param("DOUBLE", ranked.quantile)}) as value,
  ${at(ranked.lower)} as lower,
  ${at(ranked.upper)} as upper,
  cast(count(distinct customer_id) + count(*) filter (where customer_id is null) as double) as customers
from unit_rows
where b is not null${scopeCondition(scope)}`,
    row: quantiles,
  };
}

function scopeCondition(scope: QuantileScope): Fragment {
  if (scope === "all") return sql``;
  if ("without" in scope) return sql` and group_key <> ${param("VARCHAR", scope.without)}`;
  return sql` and group_key = ${param("VARCHAR", scope.within)}`;
}
