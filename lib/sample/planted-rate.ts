import type { PlantedRate } from "./truth";

/** A row of counts and sums. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/** The rate `key` from its `_count`, `_n` and `_sum` (of chances), against all others of the company. */
export function plantedRate(facts: Facts, company: Facts, key: string): PlantedRate {
  const n = wholeNumber(facts[`${key}_n`]);
  const sum = wholeNumber(facts[`${key}_sum`]);
  const expected = ratio(sum, n);
  const rest = ratio(wholeNumber(company[`${key}_sum`]) - sum, wholeNumber(company[`${key}_n`]) - n);
  return {
    count: wholeNumber(facts[`${key}_count`]),
    n,
    expected,
    pointsAgainstRest: rest === 0 ? 0 : 100 * (expected - rest),
  };
}

/** a / b to nine digits; 0 where there is nothing to divide by. */
export function ratio(a: number, b: number): number {
  return b === 0 ? 0 : Math.round((a / b) * 1e9) / 1e9;
}

/** The number in a cell; 0 where there is none. */
export function wholeNumber(value: string | number | boolean | null | undefined): number {
  return typeof value === "number" ? value : 0;
}
