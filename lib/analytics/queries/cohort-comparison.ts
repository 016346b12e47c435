import { periodsPerYear } from "@/lib/domain/cohort-periods";
import type { CohortComparison, CohortTriangle, RetentionQuestion, RetentionView } from "@/lib/domain/retention";
import { compareScreen } from "@/lib/stats/compare";
import { momentsOfCounts } from "@/lib/stats/moments";
import { comparedAge, smallestEffect } from "./cohort-trend";

/**
 * Every group's pooled share against that of everybody else, at the age of a year or the highest observed before it, as one family.
 * Shares of customers only; null for a group without customers there. One that knows the outcome is not comparable.
 */
export function compareCohorts(
  all: CohortTriangle,
  groups: readonly { readonly triangle: CohortTriangle | null; readonly isLeak: boolean }[],
  { measure, every }: Pick<RetentionQuestion, "measure" | "every">,
): { against: (CohortComparison | null)[]; family: RetentionView["family"] } {
  const age = comparedAge(all, periodsPerYear[every]) ?? all.pooled.at(-1)?.age ?? 0;
  const whole = all.pooled[age];
  const counts = groups.map(({ triangle }) => triangle?.pooled[age] ?? null);
  const asked = counts.flatMap((cell, index) =>
    measure === "customers" && age > 0 && whole && cell ? [{ index, ...restOf(whole, cell) }] : [],
  );
  const { estimates, family } = compareScreen(
    asked.map(({ index, own, rest }) => ({
      id: String(index),
      relation: "rest" as const,
      kind: "proportion" as const,
      group: momentsOfCounts(own.active, own.customers),
      reference: momentsOfCounts(rest.active, rest.customers),
      minimumEffect: smallestEffect,
      obstacle: groups[index]?.isLeak ? "leak" : null,
    })),
  );
  const judged = new Map(estimates.map((estimate) => [estimate.id, estimate]));
  return {
    against: groups.map((_, index) => {
      const found = judged.get(String(index));
      if (!found) return null;
      const { mark, difference } = found;
      return { age, mark, difference: difference?.value ?? null, interval: difference?.interval ?? null };
    }),
    family: { m: family.m, marked: family.marked, alpha: family.alpha },
  };
}

interface Counts {
  readonly customers: number;
  readonly active: number;
}

function restOf(
  whole: { readonly customers: number | null; readonly active: number | null },
  part: { readonly customers: number | null; readonly active: number | null },
): { own: Counts; rest: Counts } {
  const own = { customers: part.customers ?? 0, active: part.active ?? 0 };
  const rest = { customers: (whole.customers ?? 0) - own.customers, active: (whole.active ?? 0) - own.active };
  return { own, rest };
}
