import { compareOverlappingShares } from "./assess-overlap";
import { type Assessment, bothSides, type Requirement, type Textbook, unmet, valueOnly } from "./assessment";
import { effectiveOf } from "./design-effect";
import { usualAlpha } from "./interval";
import { isOneRowPerCustomer, type Moments, numeratorOf } from "./moments";
import type { Pieces } from "./overlapping-segments";
import { neededForExpected, neededToSee } from "./power";
import { scoreTest } from "./score-test";
import { newcombeInterval } from "./textbook-proportions";
import { type TwoCounts, twoProportions } from "./two-proportions";
import { wilson } from "./wilson";

/** What a comparison may ask beyond the rules for its kind. */
export interface Demands {
  /** Unit rows that the metric asks for on each side. */
  readonly minimumN?: number | undefined;
  /** Smallest difference worth seeing, in the unit of the value (0.01 for one point). */
  readonly minimumEffect?: number | undefined;
}

/** What a share of unit rows is compared with; `pieces`: of the group (A) and its reference (B), where they share customers. */
export interface ProportionSides {
  readonly group: Moments;
  readonly reference: Moments | null;
  readonly pieces?: Pieces<Moments> | undefined;
}

/** A proportion of unit rows (b = 1 each) against its reference: Wilson, pooled z and Mee on effective counts. */
export function assessProportion({ group, reference, pieces }: ProportionSides, demands: Demands): Assessment {
  const own = effectiveOf(group);
  if (!own) return valueOnly({}, "noRows");
  const n = group.sumB;
  const k = numeratorOf(group);
  const part = {
    value: k / n,
    n,
    customers: group.customers,
    numerator: k,
    denominator: n,
    interval: wilson(own.k, own.n),
    valueSupported: n >= 5,
    designEffect: own.designEffect,
  };
  if (pieces) {
    const { test, reason } = compareOverlappingShares(pieces, demands);
    return { ...valueOnly(part, "noReference"), test, reason, textbook: textbookOf(group, null, own.designEffect) };
  }
  const other = reference ? effectiveOf(reference) : null;
  if (!reference || !other) {
    return valueOnly({ ...part, textbook: textbookOf(group, null, own.designEffect) }, "noReference");
  }
  const counts = { k1: own.k, n1: own.n, k2: other.k, n2: other.n };
  const perEffective = own.designEffect * (group.customers / n);
  const { reason, more } = unmet(requirements(group, reference, counts, { perEffective, ...demands }));
  return {
    ...part,
    largestShare: null,
    test: reason === null ? scoreTest(counts) : null,
    reason,
    lacking: (alpha) => (more === null ? null : Math.max(more, perEffective * lackingPower(counts, demands, alpha))),
    averageFactor: reference.sumB / (n + reference.sumB),
    textbook: textbookOf(group, reference, own.designEffect),
  };
}

function requirements(
  group: Moments,
  reference: Moments,
  counts: TwoCounts,
  { perEffective, minimumN = 0 }: Demands & { perEffective: number },
): Requirement[] {
  const pooled = (counts.k1 + counts.k2) / (counts.n1 + counts.n2);
  const rarer = Math.max(0, Math.min(pooled, 1 - pooled));
  const size = neededForExpected(pooled);
  const clustered = !isOneRowPerCustomer(group) || !isOneRowPerCustomer(reference);
  return [
    bothSides(
      "fewCustomers",
      !clustered || group.customers >= 10,
      !clustered || reference.customers >= 10,
      10 - group.customers,
    ),
    bothSides(
      "fewExpected",
      counts.n1 * rarer >= 5,
      counts.n2 * rarer >= 5,
      size === null ? null : perEffective * (size - counts.n1),
    ),
    bothSides(
      "belowMinimum",
      group.sumB >= Math.max(5, minimumN),
      reference.sumB >= Math.max(5, minimumN),
      (Math.max(5, minimumN) - group.sumB) * (group.customers / group.sumB),
    ),
  ];
}

/** Effective rows that the group lacks to find the smallest effect worth seeing with 80 % power. */
function lackingPower({ k1, n1, k2, n2 }: TwoCounts, { minimumEffect = 0 }: Demands, alpha: number): number {
  if (!(minimumEffect > 0)) return 0;
  const pooled = (k1 + k2) / (n1 + n2);
  return neededToSee({ sd: Math.sqrt(Math.max(0, pooled * (1 - pooled))), n1, n2 }, minimumEffect, alpha) - n1;
}

function textbookOf(group: Moments, reference: Moments | null, designEffect: number): Textbook {
  const k1 = numeratorOf(group);
  const n1 = group.sumB;
  const alone = { interval: wilson(k1, n1), designEffect };
  if (!reference || !(reference.sumB > 0)) return { ...alone, difference: null, statistic: null, p: null };
  const counts = { k1, n1, k2: numeratorOf(reference), n2: reference.sumB };
  const test = twoProportions(counts);
  const value = test?.difference ?? 0;
  return {
    ...alone,
    difference: { value, interval: newcombeInterval(counts), alpha: usualAlpha },
    statistic: test?.z ?? null,
    p: test?.p ?? null,
  };
}
