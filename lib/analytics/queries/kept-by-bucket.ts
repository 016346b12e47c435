import { z } from "zod";
import { comma, integer, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { RevenueWindow } from "@/lib/domain/revenue-windows";
import { customerBucket } from "./customer-bucket";
import type { Grouping } from "./grouping";
import { customerGroup, customerOf } from "./unit-rows";

/** Buckets of customers from which errors are told by leaving one out. */
const buckets = 200;

const row = z.object({
  place: z.number(),
  group_key: z.string().nullable(),
  bucket: z.number(),
  opening: z.number(),
  closing: z.number(),
});

/** Revenue of those with revenue in the opening period, then and in the closing period, of one window, group and bucket. */
export type KeptInBucket = z.infer<typeof row>;

/** The two sums of net revenue retention by window, group and bucket of customers. */
export function keptByBucketQuestion(
  versionId: string,
  grouping: Grouping,
  windows: readonly RevenueWindow[],
): Question<KeptInBucket> {
  const rows = windows.map(({ opening, closing }, place) => {
    const days = [...opening, ...closing].map((day) => param("DATE", day));
    return sql`(${list([integer(place), ...days], comma)})`;
  });
  return {
    statement: sql`with windows as (
  select place, opening_from, opening_to, closing_from, closing_to
  from (values ${list(rows, comma)}) as w(place, opening_from, opening_to, closing_from, closing_to)
),
accounts as (
  select
    w.place,
    p.customer_id,
    coalesce(sum(p.amount) filter (where p.paid_on >= w.opening_from and p.paid_on < w.opening_to), 0) as opening,
    coalesce(sum(p.amount) filter (where p.paid_on >= w.closing_from and p.paid_on < w.closing_to), 0) as closing
  from ${versionTable(versionId, "payments")} as p
  join windows as w on p.paid_on >= w.opening_from and p.paid_on < w.closing_to
  group by w.place, p.customer_id
),
keyed as (
  select
    a.place,
    ${customerBucket(sql`a.customer_id`, "draws", buckets)} as bucket,
    a.opening,
    a.closing,
    ${customerGroup(grouping, sql`a.customer_id`)} as group_key
  from accounts as a${customerOf({ versionId, grouping }, sql`a.customer_id`)}
  where a.opening > 0
)
select
  place,
  group_key,
  cast(bucket as double) as bucket,
  cast(sum(opening) as double) as opening,
  cast(sum(closing) as double) as closing
from keyed
group by place, group_key, bucket
order by place, group_key, bucket`,
    row,
  };
}
