import { z } from "zod";
import { comma, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { oneSidedOutcome } from "@/lib/stats/one-sided-outcome";

/** Outcomes after which a column may have been filled, and how a sentence calls them. */
const outcomes = [
  { key: "customers.churned", words: "customers left" },
  { key: "customers.converted", words: "customers converted" },
] as const;

const mostAtOnce = 24;

/**
 * Of columns of customers those that seem to be known only after an outcome, with the reason, by key: one of their values, or that
 * there is one, goes with one outcome only. A few passes, each over many columns.
 */
export async function lateColumns(
  version: DatasetVersion,
  columns: readonly VersionColumn[],
  ask: Ask,
): Promise<ReadonlyMap<string, string>> {
  const late = new Map<string, string>();
  for (const { key, words } of outcomes) {
    const outcome = versionColumn(version.manifest, key)?.column;
    if (outcome?.type !== "yesNo") continue;
    for (let at = 0; at < columns.length; at += mostAtOnce) {
      const some = columns.slice(at, at + mostAtOnce);
      const counts = await ask(outcomesQuestion(version, some, outcome));
      for (const [place, column] of some.entries())
        if (isLate(counts.filter((one) => one.place === place)) && !late.has(column.key))
          late.set(column.key, `seems to be known only after ${words}`);
    }
  }
  return late;
}

const counted = z.object({ place: z.number(), value: z.string().nullable(), n: z.number(), k: z.number() });
type Counted = z.infer<typeof counted>;

function isLate(rows: readonly Counted[]): boolean {
  const sum = (some: readonly Counted[]) =>
    some.reduce((total, { n, k }) => ({ n: total.n + n, k: total.k + k }), { n: 0, k: 0 });
  const named = rows.filter(({ value }) => value !== null);
  const whole = sum(rows);
  const candidates = [sum(named), ...named];
  return candidates.some((counts) => oneSidedOutcome(counts, whole, candidates.length) !== null);
}

/** Customers whose outcome is known, by the values of each column; amounts, numbers and days by whether there is one. */
function outcomesQuestion(
  version: DatasetVersion,
  columns: readonly VersionColumn[],
  outcome: VersionColumn,
): Question<Counted> {
  const names = columns.map((_, index) => name(`value_${index}`));
  const values = columns.map(({ name: column, type }, index) => {
    const value = name(column);
    const text =
      type === "text"
        ? value
        : type === "yesNo"
          ? sql`case when ${value} then ${param("VARCHAR", "yes")} when not ${value} then ${param("VARCHAR", "no")} end`
          : sql`case when ${value} is not null then ${param("VARCHAR", "filled")} end`;
    return sql`${text} as ${names[index] ?? sql`none`}`;
  });
  const places = names.map((column, index) => sql` when grouping(${column}) = 0 then ${integer(index)}`);
  return {
    statement: sql`with known as (
  select ${list([...values, sql`${name(outcome.name)} as outcome`], comma)}
  from ${versionTable(version.id, "customers")}
  where ${name(outcome.name)} is not null
)
select
  cast(case${list(places, sql``)} end as double) as place,
  coalesce(${list(names, comma)}) as value,
  cast(count(*) as double) as n,
  cast(count(*) filter (where outcome) as double) as k
from known
group by grouping sets (${list(
      names.map((column) => sql`(${column})`),
      comma,
    )})
order by place, n desc, value`,
    row: counted,
  };
}
