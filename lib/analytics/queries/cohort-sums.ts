import { type CohortPeriod, periodIndex } from "@/lib/domain/cohort-periods";
import type { CohortActivity } from "@/lib/domain/retention";
import { tenThousandths } from "@/lib/stats/exact-cents";
import type { CohortRow } from "./cohort-rows";

/** Sums of one cohort at one age; what each of them holds stands at `CohortRow`. */
export interface AgeSums {
  readonly customers: number;
  /** In ten-thousandths of the currency. */
  readonly revenue: bigint;
  readonly squares: number;
  readonly products: number;
}

/** One cohort of a group: everybody who entered, and their sums by age (none at an age without a payment). */
export interface CohortSums {
  readonly size: number;
  readonly ages: ReadonlyMap<number, AgeSums>;
}

/** Which periods a triangle has: its first and last cohort, the running or last period, and the last that is over. */
export interface CohortRange {
  readonly every: CohortPeriod;
  readonly first: number;
  readonly last: number;
  readonly current: number;
  readonly complete: number;
  /** Columns: ages 0 to `ages - 1`. */
  readonly ages: number;
}

/** The cohorts of the group whose keys are taken, by the number of their period. */
export function cohortSums(
  rows: readonly CohortRow[],
  every: CohortPeriod,
  takes: (key: string) => boolean,
): ReadonlyMap<number, CohortSums> {
  const cohorts = new Map<number, { size: number; ages: Map<number, AgeSums> }>();
  for (const row of rows) {
    if (!takes(row.group_key)) continue;
    const index = periodIndex(row.cohort, every);
    const cohort = cohorts.get(index) ?? { size: 0, ages: new Map() };
    cohorts.set(index, cohort);
    if (row.period === null) {
      cohort.size += row.customers;
      continue;
    }
    const age = periodIndex(row.period, every) - index;
    const before = cohort.ages.get(age) ?? noSums;
    cohort.ages.set(age, {
      customers: before.customers + row.customers,
      revenue: before.revenue + tenThousandths(row.revenue ?? "0"),
      squares: before.squares + (row.squares ?? 0),
      products: before.products + (row.products ?? 0),
    });
  }
  return cohorts;
}

/** Active customers of a cohort at each age from 0: rows count those active then, or those who were so for the last time. */
export function activeByAge({ ages }: CohortSums, activity: CohortActivity, count: number): number[] {
  const at = Array.from({ length: count }, (_, age) => ages.get(age)?.customers ?? 0);
  if (activity === "on") return at;
  let later = 0;
  for (const [age, sums] of ages) if (age >= count) later += sums.customers;
  for (let age = count - 1; age >= 0; age -= 1) {
    later += at[age] ?? 0;
    at[age] = later;
  }
  return at;
}

/** Sums of an age as they are, or added up from the first age on. */
export function sumsByAge({ ages }: CohortSums, count: number, cumulative: boolean): AgeSums[] {
  let soFar = noSums;
  return Array.from({ length: count }, (_, age) => {
    const own = ages.get(age) ?? noSums;
    if (!cumulative) return own;
    soFar = {
      customers: own.customers,
      revenue: soFar.revenue + own.revenue,
      squares: soFar.squares + own.squares,
      products: 0,
    };
    return soFar;
  });
}

const noSums: AgeSums = { customers: 0, revenue: 0n, squares: 0, products: 0 };
