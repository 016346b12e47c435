import { z } from "zod";
import { integer, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { hasField } from "@/lib/domain/metrics";
import { customerBucket } from "./customer-bucket";
import { presentCustomers } from "./present-customers";
import { ofRow, type PlanContext, type RowPlan } from "./row-plan";
import { type UnitRowsOptions, unitRows } from "./unit-rows";

/** Customers fall into so many buckets unless each is its own. */
const buckets = 200;

/** With fewer customers each is a bucket of its own. */
export const ownBucketBelow = 2000;

const parts = z.object({
  group_key: z.string().nullable(),
  bucket: z.number(),
  customers: z.number(),
  a: z.number(),
  b: z.number(),
  aa: z.number(),
  ab: z.number(),
  bb: z.number(),
});

/** Sums over the customers of one group and bucket, whatever they did added up per customer before. */
export type ImpactSums = z.infer<typeof parts>;

/** The parts of a metric per group and bucket (statistics, section 11.2); buckets are the same for every metric of a version. */
export function impactPartsQuestion(plan: RowPlan, options: UnitRowsOptions, own: boolean): Question<ImpactSums> {
  const bucket = own ? sql`numbered.place` : customerBucket(sql`each.customer_id`, "draws", buckets);
  const join = own
    ? sql`
  join (
    select customer_id, row_number() over (order by customer_id) as place
    from ${versionTable(options.versionId, "customers")}
  ) as numbered on numbered.customer_id = each.customer_id`
    : sql``;
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
),
each as (
  select customer_id, group_key, cast(sum(a) as double) as a, cast(sum(b) as double) as b
  from unit_rows
  where b is not null and customer_id is not null
  group by customer_id, group_key
),
placed as (
  select each.*, ${bucket} as bucket
  from each${join}
)
select
  group_key,
  cast(bucket as double) as bucket,
  cast(count(*) as double) as customers,
  round(sum(a), 6) as a,
  round(sum(b), 6) as b,
  round(sum(a * a), 6) as aa,
  round(sum(a * b), 6) as ab,
  round(sum(b * b), 6) as bb
from placed
group by group_key, bucket
order by group_key, bucket`,
    row: parts,
  };
}

/** What customers of today pay a month; null where the version does not know it. */
export function presentRevenue({ versionId, manifest }: PlanContext): RowPlan | null {
  if (!hasField(manifest, "customers.monthly_revenue")) return null;
  return {
    table: "customers",
    from: () => versionTable(versionId, "customers"),
    unitId: ofRow("customer_id"),
    customerId: ofRow("customer_id"),
    eligible: presentCustomers(manifest, "r").holds,
    defined: sql`${ofRow("monthly_revenue")} is not null`,
    a: ofRow("monthly_revenue"),
    b: integer(1),
    isCustomer: true,
    alwaysCustomer: true,
    listed: [],
  };
}
