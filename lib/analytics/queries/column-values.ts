import { z } from "zod";
import { integer, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { cellText } from "./cell-text";

/** Which values are wanted: those that hold `search`, capitals aside; all with an empty one. */
export interface AskedValues {
  readonly table: SourceTable;
  readonly column: VersionColumn;
  readonly search: string;
  readonly limit: number;
}

const counted = z.object({ value: z.string(), rows: z.number(), customers: z.number() });

/** A value as the file writes it, its rows, and the customers they belong to (where rows belong to nobody, the rows). */
export type CountedValue = z.infer<typeof counted>;

/** Values that begin with what was typed before those that only hold it, each by rows, the most first, ties by value. */
export async function columnValues(
  { id, manifest }: DatasetVersion,
  { table, column, search, limit }: AskedValues,
  ask: Ask,
): Promise<readonly CountedValue[]> {
  const columns = manifest.tables.find((one) => one.table === table)?.columns ?? [];
  const named = columns.some((one) => one.name === "customer_id" && one.origin !== "attribute");
  const typed = sql`lower(${param("VARCHAR", search)})`;
  const place = sql`position(${typed} in lower(value))`;
  const holds = search === "" ? sql`` : sql`\nwhere ${place} > 0`;
  const begins = search === "" ? sql`` : sql`case when ${place} = 1 then 0 else 1 end, `;
  return await ask({
    statement: sql`with counted as (
  select
    ${cellText(name(column.name), column)} as value,
    cast(count(*) as double) as rows,
    cast(${named ? sql`count(distinct customer_id)` : sql`count(*)`} as double) as customers
  from ${versionTable(id, table)}
  where ${name(column.name)} is not null
  group by ${name(column.name)}
)
select value, rows, customers
from counted${holds}
order by ${begins}rows desc, value
limit ${integer(limit)}`,
    row: counted,
  });
}
