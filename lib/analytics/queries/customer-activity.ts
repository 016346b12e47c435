import { z } from "zod";
import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { cellText } from "./cell-text";
import { dayOf } from "./zoned-days";

/** Rows of one customer in a table of what customers did. `dated`: the column that dates them; `columns`: those to show. */
export interface AskedActivity {
  readonly table: SourceTable;
  readonly id: string;
  readonly dated: VersionColumn | null;
  readonly columns: readonly VersionColumn[];
  readonly limit: number;
}

/** How many rows, from when to when, by month, and the latest of them as text. */
export interface CustomerActivity {
  readonly total: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly months: readonly { readonly month: string; readonly rows: number }[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const span = z.object({ total: z.number(), first: z.string().nullable(), last: z.string().nullable() });
const cells = z.record(z.string(), z.string().nullable());

/** The cells of a customer's own row as text, in the order of the columns; null where there is no such customer. */
export async function customerCells(
  version: DatasetVersion,
  { id, columns }: { readonly id: string; readonly columns: readonly VersionColumn[] },
  ask: Ask,
): Promise<readonly (string | null)[] | null> {
  const values = columns.map((column, index) => sql`${cellText(name(column.name), column)} as ${name(`x${index}`)}`);
  const [row] = await ask({
    statement: sql`select ${list([sql`customer_id as id`, ...values], comma)}
from ${versionTable(version.id, "customers")}
where customer_id = ${param("VARCHAR", id)}`,
    row: cells,
  });
  return row ? columns.map((_, index) => row[`x${index}`] ?? null) : null;
}

/** What one customer did in one table, the latest rows first. */
export async function customerActivity(
  version: DatasetVersion,
  { table, id, dated, columns, limit }: AskedActivity,
  ask: Ask,
): Promise<CustomerActivity> {
  const day = dated ? dayOf(name(dated.name), dated.type, version.manifest) : sql`cast(null as date)`;
  const from = sql`from ${versionTable(version.id, table)}
where customer_id = ${param("VARCHAR", id)}`;
  const [counted] = await ask({
    statement: sql`select
  cast(count(*) as double) as total,
  cast(min(${day}) as varchar) as first,
  cast(max(${day}) as varchar) as last
${from}`,
    row: span,
  });
  const total = counted?.total ?? 0;
  if (total === 0) return { total, first: null, last: null, months: [], rows: [] };
  const shown = columns.map((column, index) => sql`${cellText(name(column.name), column)} as ${name(`x${index}`)}`);
  const rows = await ask({
    statement: sql`select ${list([sql`cast(${day} as varchar) as day`, ...shown], comma)}
${from}
order by ${list([...latestFirst(dated), ...columns.map(({ name: column }) => name(column))], comma)}
limit ${integer(limit)}`,
    row: cells,
  });
  return {
    total,
    first: counted?.first ?? null,
    last: counted?.last ?? null,
    months: dated ? await monthsOf(day, from, ask) : [],
    rows: rows.map((row) => columns.map((_, index) => row[`x${index}`] ?? null)),
  };
}

function latestFirst(dated: VersionColumn | null): Fragment[] {
  return dated ? [sql`case when ${name(dated.name)} is null then 1 else 0 end`, sql`${name(dated.name)} desc`] : [];
}

async function monthsOf(day: Fragment, from: Fragment, ask: Ask): Promise<CustomerActivity["months"]> {
  const month = sql`substr(cast(${day} as varchar), 1, 7)`;
  return await ask({
    statement: sql`select ${month} as month, cast(count(*) as double) as rows
${from}
  and ${day} is not null
group by ${month}
order by month`,
    row: z.object({ month: z.string(), rows: z.number() }),
  });
}
