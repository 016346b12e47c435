import type { DualTest } from "./assessment";
import { normalCritical } from "./distributions";
import { correctedZ, differenceSkewness, isConfirmed, shareSkewness } from "./second-look";
import { effectTest, meeInterval, type TwoCounts, twoProportions } from "./two-proportions";

/** Pooled z with Mee's interval and the second look of Gart & Nam on the same, possibly effective, counts; null without trials. */
export function scoreTest(counts: TwoCounts): DualTest | null {
  const test = twoProportions(counts);
  if (!test) return null;
  const gamma = shareSkewness(test.pooled);
  const corrected = gamma === null ? 0 : correctedZ(test.z, differenceSkewness(gamma, counts.n1, counts.n2));
  return {
    difference: test.difference,
    statistic: test.z,
    df: null,
    p: test.p,
    intervalAt: (alpha) => meeInterval(counts, alpha) ?? [-1, 1],
    doubtAt: (alpha, effect = 0) => {
      const at = effect === 0 ? { z: test.z, corrected } : correctedAt(counts, effect);
      return at && isConfirmed(at.z, at.corrected, normalCritical(alpha)) ? null : "levelTooFine";
    },
    pAgainst: (effect) => effectTest(counts, effect)?.p ?? 0,
  };
}

function correctedAt(counts: TwoCounts, effect: number): { readonly z: number; readonly corrected: number } | null {
  const at = effectTest(counts, effect);
  return at && { z: at.z, corrected: correctedZ(at.z, at.skewness) };
}
