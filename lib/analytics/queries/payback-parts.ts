import { z } from "zod";
import { type Fragment, integer, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { fewestObserved } from "@/lib/stats/observed-value";
import { customerBucket } from "./customer-bucket";
import type { RowPlan } from "./row-plan";
import { type UnitRowsOptions, unitRows } from "./unit-rows";

/** Customers fall into so many buckets unless each is its own. */
const buckets = 200;

const ageParts = z.object({
  group_key: z.string().nullable(),
  bucket: z.number(),
  age: z.number().nullable(),
  cost: z.number(),
  customers: z.number(),
  margin: z.number(),
  ending: z.number(),
});

/**
 * Sums of one group and bucket. Age null: acquisition cost and customers with one; else what they brought at that age in months,
 * and how many of them were observed through it and no longer.
 */
export type PaybackSums = z.infer<typeof ageParts>;

/** Costs, margins and observed ages per group and bucket; `own`: each customer is a bucket. */
export function paybackPartsQuestion(plan: RowPlan, options: UnitRowsOptions, own: boolean): Question<PaybackSums> {
  const bucket = own
    ? sql`row_number() over (order by customer_id)`
    : customerBucket(sql`customer_id`, "draws", buckets);
  const statement = sql`with unit_rows as (
  ${unitRows(plan, options)}
),
kept as materialized (
  select customer_id, group_key, ${bucket} as bucket, cast(a as double) as cost
  from unit_rows
  where b is not null
),
${plan.lives ?? sql``},
parts as (
  select group_key, bucket, null as age, sum(cost) as cost, count(*) as customers, 0 as margin, 0 as ending
  from kept
  group by group_key, bucket
  union all
  select k.group_key, k.bucket, s.last_age, 0, 0, 0, count(*)
  from kept as k
  join starts as s on s.customer_id = k.customer_id
  group by k.group_key, k.bucket, s.last_age
  union all
  select k.group_key, k.bucket, m.age, 0, 0, sum(m.margin), 0
  from kept as k
  join margins as m on m.customer_id = k.customer_id
  group by k.group_key, k.bucket, m.age
)
select
  group_key,
  cast(bucket as double) as bucket,
  cast(age as double) as age,
  cast(sum(cost) as double) as cost,
  cast(sum(customers) as double) as customers,
  cast(sum(margin) as double) as margin,
  cast(sum(ending) as double) as ending
from parts
group by group_key, bucket, age
order by group_key, bucket, age`;
  return { statement, row: ageParts };
}

const seed = z.object({ seed: z.string() });

/** SHA-256 of a dataset version and what is drawn of it, in hexadecimal digits: every group is drawn from the same numbers. */
export function seedQuestion(versionId: string, drawn: string): Question<z.infer<typeof seed>> {
  return { statement: sql`select sha256(${param("VARCHAR", `${versionId}\n${drawn}`)}) as seed`, row: seed };
}

/** The payback of one cell and its n, after `chosen` (the customers with a cost); the statement that is shown behind a number. */
export function paybackValue({ lives }: RowPlan): Fragment {
  return sql`,
${lives ?? sql``},
observed as (
  select last_age as age, count(*) as ending
  from chosen
  join starts using (customer_id)
  group by last_age
),
brought as (
  select age, sum(margin) as margin
  from chosen
  join margins using (customer_id)
  group by age
),
ages as (
  select
    cast(age as bigint) as age,
    (select sum(ending) from observed where observed.age >= all_ages.age) as customers,
    coalesce((select margin from brought where brought.age = all_ages.age), 0) as margin
  from (select unnest(range(0, 1 + (select max(age) from observed))) as age) as all_ages
),
cumulated as (
  select age, min(customers) over so_far as fewest, sum(margin / customers) over so_far as value
  from ages
  window so_far as (order by age)
)
select
  (select cast(min(age) + 1 as double) from cumulated
    where fewest >= ${integer(fewestObserved)} and value >= (select cast(sum(a) as double) / count(*) from chosen)) as value,
  (select cast(count(*) as double) from chosen) as n`;
}
