import { betaQuantile } from "./beta-distribution";

/** What somebody holds possible: the least, the most likely and the most, in any unit, low ≤ base ≤ high. */
export interface PertRange {
  readonly low: number;
  readonly base: number;
  readonly high: number;
}

/** The beta distribution over a range: its shapes (null where low = high is a constant), mean and standard deviation. */
export interface Pert {
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly mean: number;
  readonly sd: number;
}

/**
 * Beta-PERT: α = 1 + 4(base − low)/(high − low), β = 1 + 4(high − base)/(high − low); its mean is (low + 4·base + high)/6
 * (Malcolm et al., Operations Research 7 (1959) 646). Throws a RangeError unless low ≤ base ≤ high.
 */
export function pert({ low, base, high }: PertRange): Pert {
  if (!(low <= base && base <= high)) throw new RangeError("a range needs low ≤ base ≤ high");
  const width = high - low;
  if (width === 0) return { alpha: null, beta: null, mean: base, sd: 0 };
  const alpha = 1 + (4 * (base - low)) / width;
  const beta = 1 + (4 * (high - base)) / width;
  // α + β is always 6.
  const sd = width * Math.sqrt((alpha * beta) / (36 * 7));
  return { alpha, beta, mean: (low + 4 * base + high) / 6, sd };
}

/** The value below which a range lies with the given probability. */
export function pertQuantile(range: PertRange, probability: number): number {
  const { alpha, beta } = pert(range);
  if (alpha === null || beta === null) return range.base;
  return range.low + (range.high - range.low) * betaQuantile(probability, alpha, beta);
}
