import { studentCritical } from "./distributions";
import { type Bounds, usualAlpha } from "./interval";

/** A smooth statistic of sums over customers, with its error from leaving out one bucket of customers at a time. */
export interface Jackknifed {
  readonly value: number;
  readonly se: number;
  readonly interval: Bounds;
}

/**
 * Delete-a-group jackknife of several statistics at once: se² = (G − 1)/G · Σ(θ₋g − mean)², t with G − 1 degrees of freedom
 * (Kott, J. Official Statistics 17 (2001) 521). `sums[g]` are the sums of bucket g, `statistics` makes the values from sums over
 * buckets. null where there are fewer than two buckets or a statistic is not defined.
 */
export function bucketJackknife(
  sums: readonly (readonly number[])[],
  statistics: (sums: readonly number[]) => readonly (number | null)[],
  alpha: number = usualAlpha,
): (Jackknifed | null)[] {
  const groups = sums.length;
  const width = sums[0]?.length ?? 0;
  const all = Array.from({ length: width }, (_, at) => sums.reduce((total, one) => total + (one[at] ?? 0), 0));
  const values = statistics(all);
  const without = sums.map((one) => statistics(all.map((total, at) => total - (one[at] ?? 0))));
  const t = groups > 1 ? studentCritical(alpha, groups - 1) : Number.NaN;
  return values.map((value, at) => {
    const left = without.map((one) => one[at] ?? null);
    if (value === null || groups < 2 || left.some((one) => one === null)) return null;
    const mean = left.reduce<number>((sum, one) => sum + (one ?? 0), 0) / groups;
    const squares = left.reduce<number>((sum, one) => sum + ((one ?? 0) - mean) ** 2, 0);
    const se = Math.sqrt(((groups - 1) / groups) * squares);
    return { value, se, interval: [value - t * se, value + t * se] };
  });
}
