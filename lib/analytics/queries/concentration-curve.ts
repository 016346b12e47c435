import { z } from "zod";
import { comma, type Fragment, integer, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { giniOfSums, topShare } from "@/lib/stats/top-share";

/** The top `percent` of customers: `top` = ceil(percent / 100 · n) of them hold `share`; `atLeast` is what the least of them brought. */
export interface CurvePoint {
  readonly percent: number;
  readonly top: number;
  readonly atLeast: string;
  /** Customers who brought at least as much: ties with the least of the top belong to the rule too. */
  readonly ofRule: number;
  readonly share: number;
  readonly interval: readonly [number, number];
}

/** How unequally customers bring a sum (statistics 12.2): Gini and the share of the top at each whole per cent. */
export interface ConcentrationCurve {
  readonly customers: number;
  readonly negatives: number;
  readonly total: number;
  readonly gini: { readonly gini: number; readonly interval: readonly [number, number] } | null;
  readonly points: readonly CurvePoint[];
}

/** Ranks the customers who have the number by it, ties by id; negatives count as 0. */
export async function concentrationCurve(
  version: DatasetVersion,
  column: VersionColumn,
  ask: Ask,
): Promise<ConcentrationCurve> {
  const [sums] = await ask(sumsQuestion(version, column));
  const points = await ask(pointsQuestion(version, column));
  const { n = 0, sum = 0, squares = 0 } = sums ?? {};
  return {
    customers: n,
    negatives: sums?.negatives ?? 0,
    total: sum,
    gini: sums ? giniOfSums(sums) : null,
    points: points.flatMap(({ percent, top, at_least, of_rule, top_sum, top_squares, cut }) => {
      const told = topShare({ n, sum, squares, top, topSum: top_sum, topSquares: top_squares, cut });
      if (!told) return [];
      return [{ percent, top, atLeast: at_least, ofRule: of_rule, share: told.share, interval: told.interval }];
    }),
  };
}

const sumsRow = z.object({
  n: z.number(),
  negatives: z.number(),
  sum: z.number(),
  squares: z.number(),
  ranked: z.number(),
  a: z.number(),
  aa: z.number(),
  ax: z.number(),
});

function sumsQuestion(version: DatasetVersion, column: VersionColumn): Question<z.infer<typeof sumsRow>> {
  const sums = [
    sql`count(*) as n`,
    sql`count(*) filter (where raw < 0) as negatives`,
    sql`sum(x) as sum`,
    sql`sum(x * x) as squares`,
    sql`sum(place * x) as ranked`,
    sql`sum(a) as a`,
    sql`sum(a * a) as aa`,
    sql`sum(a * x) as ax`,
  ];
  const names = ["n", "negatives", "sum", "squares", "ranked", "a", "aa", "ax"];
  return {
    statement: sql`with ${valued(version, column)}, rising as (
  select raw, x, count(*) over () as n, row_number() over up as place, sum(x) over up as upto
  from valued
  window up as (order by x, customer_id rows between unbounded preceding and current row)
), turned as (
  select raw, x, place, ((2 * place - 1) / cast(n as double) - 1) * x - 2 * upto / n as a
  from rising
), summed as (
  select ${list(sums, comma)}
  from turned
)
select ${list(
      names.map((one) => sql`cast(coalesce(${name(one)}, 0) as double) as ${name(one)}`),
      comma,
    )}
from summed`,
    row: sumsRow,
  };
}

const pointsRow = z.object({
  percent: z.number(),
  top: z.number(),
  at_least: z.string(),
  of_rule: z.number(),
  top_sum: z.number(),
  top_squares: z.number(),
  cut: z.number(),
});

function pointsQuestion(version: DatasetVersion, column: VersionColumn): Question<z.infer<typeof pointsRow>> {
  const percents = Array.from({ length: 99 }, (_, index) => sql`(${integer(index + 1)})`);
  return {
    statement: sql`with ${valued(version, column)}, falling as (
  select
    raw,
    x,
    count(*) over () as n,
    row_number() over down as place,
    sum(x) over down as top_sum,
    sum(x * x) over down as top_squares,
    count(*) over (order by raw desc range between unbounded preceding and current row) as of_rule
  from valued
  window down as (order by raw desc, customer_id rows between unbounded preceding and current row)
), asked as (
  select column0 as percent
  from (values ${list(percents, comma)}) as percents(column0)
)
select
  cast(asked.percent as double) as percent,
  cast(falling.place as double) as top,
  cast(falling.raw as varchar) as at_least,
  cast(falling.of_rule as double) as of_rule,
  falling.top_sum,
  falling.top_squares,
  falling.x as cut
from falling
join asked on falling.place = cast(ceil(falling.n * asked.percent / 100.0) as bigint)
order by percent`,
    row: pointsRow,
  };
}

function valued(version: DatasetVersion, column: VersionColumn): Fragment {
  const value = name(column.name);
  return sql`valued as (
  select customer_id, ${value} as raw, greatest(cast(${value} as double), 0) as x
  from ${versionTable(version.id, "customers")}
  where ${value} is not null
)`;
}
