import { type Fragment, sql } from "@/lib/analytics/sql/fragment";
import { customerSums, type GroupSums, sumNames } from "./moments";

type SumName = keyof Omit<GroupSums, "group_key">;

/** Which sums over customers a metric needs: of shares and of means with a weight of 1 many are the same. */
export interface NeededSums {
  readonly isFlag: boolean;
  readonly isUnit: boolean;
  readonly sums: readonly SumName[];
  /** The sums after `eligible`: `value` names the columns exact_a, exact_b, raw, a and b, `as` the sums. */
  readonly fragments: (as: (sum: string) => Fragment, value: (column: string) => Fragment) => Fragment;
}

/** `isFlag`: each a is 0 or 1; `isUnit`: each b is 1. */
export function neededSums({ isFlag, isUnit }: { readonly isFlag: boolean; readonly isUnit: boolean }): NeededSums {
  if (!isUnit) return { isFlag, isUnit, sums: sumNames, fragments: customerSums };
  if (isFlag) return { isFlag, isUnit, sums: ["eligible", "rows", "numerator"], fragments: flagSums };
  const sums = ["eligible", "rows", "numerator", "sum_a", "sum_aa", "sum_aaa", "non_zero", "max_a"] as const;
  return { isFlag, isUnit, sums, fragments: unitSums };
}

/** All sums of a group of customers from those that were needed. */
export function completeSums(
  { isFlag, isUnit }: Pick<NeededSums, "isFlag" | "isUnit">,
  known: Readonly<Partial<Record<SumName, number | null>>>,
): Omit<GroupSums, "group_key"> {
  const of = (sum: SumName) => known[sum] ?? 0;
  const whole = Object.fromEntries(sumNames.map((sum) => [sum, of(sum)])) as Record<SumName, number>;
  if (!isUnit) return { ...whole, max_a: known.max_a ?? null };
  const n = of("rows");
  const k = of("numerator");
  const [a, aa, aaa] = isFlag ? [k, k, k] : [of("sum_a"), of("sum_aa"), of("sum_aaa")];
  return {
    ...whole,
    named: n,
    customers: n,
    denominator: n,
    sum_a: a,
    sum_b: n,
    sum_aa: aa,
    sum_ab: a,
    sum_bb: n,
    sum_aaa: aaa,
    sum_aab: aa,
    sum_abb: a,
    sum_bbb: n,
    row_aa: aa,
    row_ab: a,
    row_bb: n,
    non_zero: isFlag ? k : of("non_zero"),
    max_a: n === 0 ? null : isFlag ? Math.min(1, k) : (known.max_a ?? null),
  };
}

function flagSums(as: (sum: string) => Fragment, value: (column: string) => Fragment): Fragment {
  return sql`  cast(count(${value("b")}) as double) as ${as("rows")},
  coalesce(cast(sum(${value("exact_a")}) as double), 0) as ${as("numerator")}`;
}

function unitSums(as: (sum: string) => Fragment, value: (column: string) => Fragment): Fragment {
  const [a, raw] = [value("a"), value("raw")];
  return sql`${flagSums(as, value)},
  coalesce(sum(${a}), 0) as ${as("sum_a")},
  coalesce(sum(${a} * ${a}), 0) as ${as("sum_aa")},
  coalesce(sum(${a} * ${a} * ${a}), 0) as ${as("sum_aaa")},
  cast(count(*) filter (where ${raw} <> 0) as double) as ${as("non_zero")},
  max(${raw}) as ${as("max_a")}`;
}
