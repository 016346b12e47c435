import { z } from "zod";
import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { RowPlan } from "./row-plan";
import { inGroup, notInGroup, type UnitRowsOptions, unitRows } from "./unit-rows";

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
  row_lower: z.number().nullable(),
  row_upper: z.number().nullable(),
  customers: z.number(),
  named: z.number(),
});

/**
 * A quantile, the two order statistics of its interval (null where the rank does not exist), those that rows taken as independent
 * would have, and the customers behind it.
 */
export type Quantiles = z.infer<typeof quantiles>;

/** Which rows a quantile is taken of: those of a group, those of its rest, or all. */
export type QuantileScope = { readonly within: string } | { readonly without: string } | "all";

/** Where the order statistics stand among the values: the fractions (rank - 0.5) / n for `quantile_disc`, null: no such rank. */
export interface Fractions {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** A quantile (0..1) with the order statistics to take: for the interval, and with rows taken as independent. */
export interface RankedQuantile {
  readonly quantile: number;
  readonly effective: Fractions;
  readonly rows: Fractions;
}

const clusters = z.object({
  customers: z.number(),
  n: z.number(),
  k: z.number(),
  sumKK: z.number(),
  sumNN: z.number(),
  sumKN: z.number(),
});

/** How the rows at or below the quantile (k of n) spread over customers; a row without one stands for itself. */
export function quantileClustersQuestion(
  plan: RowPlan,
  options: UnitRowsOptions,
  quantile: number,
  scope: QuantileScope,
): Question<z.infer<typeof clusters>> {
  const sum = (value: Fragment) => sql`coalesce(cast(sum(${value}) as double), 0)`;
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
),
used as (
  select customer_id, case when customer_id is null then unit_id end as own_id, cast(a as double) as a
  from unit_rows
  where b is not null${scopeCondition(scope, options)}
),
counted as (
  select count(*) as n, count(*) filter (where a <= (select quantile_cont(a, ${param("DOUBLE", quantile)}) from used)) as k
  from used
  group by customer_id, own_id
)
select
  cast(count(*) as double) as customers,
  ${sum(sql`n`)} as n,
  ${sum(sql`k`)} as k,
  ${sum(sql`k * k`)} as "sumKK",
  ${sum(sql`n * n`)} as "sumNN",
  ${sum(sql`k * n`)} as "sumKN"
from counted`,
    row: clusters,
  };
}

/** The quantile (type 7) and the order statistics at the ranks of its interval. */
export function quantileQuestion(
  plan: RowPlan,
  options: UnitRowsOptions,
  ranked: RankedQuantile,
  scope: QuantileScope,
): Question<Quantiles> {
  const value = sql`cast(a as double)`;
  const at = (fraction: number | null) =>
    fraction === null ? sql`cast(null as double)` : sql`quantile_disc(${value}, ${param("DOUBLE", fraction)})`;
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select
  quantile_cont(${value}, ${param("DOUBLE", ranked.quantile)}) as value,
  ${at(ranked.effective.lower)} as lower,
  ${at(ranked.effective.upper)} as upper,
  ${at(ranked.rows.lower)} as row_lower,
  ${at(ranked.rows.upper)} as row_upper,
  cast(count(distinct customer_id) + count(*) filter (where customer_id is null) as double) as customers,
  cast(count(distinct customer_id) as double) as named
from unit_rows
where b is not null${scopeCondition(scope, options)}`,
    row: quantiles,
  };
}

/** The words of a `where` that keep the rows of a scope. */
export function scopeCondition(scope: QuantileScope, options: UnitRowsOptions): Fragment {
  if (scope === "all") return sql``;
  return "without" in scope ? notInGroup(options, scope.without) : inGroup(options, scope.within);
}
