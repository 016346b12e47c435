import { z } from "zod";
import { integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { type OutcomeCounts, oneSidedOutcome } from "@/lib/stats/one-sided-outcome";

/** A value of a column (null: being filled, for columns of amounts and days) that goes with one outcome only. */
export interface OneSidedColumn {
  readonly value: string | null;
  readonly side: "always" | "never";
  readonly counts: OutcomeCounts;
}

const mostValues = 200;

const counted = z.object({
  value: z.string().nullable(),
  n: z.number(),
  k: z.number(),
  all_n: z.number(),
  all_k: z.number(),
  filled_n: z.number(),
  filled_k: z.number(),
});

/**
 * Of some columns of customers those that hold, in the data, what was known only after an outcome: one of their values (or that there
 * is one) occurs all but only with it, or all but only without. By the column's key. `outcome`: key of a yes/no column of customers.
 */
export async function oneSidedColumns(
  version: DatasetVersion,
  { keys, outcome }: { readonly keys: readonly string[]; readonly outcome: string },
  ask: Ask,
): Promise<ReadonlyMap<string, OneSidedColumn>> {
  const found = new Map<string, OneSidedColumn>();
  const event = versionColumn(version.manifest, outcome)?.column;
  if (event?.type !== "yesNo") return found;
  for (const key of new Set(keys)) {
    const asked = versionColumn(version.manifest, key);
    if (asked?.table !== "customers" || key === outcome) continue;
    const rows = await ask(outcomesQuestion(version, asked.column, event));
    const suspect = suspectOf(rows);
    if (suspect) found.set(key, suspect);
  }
  return found;
}

type Counted = z.infer<typeof counted>;

/** The first value that is one-sided, having a value at all before single ones. */
function suspectOf(rows: readonly Counted[]): OneSidedColumn | null {
  const [first] = rows;
  if (!first) return null;
  const whole = { n: first.all_n, k: first.all_k };
  const named = rows.filter(({ value }) => value !== null).slice(0, mostValues);
  const candidates = [{ value: null, n: first.filled_n, k: first.filled_k }, ...named];
  for (const { value, n, k } of candidates) {
    const side = oneSidedOutcome({ n, k }, whole, candidates.length);
    if (side !== null) return { value: value === filled ? null : value, side, counts: { n, k } };
  }
  return null;
}

const filled = "(filled)";

/** Customers whose outcome is known by the value of a column; amounts, numbers and days by whether there is one. */
function outcomesQuestion({ id }: DatasetVersion, column: VersionColumn, event: VersionColumn): Question<Counted> {
  const value = name(column.name);
  const text =
    column.type === "text"
      ? value
      : column.type === "yesNo"
        ? sql`case when ${value} then 'yes' when not ${value} then 'no' end`
        : sql`case when ${value} is not null then ${param("VARCHAR", filled)} end`;
  return {
    statement: sql`with known as (
  select ${list([sql`${text} as value`, sql`${name(event.name)} as outcome`], sql`, `)}
  from ${versionTable(id, "customers")}
  where ${name(event.name)} is not null
),
counted as (
  select
    value,
    count(*) as n,
    count(*) filter (where outcome) as k
  from known
  group by value
)
select
  value,
  cast(n as double) as n,
  cast(k as double) as k,
  cast(sum(n) over () as double) as all_n,
  cast(sum(k) over () as double) as all_k,
  cast(sum(case when value is null then 0 else n end) over () as double) as filled_n,
  cast(sum(case when value is null then 0 else k end) over () as double) as filled_k
from counted
order by counted.n desc, value
limit ${integer(mostValues + 1)}`,
    row: counted,
  };
}
