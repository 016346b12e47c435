import { benjaminiHochberg } from "./benjamini-hochberg";
import { type ClusterSums, effectiveCounts } from "./design-effect";
import { normalP } from "./distributions";
import { type Interval, usualAlpha } from "./interval";
import { wilson } from "./wilson";

/** A share of rows (k of n, by customer) and the share (0..1) that was wanted. */
export interface TargetCase {
  readonly sums: ClusterSums;
  readonly wanted: number;
}

/** Where the share stands: reached or missed only where the interval of the family's level is clear of what was wanted. */
export type TargetMark = "reached" | "missed" | "none" | "notEnough";

/** `interval`: 95 %, of the share alone; `levelInterval`: at the level of the family, the one that the mark goes by. */
export interface TargetVerdict {
  readonly share: number | null;
  readonly interval: Interval | null;
  readonly levelInterval: Interval | null;
  readonly p: number | null;
  readonly mark: TargetMark;
}

export interface TargetFamily {
  readonly m: number;
  readonly marked: number;
  readonly alpha: number;
  readonly verdicts: readonly TargetVerdict[];
}

/**
 * Shares held against wanted shares as one family at false-discovery rate `q`: the score test of one proportion on effective counts
 * (1.5), whose interval is Wilson's, so mark and interval agree at every level (1.1, 3.2). A verdict needs 5 expected on both sides of
 * the target and, where a customer has several rows, 10 customers.
 */
export function againstTargets(cases: readonly TargetCase[], q: number = usualAlpha): TargetFamily {
  const tested = cases.map((one) => testOf(one));
  const possible = tested.filter(({ p }) => p !== null);
  const family = benjaminiHochberg(
    possible.map(({ p }) => p ?? 1),
    q,
  );
  const verdicts = tested.map((one): TargetVerdict => {
    const { effective, share, wanted, p } = one;
    const at = possible.indexOf(one);
    const mark = at < 0 ? "notEnough" : !family.selected[at] ? "none" : (share ?? 0) > wanted ? "reached" : "missed";
    return {
      share,
      p,
      mark,
      interval: effective && wilson(effective.k, effective.n),
      levelInterval: effective && wilson(effective.k, effective.n, family.alpha),
    };
  });
  return { m: family.m, marked: family.selectedCount, alpha: family.alpha, verdicts };
}

function testOf({ sums, wanted }: TargetCase) {
  const effective = effectiveCounts(sums);
  const share = sums.n > 0 ? sums.k / sums.n : null;
  if (!effective || share === null) return { effective: null, share, wanted, p: null };
  const enough = Math.min(effective.n * wanted, effective.n * (1 - wanted)) >= 5;
  const clustered = sums.customers < sums.n;
  if (!enough || (clustered && sums.customers < 10)) return { effective, share, wanted, p: null };
  const z = (share - wanted) / Math.sqrt((wanted * (1 - wanted)) / effective.n);
  return { effective, share, wanted, p: normalP(z) };
}
