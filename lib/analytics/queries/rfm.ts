import { z } from "zod";
import { comma, type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { RfmCuts } from "@/lib/domain/template-rules";
import type { DatasetVersion } from "@/lib/domain/version-manifest";

/** Customers who ever paid by their scores 1 to 5 (statistics 12.1, [cut]), and the cut points between the scores. */
export interface RfmScores {
  readonly customers: number;
  /** Different numbers of orders that customers have: below three a score of frequency says nothing. */
  readonly frequencies: number;
  readonly cuts: RfmCuts;
  readonly cells: readonly RfmCell[];
}

export interface RfmCell {
  readonly r: number;
  readonly f: number;
  readonly m: number;
  readonly customers: number;
  readonly monetary: number;
}

/** Scores every customer who ever paid up to the as-of day; null where nobody did or there is no as-of day. */
export async function rfmScores(version: DatasetVersion, ask: Ask): Promise<RfmScores | null> {
  const { asOf } = version.manifest;
  if (asOf === null) return null;
  const [found] = await ask(cutsQuestion(version, asOf));
  if (!found || found.customers === 0) return null;
  const cutsOf = (text: string | null) => JSON.parse(text ?? "[]") as number[];
  const cuts: RfmCuts = {
    recency: cutsOf(found.recency),
    frequency: cutsOf(found.frequency),
    monetary: cutsOf(found.monetary),
  };
  const cells = await ask(cellsQuestion(version, asOf, cuts));
  return { customers: found.customers, frequencies: found.frequencies, cuts, cells };
}

const cutsRow = z.object({
  customers: z.number(),
  frequencies: z.number(),
  recency: z.string().nullable(),
  frequency: z.string().nullable(),
  monetary: z.string().nullable(),
});

function cutsQuestion(version: DatasetVersion, asOf: string): Question<z.infer<typeof cutsRow>> {
  const fifths = (column: string) =>
    sql`cast(quantile_cont(${name(column)}, [0.2, 0.4, 0.6, 0.8]) as varchar) as ${name(column)}`;
  return {
    statement: sql`with ${boughtBy(version, asOf)}
select
  cast(count(*) as double) as customers,
  cast(count(distinct frequency) as double) as frequencies,
  ${list(
    [fifths("recency"), fifths("frequency"), fifths("monetary")],
    sql`,
  `,
  )}
from bought`,
    row: cutsRow,
  };
}

const cellsRow = z.object({
  r: z.number(),
  f: z.number(),
  m: z.number(),
  customers: z.number(),
  monetary: z.number(),
});

function cellsQuestion(version: DatasetVersion, asOf: string, cuts: RfmCuts): Question<RfmCell> {
  const passed = (column: string, points: readonly number[]) =>
    list(
      points.map((point) => sql`case when ${name(column)} > ${param("DOUBLE", point)} then 1 else 0 end`),
      sql` + `,
      sql`0`,
    );
  return {
    statement: sql`with ${boughtBy(version, asOf)}, scored as (
  select
    5 - (${passed("recency", cuts.recency)}) as r,
    1 + ${passed("frequency", cuts.frequency)} as f,
    1 + ${passed("monetary", cuts.monetary)} as m,
    monetary
  from bought
)
select
  cast(r as double) as r,
  cast(f as double) as f,
  cast(m as double) as m,
  cast(count(*) as double) as customers,
  sum(monetary) as monetary
from scored
group by r, f, m
order by r, f, m`,
    row: cellsRow,
  };
}

/** Per customer: days from the last payment to the day after the as-of day, different orders, sum of payments. */
function boughtBy(version: DatasetVersion, asOf: string): Fragment {
  const columns = [
    sql`cast(date_diff('day', max(cast(done.paid_on as date)), ${param("DATE", asOf)}) + 1 as double) as recency`,
    sql`cast(count(distinct done.order_id) as double) as frequency`,
    sql`cast(sum(done.amount) as double) as monetary`,
  ];
  return sql`bought as (
  select ${list(columns, comma)}
  from ${versionTable(version.id, "payments")} as done
  join ${versionTable(version.id, "customers")} as customer on customer.customer_id = done.customer_id
  group by done.customer_id
)`;
}
