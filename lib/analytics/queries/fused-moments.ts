import { z } from "zod";
import { comma, compile, type Fragment, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { type GroupSums, type Overall, shifted } from "./moments";
import { completeSums, type NeededSums, neededSums } from "./needed-sums";
import type { RowPlan } from "./row-plan";
import { customerGroup, customerOf, isOwnColumn, type UnitRowsOptions } from "./unit-rows";

/** A metric to be summed beside others: an id of the caller's, its plan, the shift of its squares, and whether each a is 0 or 1. */
export interface FusedPlan {
  readonly id: string;
  readonly plan: RowPlan;
  readonly shift: number;
  readonly isFlag: boolean;
}

/** Plans whose unit rows are the same customers, read from the same source: one statement can sum them all. */
export function sourcesOf<Planned extends { readonly plan: RowPlan }>(plans: readonly Planned[]): Planned[][] {
  const sources = new Map<string, Planned[]>();
  for (const one of plans) {
    if (!one.plan.isCustomer) continue;
    const { text, parameters } = compile(one.plan.from([]));
    const key = JSON.stringify([text, parameters, one.plan.table]);
    const known = sources.get(key) ?? [];
    sources.set(key, [...known, one]);
  }
  return [...sources.values()];
}

/** Sums per group of several metrics over the same customers in one pass, by their ids; the rows that each would get on its own. */
export async function fusedMoments(
  plans: readonly FusedPlan[],
  options: UnitRowsOptions,
  ask: Ask,
): Promise<ReadonlyMap<string, readonly GroupSums[]>> {
  const rows = await ask(fusedQuestion(plans, options));
  return new Map(
    plans.map((one, index) => [
      one.id,
      rows.map((row) => {
        const sums = neededOf(one).sums.map((sum) => [sum, row[`m${index}_${sum}`] ?? null]);
        return { ...completeSums(neededOf(one), Object.fromEntries(sums)), group_key: row.group_key ?? null };
      }),
    ]),
  );
}

function neededOf({ plan, isFlag, shift }: FusedPlan): NeededSums {
  return neededSums({ isFlag: isFlag && shift === 0, isUnit: compile(plan.b).text === "1" });
}

/** Rows and exact sums of several metrics over all customers in one pass, in their order. */
export async function fusedOverall(plans: readonly RowPlan[], ask: Ask): Promise<readonly Overall[]> {
  const columns = plans.map((_, index) => {
    const of = (column: string) => name(`r${index}_${column}`);
    return sql`cast(count(${of("b")}) as double) as ${of("rows")},
  coalesce(cast(sum(${of("a")}) as double), 0) as ${of("numerator")},
  coalesce(cast(sum(${of("b")}) as double), 0) as ${of("denominator")}`;
  });
  const values = plans.flatMap((plan, index) => measuredColumns(plan, (column) => name(`r${index}_${column}`)));
  const [row] = await ask({
    statement: sql`with fused as (
  select ${list(values, comma)}
  from ${plans[0]?.from([]) ?? sql`(select 1)`} as r
)
select ${list(columns, sql`,\n  `)}
from fused`,
    row: z.record(z.string(), z.number()),
  });
  return plans.map((_, index) => {
    const of = (column: string) => row?.[`r${index}_${column}`] ?? 0;
    return { eligible: of("rows"), rows: of("rows"), numerator: of("numerator"), denominator: of("denominator") };
  });
}

const fusedRow = z.object({ group_key: z.string().nullable() }).catchall(z.number().nullable());

function fusedQuestion(plans: readonly FusedPlan[], options: UnitRowsOptions): Question<z.infer<typeof fusedRow>> {
  const [first] = plans;
  if (!first) throw new TypeError("there is nothing to sum");
  const { plan } = first;
  const own = isOwnColumn(plan, options.grouping);
  const customer = plan.customerId ?? sql`cast(null as varchar)`;
  const ownColumns = own && options.grouping ? [options.grouping.column.name] : [];
  const key =
    own && options.grouping
      ? options.grouping.keyOf(name("r", options.grouping.column.name))
      : customerGroup(options.grouping, customer);
  const values = plans.flatMap((one, index) => measuredColumns(one.plan, (column) => name(`m${index}_${column}`)));
  const statement = sql`with fused as (
  select ${list([sql`${key} as group_key`, ...values], comma)}
  from ${plan.from(ownColumns)} as r${own ? sql`` : customerOf(options, customer)}
),
measured as (
  select *, ${list(
    plans.map(({ shift }, index) => shiftedColumns(shift, index)),
    comma,
  )}
  from fused
)
select
  group_key,
${list(
  plans.map((one, index) => sumsOf(neededOf(one), index)),
  sql`,\n`,
)}
from measured
group by group_key`;
  return { statement, row: fusedRow };
}

/** Whether a row counts, and what it contributes; empty where the metric does not speak of it. */
function measuredColumns({ eligible, defined, a, b }: RowPlan, as: (column: string) => Fragment): Fragment[] {
  const conditions = [eligible, defined].filter((one) => one !== null);
  const measured = (value: Fragment) =>
    conditions.length === 0 ? value : sql`case when ${list(conditions, sql` and `)} then ${value} end`;
  const counts = eligible === null ? sql`true` : eligible;
  return [sql`${counts} as ${as("eligible")}`, sql`${measured(a)} as ${as("a")}`, sql`${measured(b)} as ${as("b")}`];
}

function shiftedColumns(shift: number, index: number): Fragment {
  const of = (column: string) => name(`m${index}_${column}`);
  return sql`cast(${of("a")} as double) as ${of("raw")}, ${shifted(shift, [of("a"), of("b")])} as ${of("shifted")}, cast(${of("b")} as double) as ${of("weight")}`;
}

const columnNames: Readonly<Record<string, string>> = { exact_a: "a", exact_b: "b", a: "shifted", b: "weight" };

function sumsOf({ fragments }: NeededSums, index: number): Fragment {
  const as = (sum: string) => name(`m${index}_${sum}`);
  return sql`  cast(count(*) filter (where ${as("eligible")}) as double) as ${as("eligible")},
${fragments(as, (column) => as(columnNames[column] ?? column))}`;
}
