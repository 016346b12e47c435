import { z } from "zod";
import { sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { Grouping } from "./grouping";
import { customerGroup, customerOf } from "./unit-rows";

const row = z.object({ month: z.string(), group_key: z.string().nullable(), there: z.number() });

/** Customers of one group (of segments: in exactly these) who were a customer in a month, from start to the month of leaving. */
export type ThereInMonth = z.infer<typeof row>;

/** Who was a customer in which month, by group; the month is `2026-10`. Needs `customer_months`. */
export function thereByMonthQuestion(versionId: string, grouping: Grouping): Question<ThereInMonth> {
  return {
    statement: sql`with keyed as (
  select m.month, ${customerGroup(grouping, sql`m.customer_id`)} as group_key
  from ${versionTable(versionId, "customer_months")} as m${customerOf({ versionId, grouping }, sql`m.customer_id`)}
)
select left(cast(month as varchar), 7) as month, group_key, cast(count(*) as double) as there
from keyed
group by month, group_key
order by month, group_key`,
    row,
  };
}
