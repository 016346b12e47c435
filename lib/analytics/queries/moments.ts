import { z } from "zod";
import { compile, type Fragment, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { RowPlan } from "./row-plan";
import { customerGroup, customerOf, isOwnColumn, type UnitRowsOptions, unitRows } from "./unit-rows";

const sums = z.object({
  customers: z.number(),
  sum_a: z.number(),
  sum_b: z.number(),
  sum_aa: z.number(),
  sum_ab: z.number(),
  sum_bb: z.number(),
  sum_aaa: z.number(),
  sum_aab: z.number(),
  sum_abb: z.number(),
  sum_bbb: z.number(),
  non_zero: z.number(),
});
const prefixed = <P extends string>(prefix: P) =>
  z.object(
    Object.fromEntries(Object.entries(sums.shape).map(([key, shape]) => [`${prefix}${key}`, shape])) as {
      [K in keyof typeof sums.shape as `${P}${K & string}`]: z.ZodNumber;
    },
  );

const groupSums = sums.extend({
  group_key: z.string().nullable(),
  named: z.number(),
  eligible: z.number(),
  rows: z.number(),
  numerator: z.number(),
  denominator: z.number(),
  row_aa: z.number(),
  row_ab: z.number(),
  row_bb: z.number(),
  max_a: z.number().nullable(),
});

/** Sums of one group (statistics, section 0); `named` counts its customers, rows of nobody apart; `numerator` and `denominator` are the exact sums of a and b. */
export type GroupSums = z.infer<typeof groupSums>;

/** The names of these sums, the group apart. */
export const sumNames = Object.keys(groupSums.omit({ group_key: true }).shape) as (keyof Omit<
  GroupSums,
  "group_key"
>)[];

const sharedSums = groupSums.extend({ ...prefixed("whole_").shape, ...prefixed("left_").shape });

/**
 * Sums of one group whose customers may also be in others: `whole_…` over its customers with all their rows, `left_…` over those
 * of them with rows elsewhere, without the rows of this group. The rest is all − whole + left.
 */
export type SharedGroupSums = z.infer<typeof sharedSums>;

/** Additive sums per group of a' = a − shift·b over customers; groups share no customer. A shift of null: rows have no squares. */
export function momentsQuestion(plan: RowPlan, options: UnitRowsOptions, shift: number | null): Question<GroupSums> {
  const statement = plan.isCustomer
    ? sql`${customersMeasured(plan, options, shift ?? 0)}
select ${ofCustomers}
from measured
group by group_key`
    : sql`${groupedParts(plan, options, shift)}
select ${ofParts}
from keyed
group by group_key`;
  return { statement, row: groupSums };
}

/** The same where one customer may have rows in several groups, with what the rest of each group needs. */
export function sharedMomentsQuestion(
  plan: RowPlan,
  options: UnitRowsOptions,
  shift: number,
): Question<SharedGroupSums> {
  const whole = sql`over (partition by ${identity(plan)})`;
  const statement = sql`${groupedParts(plan, options, shift)},
wholes as (
  select
    *,
    sum(rows) ${whole} as w_rows,
    sum(a) ${whole} as w_a,
    sum(b) ${whole} as w_b,
    sum(raw) ${whole} as w_raw
  from keyed
),
shared as (
  select
    *,
    w_rows > rows as elsewhere,
    w_a - a as l_a,
    w_b - b as l_b,
    w_raw - raw as l_raw
  from wholes
)
select ${ofParts},
${clusterSums((sum) => name(`whole_${sum}`), [sql`w_a`, sql`w_b`, sql`w_raw`], sql`rows > 0`)},
${clusterSums((sum) => name(`left_${sum}`), [sql`l_a`, sql`l_b`, sql`l_raw`], sql`rows > 0 and elsewhere`)}
from shared
group by group_key`;
  return { statement, row: sharedSums };
}

const overall = z.object({ eligible: z.number(), rows: z.number(), numerator: z.number(), denominator: z.number() });

/** The whole of a metric: eligible rows, rows used, exact sums of a and b. */
export type Overall = z.infer<typeof overall>;

/** Counts and exact sums over all unit rows. */
export function overallQuestion(plan: RowPlan, options: UnitRowsOptions): Question<Overall> {
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select
  cast(count(*) as double) as eligible,
  cast(count(b) as double) as rows,
  coalesce(cast(sum(a) as double), 0) as numerator,
  coalesce(cast(sum(b) as double), 0) as denominator
from unit_rows`,
    row: overall,
  };
}

/** True when the rest of a group must be told from customers who are in both. */
export function sharesCustomers(plan: RowPlan, options: UnitRowsOptions): boolean {
  return isOwnColumn(plan, options.grouping) && !plan.isCustomer && plan.customerId !== null;
}

function customersMeasured(plan: RowPlan, options: UnitRowsOptions, shift: number): Fragment {
  return sql`with unit_rows as (
  ${unitRows(plan, options)}
),
measured as (
  select group_key, a as exact_a, b as exact_b, cast(a as double) as raw, ${shifted(shift)} as a, cast(b as double) as b
  from unit_rows
)`;
}

/**
 * `keyed`: the sums of each customer (and group, where rows are grouped by a column of their own). Rows are added up by customer
 * before the customer's group is looked up: one look-up for each customer and not for each row.
 */
function groupedParts(plan: RowPlan, options: UnitRowsOptions, shift: number | null): Fragment {
  const own = isOwnColumn(plan, options.grouping);
  const by = own ? sql`${identity(plan)}, group_key` : identity(plan);
  const ownId = plan.alwaysCustomer ? sql`` : sql`case when customer_id is null then unit_id end as own_id, `;
  return sql`with unit_rows as (
  ${unitRows(plan, own ? options : { ...options, grouping: null })}
),
identified as (
  select ${ownId}unit_rows.* from unit_rows
),
parts as (
  select
    ${by},
    count(*) as eligible, count(b) as rows, sum(a) as exact_a, sum(b) as exact_b,
    ${rowSquares(shift, plan)}
  from identified
  group by ${by}
),
keyed as (
  select
    parts.*, ${own ? sql`` : sql`${customerGroup(options.grouping, sql`parts.customer_id`)} as group_key, `}cast(exact_a as double) as raw,
    ${shifted(shift ?? 0, [sql`exact_a`, sql`exact_b`])} as a, cast(exact_b as double) as b
  from parts${own ? sql`` : customerOf(options, sql`parts.customer_id`)}
)`;
}

function rowSquares(shift: number | null, plan: RowPlan): Fragment {
  if (shift === null) return sql`cast(0 as double) as aa, cast(0 as double) as ab, cast(0 as double) as bb`;
  const a = shifted(shift);
  const b = sql`cast(b as double)`;
  if (compile(plan.b).text === "1")
    return sql`sum((${a}) * (${a})) as aa, sum(${a}) as ab, cast(count(b) as double) as bb`;
  return sql`sum((${a}) * (${a})) as aa, sum((${a}) * ${b}) as ab, sum(${b} * ${b}) as bb`;
}

/** What tells customers apart; a row without one stands for itself. */
function identity({ alwaysCustomer }: RowPlan): Fragment {
  return alwaysCustomer ? sql`customer_id` : sql`customer_id, own_id`;
}

/** `a - shift · b` of a row as a DOUBLE: with `shift` near the overall a/b, squares and cubes keep their digits. */
export function shifted(shift: number, [a, b]: readonly [Fragment, Fragment] = [sql`a`, sql`b`]): Fragment {
  return shift === 0
    ? sql`cast(${a} as double)`
    : sql`cast(${a} as double) - ${param("DOUBLE", shift)} * cast(${b} as double)`;
}

const ofCustomers = sql`
  group_key,
  cast(count(*) as double) as eligible,
${customerSums(
  (column) => name(column),
  (column) => name(column),
)}`;

/** The sums of a metric over rows that are customers, after `eligible`: `value` names its columns exact_a, exact_b, raw, a and b, `as` the sums. */
export function customerSums(as: (sum: string) => Fragment, value: (column: string) => Fragment): Fragment {
  const [a, b, raw] = [value("a"), value("b"), value("raw")];
  return sql`  cast(count(${b}) as double) as ${as("rows")},
  cast(count(${b}) as double) as ${as("named")},
  coalesce(cast(sum(${value("exact_a")}) as double), 0) as ${as("numerator")},
  coalesce(cast(sum(${value("exact_b")}) as double), 0) as ${as("denominator")},
  coalesce(sum(${a} * ${a}), 0) as ${as("row_aa")},
  coalesce(sum(${a} * ${b}), 0) as ${as("row_ab")},
  coalesce(sum(${b} * ${b}), 0) as ${as("row_bb")},
  max(${raw}) as ${as("max_a")},
${clusterSums(as, [a, b, raw], sql`${b} is not null`)}`;
}

const ofParts = sql`
  group_key,
  cast(sum(eligible) as double) as eligible,
  cast(sum(rows) as double) as rows,
  cast(count(*) filter (where rows > 0 and customer_id is not null) as double) as named,
  coalesce(cast(sum(exact_a) as double), 0) as numerator,
  coalesce(cast(sum(exact_b) as double), 0) as denominator,
  coalesce(sum(aa), 0) as row_aa,
  coalesce(sum(ab), 0) as row_ab,
  coalesce(sum(bb), 0) as row_bb,
  max(raw) as max_a,
${clusterSums((sum) => name(sum), [sql`a`, sql`b`, sql`raw`], sql`rows > 0`)}`;

function clusterSums(
  as: (sum: string) => Fragment,
  [a, b, raw]: readonly [Fragment, Fragment, Fragment],
  where: Fragment,
): Fragment {
  const filter = sql`filter (where ${where})`;
  const sum = (value: Fragment) => sql`coalesce(sum(${value}) ${filter}, 0)`;
  return sql`  cast(count(*) ${filter} as double) as ${as("customers")},
  ${sum(a)} as ${as("sum_a")},
  ${sum(b)} as ${as("sum_b")},
  ${sum(sql`${a} * ${a}`)} as ${as("sum_aa")},
  ${sum(sql`${a} * ${b}`)} as ${as("sum_ab")},
  ${sum(sql`${b} * ${b}`)} as ${as("sum_bb")},
  ${sum(sql`${a} * ${a} * ${a}`)} as ${as("sum_aaa")},
  ${sum(sql`${a} * ${a} * ${b}`)} as ${as("sum_aab")},
  ${sum(sql`${a} * ${b} * ${b}`)} as ${as("sum_abb")},
  ${sum(sql`${b} * ${b} * ${b}`)} as ${as("sum_bbb")},
  cast(count(*) filter (where ${where} and ${raw} <> 0) as double) as ${as("non_zero")}`;
}
