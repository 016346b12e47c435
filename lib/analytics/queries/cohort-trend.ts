import type { Cohort, CohortTrend, CohortTriangle } from "@/lib/domain/retention";
import { assessProportion } from "@/lib/stats/assess-proportion";
import { usualAlpha } from "@/lib/stats/interval";
import { momentsOfCounts } from "@/lib/stats/moments";
import type { CohortRowsAsked } from "./cohort-rows";

/** A difference of shares below this matters to nobody (statistics 3.7). */
export const smallestEffect = 0.01;

/**
 * The later half of the cohorts against the earlier one, at the age of a year where two cohorts are observed there, else at the
 * highest age where two are. Shares of customers only; not for "on or after", where the newer had less time to come back. null
 * where there is nothing to compare.
 */
export function cohortTrend(
  triangle: Omit<CohortTriangle, "trend">,
  { measure, activity }: CohortRowsAsked,
  yearAge: number,
): CohortTrend | null {
  if (measure !== "customers" || activity === "onOrAfter") return null;
  const age = comparedAge(triangle, yearAge);
  if (age === null) return null;
  const observed = triangle.cohorts.filter((one) => (one.size ?? 0) > 0 && one.cells[age]?.state === "observed");
  const middle = Math.floor(observed.length / 2);
  const earlier = halfOf(observed.slice(0, middle), age);
  const later = halfOf(observed.slice(middle), age);
  const { test } = assessProportion(
    {
      group: momentsOfCounts(later.active, later.customers),
      reference: momentsOfCounts(earlier.active, earlier.customers),
    },
    { minimumEffect: smallestEffect },
  );
  const difference = later.active / later.customers - earlier.active / earlier.customers;
  const base = { age, earlier: shownHalf(earlier), later: shownHalf(later), difference };
  if (!test || (test.p < usualAlpha && test.doubtAt(usualAlpha) !== null))
    return { ...base, interval: null, mark: "notEnough" };
  const mark = test.p < usualAlpha ? (difference > 0 ? "higher" : "lower") : "none";
  return { ...base, interval: test.intervalAt(usualAlpha), mark };
}

/** The age of a year, or the highest before it at which at least two cohorts with customers are observed; null where none is. */
export function comparedAge({ pooled }: Pick<CohortTriangle, "pooled">, yearAge: number): number | null {
  const ages = pooled.filter(({ age, cohorts }) => age > 0 && age <= yearAge && cohorts >= 2);
  return ages.at(-1)?.age ?? null;
}

interface Half {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
  readonly active: number;
}

function halfOf(cohorts: readonly Cohort[], age: number): Half {
  return {
    from: cohorts[0]?.label ?? "",
    to: cohorts.at(-1)?.label ?? "",
    customers: cohorts.reduce((sum, one) => sum + (one.size ?? 0), 0),
    active: cohorts.reduce((sum, one) => sum + (one.cells[age]?.active ?? 0), 0),
  };
}

function shownHalf({ from, to, customers, active }: Half): CohortTrend["earlier"] {
  return { from, to, customers, value: active / customers };
}
