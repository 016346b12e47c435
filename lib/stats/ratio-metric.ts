import { studentCritical, studentP } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";
import { addMoments, type Moments } from "./moments";

/** R = sum(a)/sum(b), with the squared standard error (null below two customers) and its degrees of freedom. */
export interface RatioEstimate {
  readonly value: number;
  readonly variance: number | null;
  readonly df: number;
}

/**
 * Ratio estimator over customers, linearised residual u = a - R b: se^2 = m/(m-1) sum(u^2)/sum(b)^2. With b = 1 for everybody it is
 * the mean with s^2/n. Null where sum(b) is not above 0. W. G. Cochran, Sampling Techniques (1977), ch. 6.
 */
export function ratioEstimate(m: Moments): RatioEstimate | null {
  if (!(m.sumB > 0) || m.customers < 1) return null;
  const shifted = m.sumA / m.sumB;
  const value = shifted + m.shift;
  if (m.customers < 2) return { value, variance: null, df: 0 };
  const squares = residualSquares(m, shifted);
  return { value, variance: ((m.customers / (m.customers - 1)) * squares) / m.sumB ** 2, df: m.customers - 1 };
}

/** Own interval R ± t se with m - 1 degrees of freedom; null below two customers. */
export function ratioInterval(estimate: RatioEstimate, alpha: number = usualAlpha): Bounds | null {
  if (estimate.variance === null) return null;
  const half = studentCritical(alpha, estimate.df) * Math.sqrt(estimate.variance);
  return [estimate.value - half, estimate.value + half];
}

/** Difference of two estimates with the Welch-Satterthwaite test; t, df and p null where there is no test. */
export interface RatioDifference {
  readonly difference: number;
  readonly se: number | null;
  readonly df: number | null;
  readonly t: number | null;
  readonly p: number | null;
}

/**
 * Welch's test of two disjoint groups on the linearised variances. Without variance on either side: equal values give p = 1,
 * different ones no test. B. L. Welch, Biometrika 34 (1947) 28; as R's t.test(a, b).
 */
export function ratioDifference(one: RatioEstimate, other: RatioEstimate): RatioDifference {
  const difference = one.value - other.value;
  if (one.variance === null || other.variance === null) return { difference, se: null, df: null, t: null, p: null };
  const variance = one.variance + other.variance;
  if (variance === 0) return { difference, se: 0, df: null, t: null, p: difference === 0 ? 1 : null };
  const df = variance ** 2 / (one.variance ** 2 / one.df + other.variance ** 2 / other.df);
  const se = Math.sqrt(variance);
  const t = difference / se;
  return { difference, se, df, t, p: studentP(t, df) };
}

/** Interval of the difference with the same se and df as its test, so it excludes 0 exactly when p < alpha. */
export function ratioDifferenceInterval(test: RatioDifference, alpha: number = usualAlpha): Bounds | null {
  if (test.p === null || test.se === null) return null;
  const half = test.df === null ? 0 : studentCritical(alpha, test.df) * test.se;
  return [test.difference - half, test.difference + half];
}

/** Skewness of the residuals u = a - R b over all customers of two groups taken together (n divisor); null without variance. */
export function residualSkewness(group: Moments, reference?: Moments): number | null {
  const m = reference ? addMoments(group, reference) : group;
  if (!(m.sumB > 0) || m.customers < 2) return null;
  const r = m.sumA / m.sumB;
  const second = residualSquares(m, r) / m.customers;
  if (second === 0) return null;
  const third = (m.sumAAA - 3 * r * m.sumAAB + 3 * r * r * m.sumABB - r ** 3 * m.sumBBB) / m.customers;
  return third / second ** 1.5;
}

/** Relative standard error of the mean denominator per customer; the linearisation holds while it is below 0.1. Null below two. */
export function denominatorError(m: Moments): number | null {
  if (m.customers < 2 || !(m.sumB > 0)) return null;
  const mean = m.sumB / m.customers;
  const squares = withoutNoise(m.sumBB - m.customers * mean * mean, m.sumBB);
  return Math.sqrt(squares / (m.customers - 1) / m.customers) / mean;
}

function residualSquares(m: Moments, r: number): number {
  return withoutNoise(m.sumAA - 2 * r * m.sumAB + r * r * m.sumBB, m.sumAA + r * r * m.sumBB);
}

/** A difference of large sums below their rounding error is 0: else constants would seem to vary. */
function withoutNoise(squares: number, scale: number): number {
  return squares > 1e-12 * scale ? squares : 0;
}
