import { z } from "zod";
import { comma, type Fragment, integer, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { type Apart, type ApartEffect, rankApart } from "@/lib/stats/differentiators";
import { type PlacedSegment, placedSegments, segmentMembers } from "./segment-members";

/** The most frequent values of a text that are compared. */
const mostValues = 60;

/** Columns that one pass takes: each keeps a table of its values. */
const mostAtOnce = 24;

/** One thing in which a segment may differ: a value of a text or yes/no column ("true", "false"), or where a number lies. */
export interface ApartRow {
  readonly column: VersionColumn;
  readonly value: string | null;
  readonly apart: Apart;
  /** Medians inside and of the rest; dates as days. null for values. */
  readonly medians: readonly [number | string | null, number | string | null] | null;
}

/** All differences of a segment from everybody else, the clearest first. */
export interface FoundApart {
  readonly size: number;
  readonly total: number;
  readonly rows: readonly (ApartRow & ApartEffect)[];
  readonly family: ReturnType<typeof rankApart>["family"];
}

/**
 * Compares a segment with everybody else in the given columns of customers (statistics 12.4): a few passes, each over many columns,
 * which count values; ranks are summed up from these counts. Throws AppError invalid where the version cannot answer the rule.
 */
export async function findDifferentiators(
  version: DatasetVersion,
  { segment, columns }: { readonly segment: AskedSegment; readonly columns: readonly VersionColumn[] },
  ask: Ask,
): Promise<FoundApart> {
  const placed = placedSegments([segment], { versionId: version.id, manifest: version.manifest });
  const [whole] = await ask(sizeQuestion(version, placed));
  const rows: ApartRow[] = [];
  for (const some of batches(columns.filter(({ type }) => type === "text" || type === "yesNo")))
    rows.push(...valueRows(some, await ask(valuesQuestion(version, placed, some))));
  for (const some of batches(columns.filter(({ type }) => type !== "text" && type !== "yesNo")))
    rows.push(...riditRows(some, await ask(riditsQuestion(version, placed, some))));
  const { effects, order, family } = rankApart(rows.map(({ apart }) => apart));
  return {
    size: whole?.inside ?? 0,
    total: whole?.total ?? 0,
    rows: order.flatMap((index) => {
      const row = rows[index];
      const effect = effects[index];
      return row && effect ? [{ ...row, ...effect }] : [];
    }),
    family,
  };
}

function batches(columns: readonly VersionColumn[]): VersionColumn[][] {
  const some: VersionColumn[][] = [];
  for (let at = 0; at < columns.length; at += mostAtOnce) some.push(columns.slice(at, at + mostAtOnce));
  return some;
}

const sizes = z.object({ total: z.number(), inside: z.number() });

function sizeQuestion(version: DatasetVersion, placed: readonly PlacedSegment[]): Question<z.infer<typeof sizes>> {
  return {
    statement: sql`select cast(count(*) as double) as total, cast(count(member.customer_id) as double) as inside
from ${fromCustomers(version, placed)}`,
    row: sizes,
  };
}

function fromCustomers(version: DatasetVersion, placed: readonly PlacedSegment[]): Fragment {
  const members = segmentMembers(placed, { versionId: version.id, manifest: version.manifest });
  return sql`${versionTable(version.id, "customers")} as customer
left join ${members} as member on member.customer_id = customer.customer_id`;
}

/** Customers with each value of each column: in all, and in the segment. */
function countedBy(
  version: DatasetVersion,
  placed: readonly PlacedSegment[],
  values: readonly Fragment[],
): readonly Fragment[] {
  const names = values.map((_, index) => name(`value_${index}`));
  const base = sql`base as (
  select ${list(
    values.map((value, index) => sql`${value} as ${names[index] ?? sql`null`}`),
    comma,
  )}, member.customer_id is not null as inside
  from ${fromCustomers(version, placed)}
)`;
  const places = names.map((column, index) => sql` when grouping(${column}) = 0 then ${integer(index)}`);
  const counted = sql`counted as (
  select
    case${list(places, sql``)} end as place,
    coalesce(${list(names, comma)}) as value,
    count(*) as n,
    count(*) filter (where inside) as n_inside
  from base
  group by grouping sets (${list(
    names.map((column) => sql`(${column})`),
    comma,
  )})
)`;
  return [base, counted];
}

const valueCounts = z.object({
  place: z.number(),
  value: z.string(),
  n: z.number(),
  n_inside: z.number(),
  all_n: z.number(),
  all_inside: z.number(),
});

function valuesQuestion(
  version: DatasetVersion,
  placed: readonly PlacedSegment[],
  columns: readonly VersionColumn[],
): Question<z.infer<typeof valueCounts>> {
  const values = columns.map(({ name: column, type }) => {
    const value = name("customer", column);
    return type === "text" ? value : sql`case when ${value} then 'true' when not ${value} then 'false' end`;
  });
  return {
    statement: sql`with ${list(countedBy(version, placed, values), comma)}, ranked as (
  select
    place,
    value,
    n,
    n_inside,
    sum(n) over (partition by place) as all_n,
    sum(n_inside) over (partition by place) as all_inside,
    row_number() over (partition by place order by n desc, value) as rank
  from counted
  where value is not null
)
select
  cast(place as double) as place,
  value,
  cast(n as double) as n,
  cast(n_inside as double) as n_inside,
  cast(all_n as double) as all_n,
  cast(all_inside as double) as all_inside
from ranked
where rank <= ${integer(mostValues)}
order by place, rank`,
    row: valueCounts,
  };
}

/** Of a yes/no column the yes alone is told: the no says the same. */
function valueRows(columns: readonly VersionColumn[], counts: readonly z.infer<typeof valueCounts>[]): ApartRow[] {
  return counts.flatMap(({ place, value, ...count }) => {
    const column = columns[place];
    if (!column || (column.type === "yesNo" && value === "false")) return [];
    const apart: Apart = {
      kind: "share",
      k1: count.n_inside,
      n1: count.all_inside,
      k2: count.n - count.n_inside,
      n2: count.all_n - count.all_inside,
    };
    return [{ column, value, apart, medians: null }];
  });
}

const riditSums = z.object({
  place: z.number(),
  inside_n: z.number(),
  rest_n: z.number(),
  ...Object.fromEntries(
    ["inside", "rest"].flatMap((side) =>
      ["sum", "squares", "cubes", "lower", "upper"].map((what) => [`${side}_${what}`, z.number().nullable()]),
    ),
  ),
});
type RiditSums = z.infer<typeof riditSums> & Readonly<Record<string, number | null>>;

/** Dates count as seconds since 1970, so that one table holds the values of all columns. */
function riditsQuestion(
  version: DatasetVersion,
  placed: readonly PlacedSegment[],
  columns: readonly VersionColumn[],
): Question<RiditSums> {
  const values = columns.map(({ name: column, type }) => {
    const value = name("customer", column);
    return type === "date" || type === "timestamp"
      ? sql`cast(date_diff('second', timestamp '1970-01-01 00:00:00', cast(${value} as timestamp)) as double)`
      : sql`cast(${value} as double)`;
  });
  return {
    statement: sql`with ${list(countedBy(version, placed, values), comma)}, known as (
  select place, value, n, n_inside, n - n_inside as n_rest
  from counted
  where value is not null
), ranked as (
  select
    place,
    value,
    n_inside,
    n_rest,
    (sum(n) over below - n / 2.0) / sum(n) over (partition by place) - 0.5 as off,
    sum(n_inside) over below as upto_inside,
    sum(n_rest) over below as upto_rest,
    sum(n_inside) over (partition by place) as all_inside,
    sum(n_rest) over (partition by place) as all_rest
  from known
  window below as (partition by place order by value rows between unbounded preceding and current row)
)
select
  cast(place as double) as place,
  cast(sum(n_inside) as double) as inside_n,
  cast(sum(n_rest) as double) as rest_n,
  ${list(
    ["inside", "rest"].map((side) => {
      const n = name(`n_${side}`);
      const upto = name(`upto_${side}`);
      const all = name(`all_${side}`);
      return sql`cast(sum(${n} * off) as double) as ${name(`${side}_sum`)},
  cast(sum(${n} * off * off) as double) as ${name(`${side}_squares`)},
  cast(sum(${n} * off * off * off) as double) as ${name(`${side}_cubes`)},
  min(value) filter (where 2 * ${upto} >= ${all} and ${all} > 0) as ${name(`${side}_lower`)},
  min(value) filter (where 2 * ${upto} > ${all}) as ${name(`${side}_upper`)}`;
    }),
    sql`,
  `,
  )}
from ranked
group by place
order by place`,
    row: riditSums as z.ZodType<RiditSums>,
  };
}

function riditRows(columns: readonly VersionColumn[], sums: readonly RiditSums[]): ApartRow[] {
  return sums.flatMap((row) => {
    const column = columns[row.place];
    if (!column) return [];
    const side = (which: "inside" | "rest") => ({
      n: row[`${which}_n`] ?? 0,
      sum: row[`${which}_sum`] ?? 0,
      sumOfSquares: row[`${which}_squares`] ?? 0,
      sumOfCubes: row[`${which}_cubes`] ?? 0,
      shift: 0.5,
    });
    const median = (which: "inside" | "rest") => medianOf(row[`${which}_lower`], row[`${which}_upper`], column);
    return [
      {
        column,
        value: null,
        apart: { kind: "ridits", inside: side("inside"), rest: side("rest") },
        medians: [median("inside"), median("rest")],
      },
    ];
  });
}

/** The middle of the two middle values; of dates the day of the lower. */
function medianOf(
  lower: number | null | undefined,
  upper: number | null | undefined,
  { type }: VersionColumn,
): number | string | null {
  if (lower === null || lower === undefined) return null;
  if (type === "date" || type === "timestamp") return new Date(lower * 1000).toISOString().slice(0, 10);
  return (lower + (upper ?? lower)) / 2;
}
