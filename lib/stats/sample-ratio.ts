import { chiSquareP } from "./distributions";

/** Whether a split came out as planned; `broken` blocks every verdict of the test. */
export interface SampleRatio {
  readonly chi2: number;
  readonly p: number;
  readonly verdict: "fine" | "warning" | "broken";
}

/** Pearson's goodness of fit of observed sizes to planned shares (which sum to 1): warning below 0.01, broken below 0.001. */
export function sampleRatio(observed: readonly number[], planned: readonly number[]): SampleRatio | null {
  const total = observed.reduce((sum, count) => sum + count, 0);
  if (!(total > 0) || observed.length < 2 || observed.length !== planned.length) return null;
  const expected = planned.map((share) => share * total);
  if (expected.some((count) => !(count > 0))) return null;
  const chi2 = observed.reduce(
    (sum, count, index) => sum + (count - (expected[index] ?? 1)) ** 2 / (expected[index] ?? 1),
    0,
  );
  const p = chiSquareP(chi2, observed.length - 1);
  return { chi2, p, verdict: p < 0.001 ? "broken" : p < 0.01 ? "warning" : "fine" };
}
