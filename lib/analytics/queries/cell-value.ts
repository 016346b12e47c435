import { z } from "zod";
import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { Metric } from "@/lib/domain/metric";
import { paybackValue } from "./payback-parts";
import type { RowPlan } from "./row-plan";
import { inGroup, type UnitRowsOptions, unitRows } from "./unit-rows";

const cellValue = z.object({ value: z.number().nullable(), n: z.number() });

/** The value of one cell and its n; the statement that is shown behind a number. */
export function cellValueQuestion(
  metric: Metric,
  plan: RowPlan,
  options: UnitRowsOptions,
  group: string | null,
): Question<z.infer<typeof cellValue>> {
  const rows = sql`with unit_rows as (
  ${unitRows(plan, options)}
),
chosen as (
  select ${metric.kind === "payback" ? sql`customer_id, a` : sql`a, b`}
  from unit_rows
  where b is not null${inGroup(options, group)}
)`;
  return { statement: valueStatement(metric, plan, rows), row: cellValue };
}

function valueStatement(metric: Metric, plan: RowPlan, rows: Fragment): Fragment {
  if (metric.kind === "survival") return survival(rows, metric.at ?? 0);
  if (metric.kind === "payback") return sql`${rows}${paybackValue(plan)}`;
  return sql`${rows}
select ${valueFragment(metric)} as value, cast(count(*) as double) as n
from chosen`;
}

function valueFragment({ kind, at }: Metric): Fragment {
  if (kind === "count") return sql`cast(count(*) as double)`;
  if (kind === "total") return sql`cast(sum(a) as double)`;
  if (kind === "percentile") return sql`quantile_cont(cast(a as double), ${param("DOUBLE", at ?? 0.5)})`;
  return sql`cast(sum(a) as double) / nullif(cast(sum(b) as double), 0)`;
}

/** Kaplan–Meier: the product of the shares that stayed, over all times up to the month. */
function survival(rows: Fragment, month: number): Fragment {
  return sql`${rows},
times as (
  select b as time, count(*) filter (where a = 1) as ended, count(*) as observed
  from chosen
  group by b
),
at_risk as (
  select time, ended, sum(observed) over (order by time desc rows between unbounded preceding and current row) as staying
  from times
)
select
  case when count(*) filter (where ended = staying and time <= ${param("DOUBLE", month)}) > 0 then 0
    else coalesce(exp(sum(case when ended < staying and time <= ${param("DOUBLE", month)}
      then ln(1 - cast(ended as double) / cast(staying as double)) end)), 1) end as value,
  (select cast(count(*) as double) from chosen) as n
from at_risk`;
}
