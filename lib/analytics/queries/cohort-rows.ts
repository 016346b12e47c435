import { z } from "zod";
import { type Fragment, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { CohortActivity, CohortMeasure } from "@/lib/domain/retention";
import { type CohortFrame, cohortTables, periodsBetween } from "./cohort-tables";

const row = z.object({
  group_key: z.string(),
  cohort: z.string(),
  period: z.string().nullable(),
  customers: z.number(),
  revenue: z.string().nullable(),
  squares: z.number().nullable(),
  products: z.number().nullable(),
});

/**
 * Additive sums of the customers of one group key who entered in one period. Without `period`: all of them. With one, by what was
 * asked: `customers` are those with a payment in it, those whose last payment was in it (onOrAfter), or those whose unbroken run
 * from the period of entry ended with it (unbroken). `revenue`: exact sum in the period. Measure revenue: sum of squares, and of
 * products with the revenue of the period of entry. Measure value: what the period adds to the sum of squares of revenue so far.
 */
export type CohortRow = z.infer<typeof row>;

export interface CohortRowsAsked {
  readonly measure: CohortMeasure;
  readonly activity: CohortActivity;
}

/** One pass over all groups. */
export function cohortRowsQuestion(frame: CohortFrame, asked: CohortRowsAsked): Question<CohortRow> {
  return {
    statement: sql`with ${cohortTables(frame)}${steps(frame, asked)}
select group_key, cast(cohort as varchar) as cohort, cast(null as varchar) as period,
  cast(count(*) as double) as customers, cast(null as varchar) as revenue,
  cast(null as double) as squares, cast(null as double) as products
from placed
group by group_key, cohort
union all
${cells(asked)}`,
    row,
  };
}

/** Tables between `lived` and the cells. */
function steps({ every }: CohortFrame, { measure, activity }: CohortRowsAsked): Fragment {
  if (measure === "revenue")
    return sql`,
opening as (
  select customer_id, revenue
  from lived
  where period = cohort
)`;
  if (measure === "value")
    return sql`,
running as (
  select group_key, cohort, period, revenue,
    cast(sum(revenue) over (partition by customer_id order by period rows unbounded preceding) as double) as so_far
  from lived
)`;
  if (activity === "onOrAfter")
    return sql`,
ends as (
  select group_key, cohort, customer_id, max(period) as period
  from lived
  group by group_key, cohort, customer_id
)`;
  if (activity === "unbroken")
    return sql`,
counted as (
  select group_key, cohort, customer_id, period,
    row_number() over (partition by customer_id order by period) - 1 as place
  from lived
),
ends as (
  select group_key, cohort, customer_id, max(period) as period
  from counted
  where place = ${periodsBetween(every, sql`cohort`, sql`period`)}
  group by group_key, cohort, customer_id
)`;
  return sql``;
}

function cells({ measure, activity }: CohortRowsAsked): Fragment {
  if (measure === "revenue")
    return sql`select l.group_key, cast(l.cohort as varchar), cast(l.period as varchar),
  cast(count(*) as double), cast(sum(l.revenue) as varchar),
  sum(cast(l.revenue as double) * cast(l.revenue as double)),
  sum(cast(l.revenue as double) * cast(coalesce(o.revenue, 0) as double))
from lived as l
left join opening as o on o.customer_id = l.customer_id
group by l.group_key, l.cohort, l.period`;
  if (measure === "value")
    return sql`select group_key, cast(cohort as varchar), cast(period as varchar),
  cast(count(*) as double), cast(sum(revenue) as varchar),
  sum(so_far * so_far - (so_far - cast(revenue as double)) * (so_far - cast(revenue as double))),
  cast(null as double)
from running
group by group_key, cohort, period`;
  const source = activity === "on" ? sql`lived` : sql`ends`;
  return sql`select group_key, cast(cohort as varchar), cast(period as varchar),
  cast(count(*) as double), cast(null as varchar), cast(null as double), cast(null as double)
from ${source}
group by group_key, cohort, period`;
}
