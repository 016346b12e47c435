import binomialQuantileOf from "@stdlib/stats-base-dists-binomial-quantile";
import normalCdf from "@stdlib/stats-base-dists-normal-cdf";
import normalQuantile from "@stdlib/stats-base-dists-normal-quantile";
import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** Two-sided p of a standard normal statistic; taken from the lower tail, so small values keep their digits. */
export function normalP(z: number): number {
  return Math.min(1, 2 * normalCdf(-Math.abs(z), 0, 1));
}

/**
 * The z that a two-sided test at level `alpha` (0 < alpha < 1) asks for: 1.959963984540054 at 0.05. The library's quantile works on
 * 2p - 1 and so loses the digits of small levels; Newton's steps on the logarithm of the tail bring them back.
 */
export function normalCritical(alpha: number): number {
  let z = alpha > 1e-9 ? -normalQuantile(alpha / 2, 0, 1) : Math.sqrt(-2 * Math.log(alpha));
  for (let step = 0; step < 30; step += 1) {
    const p = normalP(z);
    const density = Math.sqrt(2 / Math.PI) * Math.exp((-z * z) / 2);
    if (!(p > 0 && density > 0)) break;
    const change = (Math.log(p / alpha) * p) / density;
    z += change;
    if (Math.abs(change) <= 1e-15 * z) break;
  }
  return z;
}

/** Two-sided p of Student's t with `df` degrees of freedom (any positive real). */
export function studentP(t: number, df: number): number {
  return Math.min(1, 2 * tCdf(-Math.abs(t), df));
}

/** The t that a two-sided test at level `alpha` with `df` degrees of freedom asks for. */
export function studentCritical(alpha: number, df: number): number {
  return -tQuantile(alpha / 2, df);
}

/**
 * Probability that a chi-square variable with `df` (whole) degrees of freedom exceeds `x`: from one or two degrees upwards, so that
 * small values keep their digits. Abramowitz & Stegun 26.4.8.
 */
export function chiSquareP(x: number, df: number): number {
  if (!(x > 0)) return 1;
  const odd = df % 2 === 1;
  let p = odd ? normalP(Math.sqrt(x)) : Math.exp(-x / 2);
  let term = odd ? Math.sqrt((2 * x) / Math.PI) * Math.exp(-x / 2) : (x / 2) * Math.exp(-x / 2);
  for (let reached = odd ? 1 : 2; reached < df; reached += 2) {
    p += term;
    term *= x / (reached + 2);
  }
  return Math.min(1, p);
}

/** Smallest count whose cumulative binomial probability (n trials, chance `share`) reaches `probability`. */
export function binomialQuantile(probability: number, n: number, share: number): number {
  return binomialQuantileOf(probability, n, share);
}
