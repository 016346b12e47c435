import { z } from "zod";
import { integer, name, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { Grouping } from "./grouping";

const sizes = z.object({ group_key: z.string(), size: z.number(), customers: z.number() });

/** A group, its rows of the column's table, and the customers they belong to; where rows belong to nobody, the rows. */
export type GroupSize = z.infer<typeof sizes>;

/** The version and the column whose table is counted; `namesCustomers`: its rows say whose they are. */
export interface Counted {
  readonly versionId: string;
  readonly grouping: Grouping;
  readonly namesCustomers: boolean;
}

/** Rows per group, the largest first, ties by key; at most `limit` groups. */
export function groupSizesQuestion(
  { versionId, grouping, namesCustomers }: Counted,
  limit: number,
): Question<GroupSize> {
  const customer = namesCustomers ? name("customer_id") : sql`cast(null as varchar)`;
  return {
    statement: sql`with keyed as (
  select ${grouping.keyOf(name(grouping.column.name))} as group_key, ${customer} as customer_id
  from ${versionTable(versionId, grouping.table)}
)
select
  group_key,
  cast(count(*) as double) as size,
  cast(coalesce(nullif(count(distinct customer_id), 0), count(*)) as double) as customers
from keyed
group by group_key
order by size desc, group_key
limit ${integer(limit)}`,
    row: sizes,
  };
}

const members = z.object({ group_key: z.string(), size: z.number() });

/** Customers by the mask of the segments they are in; those in none are not in it. */
export function memberSizesQuestion(grouping: Grouping): Question<z.infer<typeof members>> {
  const mask = name("c", grouping.column.name);
  return {
    statement: sql`select ${grouping.keyOf(mask)} as group_key, cast(count(*) as double) as size
from ${grouping.members ?? sql`(select null as mask)`} as c
group by ${mask}
order by ${mask}`,
    row: members,
  };
}

const total = z.object({ size: z.number() });

/** Rows of the whole table. */
export function totalSizeQuestion({
  versionId,
  grouping,
}: Pick<Counted, "versionId" | "grouping">): Question<{ size: number }> {
  return {
    statement: sql`select cast(count(*) as double) as size from ${versionTable(versionId, grouping.table)}`,
    row: total,
  };
}

const range = z.object({ minimum: z.number().nullable(), quantiles: z.string().nullable() });

/** Minimum and type-7 quantiles at fifths (JSON list) of a number over the whole base. */
export function fifthsQuestion(versionId: string, { table, column }: Grouping): Question<z.infer<typeof range>> {
  const value = sql`cast(${name(column.name)} as double)`;
  return {
    statement: sql`select
  min(${value}) as minimum,
  cast(quantile_cont(${value}, [0.2, 0.4, 0.6, 0.8, 1]) as varchar) as quantiles
from ${versionTable(versionId, table)}`,
    row: range,
  };
}

const days = z.object({ days: z.number().nullable() });

/** Days between the first and the last date of a column. */
export function daySpanQuestion(versionId: string, { table, column }: Grouping): Question<{ days: number | null }> {
  const value = name(column.name);
  return {
    statement: sql`select cast(date_diff('day', min(${value}), max(${value})) as double) as days from ${versionTable(versionId, table)}`,
    row: days,
  };
}

const split = z.object({ orders: z.number() });

/** Orders whose lines differ in a column of payments. */
export function splitOrdersQuestion(versionId: string, column: string): Question<{ orders: number }> {
  const value = name(column);
  return {
    statement: sql`with split as (
  select customer_id, order_id
  from ${versionTable(versionId, "payments")}
  group by customer_id, order_id
  having min(${value}) <> max(${value}) or (count(${value}) > 0 and count(${value}) < count(*))
)
select cast(count(*) as double) as orders from split`,
    row: split,
  };
}
