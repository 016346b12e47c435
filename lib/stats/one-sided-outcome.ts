/** Customers with one value of a column: how many, and how many of them had the outcome. */
export interface OutcomeCounts {
  readonly n: number;
  readonly k: number;
}

/** Chance below which so one-sided an outcome is not put down to luck, over all values looked at together. */
const smallestChance = 1e-6;

/** A value all but all of whose customers had the outcome: their rate of not having it is below this part of everybody's. */
const partOfStaying = 0.2;

/** A value all but none of whose customers had it: their rate is below this part of everybody's. Loyal groups exist, so it is stricter. */
const partOfOutcome = 0.05;

/**
 * Whether a value occurs (nearly) only with one outcome: were its true rate a fifth of everybody's rate of not having the outcome (or a
 * twentieth of the rate of having it), counts like these would have a chance below 1e-6, divided by the number of values looked at. The
 * chance is bounded by exp(-n KL(k/n || p)) (H. Chernoff, Ann. Math. Statist. 23 (1952) 493), so it is never understated.
 */
export function oneSidedOutcome(
  { n, k }: OutcomeCounts,
  whole: OutcomeCounts,
  values: number,
): "always" | "never" | null {
  if (!(n > 0) || !(whole.n > 0) || whole.k <= 0 || whole.k >= whole.n) return null;
  const rate = whole.k / whole.n;
  const enough = Math.log(Math.max(1, values) / smallestChance);
  if (surprise({ n, k: n - k }, partOfStaying * (1 - rate)) > enough) return "always";
  return surprise({ n, k }, partOfOutcome * rate) > enough ? "never" : null;
}

/** n KL(k/n || p) where k is below what p expects, else 0: minus the log of an upper bound of the chance of k or fewer. */
function surprise({ n, k }: OutcomeCounts, p: number): number {
  const share = k / n;
  if (share >= p) return 0;
  const part = (one: number, other: number) => (one === 0 ? 0 : one * Math.log(one / other));
  return n * (part(share, p) + part(1 - share, 1 - p));
}
