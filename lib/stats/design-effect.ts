import { type Moments, numeratorOf } from "./moments";

/** Sums over the customers of one group: m customers, n rows, k successes, and products of the customer's own counts. */
export interface ClusterSums {
  readonly customers: number;
  readonly n: number;
  readonly k: number;
  readonly sumKK: number;
  readonly sumNN: number;
  readonly sumKN: number;
}

/** Counts that independent rows would need for the same precision: k/d and n/d. */
export interface EffectiveCounts {
  readonly designEffect: number;
  readonly k: number;
  readonly n: number;
}

/**
 * Design effect d = clustered variance / binomial variance, at least 1, exactly 1 with one row per customer; every formula of a
 * proportion then takes k/d and n/d. Where all rows agree (or one customer owns them) the sums cannot tell how alike the rows of a
 * customer are: they then count as fully alike, d = sum(n_i^2)/n. Rao & Scott, Biometrics 48 (1992) 577. Null for n = 0.
 */
export function effectiveCounts(sums: ClusterSums): EffectiveCounts | null {
  const { customers: m, n, k, sumKK, sumNN, sumKN } = sums;
  if (!(n > 0)) return null;
  if (m === n && sumNN === n) return { designEffect: 1, k, n };
  const share = k / n;
  const binomial = (share * (1 - share)) / n;
  const squares = Math.max(0, sumKK - 2 * share * sumKN + share * share * sumNN);
  const known = m > 1 && k > 0 && k < n;
  const designEffect = Math.max(1, known ? ((m / (m - 1)) * squares) / n ** 2 / binomial : sumNN / n);
  return { designEffect, k: k / designEffect, n: n / designEffect };
}

/** The effective counts of a share of unit rows; null without rows. */
export function effectiveOf(m: Moments): EffectiveCounts | null {
  const c = m.shift;
  return effectiveCounts({
    customers: m.customers,
    n: m.sumB,
    k: numeratorOf(m),
    sumKK: m.sumAA + 2 * c * m.sumAB + c * c * m.sumBB,
    sumNN: m.sumBB,
    sumKN: m.sumAB + c * m.sumBB,
  });
}
