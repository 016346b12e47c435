import { z } from "zod";
import { integer, name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";

const range = z.object({ least: z.number().nullable(), most: z.number().nullable(), tenths: z.string().nullable() });

/** Least and largest value of a number of customers, and its type-7 quantiles at 0.1 to 0.9; null and none without values. */
export async function rangeOf(version: DatasetVersion, column: VersionColumn, ask: Ask) {
  const value = sql`cast(${name(column.name)} as double)`;
  const [found] = await ask({
    statement: sql`select
  min(${value}) as least,
  max(${value}) as most,
  cast(quantile_cont(${value}, [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) as varchar) as tenths
from ${versionTable(version.id, "customers")}`,
    row: range,
  });
  return {
    least: found?.least ?? null,
    most: found?.most ?? null,
    tenths: JSON.parse(found?.tenths ?? "[]") as readonly number[],
  };
}

const frequent = z.object({ value: z.string(), customers: z.number() });

/** The values of a text that most customers have, the most frequent first; of events those that most customers did. */
export async function frequentValues(
  version: DatasetVersion,
  column: Pick<VersionColumn, "name"> & { readonly table: "customers" | "events" },
  ask: Ask,
): Promise<readonly z.infer<typeof frequent>[]> {
  const value = name("done", column.name);
  return await ask({
    statement: sql`select ${value} as value, cast(count(distinct done.customer_id) as double) as customers
from ${versionTable(version.id, column.table)} as done
where ${value} is not null
group by ${value}
order by customers desc, value
limit ${integer(mostValues + 1)}`,
    row: frequent,
  });
}

/** Values that a template takes one by one. */
export const mostValues = 8;

const gap = z.object({ days: z.number().nullable() });

/** The usual gap between two days of payment of a customer: the median over all gaps, in days; null where nobody paid twice. */
export async function usualGap(version: DatasetVersion, ask: Ask): Promise<number | null> {
  const [found] = await ask({
    statement: sql`with paid as (
  select done.customer_id, cast(done.paid_on as date) as paid_on
  from ${versionTable(version.id, "payments")} as done
  where done.customer_id is not null
  group by done.customer_id, cast(done.paid_on as date)
), gaps as (
  select date_diff('day', lag(paid_on) over (partition by customer_id order by paid_on), paid_on) as days
  from paid
)
select cast(quantile_cont(cast(days as double), 0.5) as double) as days
from gaps
where days is not null`,
    row: gap,
  });
  return found?.days ?? null;
}
