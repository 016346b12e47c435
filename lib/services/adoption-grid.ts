import "server-only";
import type { FeatureUse } from "@/lib/analytics/queries/feature-use";
import type { ResolvedGrouping } from "@/lib/analytics/queries/resolve-grouping";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { Estimate } from "@/lib/domain/estimate";
import type { AdoptionCell, FeatureAdoption } from "@/lib/domain/feature-adoption";
import { ruleConditions } from "@/lib/domain/rule-nodes";
import { adoptionGaps, type FeatureGaps, fewestOfBest, type UsingAtom } from "@/lib/stats/adoption-gaps";
import type { ComparedEstimate } from "@/lib/stats/compare";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";

/** Who uses what, and whether small numbers are hidden from the reader. */
export interface CountedUse {
  readonly asked: readonly AskedSegment[];
  readonly resolved: ResolvedGrouping;
  readonly use: readonly FeatureUse[];
  readonly hides: boolean;
}

type Grid = Pick<FeatureAdoption, "customers" | "segments" | "rows" | "more" | "family" | "notes" | "sentence">;

/** Features × segments from the counts of one version. */
export function adoptionGrid({ asked, resolved, use, hides }: CountedUse): Grid {
  const present = use.filter(({ feature }) => feature === null);
  const atoms = present.map(({ group_key, customers }) => ({
    key: group_key,
    inside: insideOf(resolved, asked, group_key),
    count: customers,
  }));
  const features = [...new Set(use.flatMap(({ feature }) => feature ?? []))].map((feature) => {
    const own = use.filter((row) => row.feature === feature);
    const using = atoms.map(({ key, inside, count }) => ({
      inside,
      count,
      using: own.find(({ group_key }) => group_key === key)?.customers ?? 0,
    }));
    return { feature, using, users: using.reduce((sum, atom) => sum + atom.using, 0), names: own[0]?.names ?? 0 };
  });
  features.sort((one, other) => other.users - one.users || (one.feature < other.feature ? -1 : 1));
  const leaks = asked.map(readsEvents);
  const judged = adoptionGaps(
    features.map(({ using }) => using),
    leaks,
  );
  const total = atoms.reduce((sum, { count }) => sum + count, 0);
  const faults = asked.map((_, at) => resolved.placed?.[at]?.fault ?? null);
  const hidden = hides ? hiddenOf(asked, resolved, atoms) : asked.map(() => false);
  return {
    customers: total,
    segments: asked.map(({ ref, slug, name, code }, at) => ({
      ref,
      slug,
      name,
      code,
      customers: hidden[at] || faults[at] ? null : sizeOf(atoms, at),
    })),
    rows: features.map(({ feature, users }, row) => ({
      feature,
      share: total === 0 ? null : users / total,
      cells: cellsOf(judged.features[row], hidden),
    })),
    more: Math.max(0, (features[0]?.names ?? 0) - features.length),
    family: { m: judged.family.m, marked: judged.family.marked, alpha: judged.family.alpha },
    notes: [
      ...notesOf(asked, leaks),
      ...faults.flatMap((fault, at) => (fault === null ? [] : [`${asked[at]?.name}: ${fault}`])),
    ],
    sentence: features.length === 0 ? "No customer of today did anything in these days." : null,
  };
}

function insideOf({ grouping }: ResolvedGrouping, asked: readonly AskedSegment[], key: string | null): number[] {
  return asked.flatMap(({ ref }, at) => (grouping.belongs(key, ref) ? [at] : []));
}

function sizeOf(atoms: readonly Pick<UsingAtom, "inside" | "count">[], at: number): number {
  return atoms.reduce((sum, { inside, count }) => (inside.includes(at) ? sum + count : sum), 0);
}

/** Segments of whose customers, or customers of today, fewer than 5 could be told. */
function hiddenOf(
  asked: readonly AskedSegment[],
  resolved: ResolvedGrouping,
  atoms: readonly Pick<UsingAtom, "inside" | "count">[],
): boolean[] {
  const { masks, total } = resolved;
  const none = total - masks.reduce((sum, { size }) => sum + size, 0);
  const sizes = masks.map(({ group_key, size }) => ({ inside: insideOf(resolved, asked, group_key), count: size }));
  return hiddenOverlapping(asked.length, [[...sizes, { inside: [], count: none }], atoms]);
}

/** A share against one that is hidden would give that one away: where the best is, no gap of its feature is shown. */
function cellsOf(gaps: FeatureGaps | undefined, hidden: readonly boolean[]): AdoptionCell[] {
  const isBestHidden = gaps?.best != null && hidden[gaps.best] === true;
  return (gaps?.estimates ?? []).map((estimate, at) => {
    if (hidden[at]) return { state: "suppressed", isBest: false, estimate: null };
    if (estimate.value === null) return { state: "notDefined", isBest: false, estimate: null };
    const shown = estimateOf(estimate);
    return {
      state: "shown",
      isBest: gaps?.best === at,
      estimate: isBestHidden
        ? { ...shown, difference: null, p: null, pAdjusted: null, mark: "notComparable", reason: null, needed: null }
        : shown,
    };
  });
}

function estimateOf({ value, n, customers, interval, numerator, denominator, ...rest }: ComparedEstimate): Estimate {
  const { difference, p, pAdjusted, mark, reason, needed } = rest;
  const own = { value, n, unit: "customers", customers, interval, numerator, denominator };
  return { ...own, difference, p, pAdjusted, mark, reason, needed };
}

function readsEvents({ rule }: AskedSegment): boolean {
  return ruleConditions(rule).some((condition) => condition.kind === "behaviour" && condition.table === "events");
}

function notesOf(asked: readonly AskedSegment[], leaks: readonly boolean[]): string[] {
  const told = asked.filter((_, at) => leaks[at]).map(({ name }) => name);
  return [
    `The best is the highest share found among segments of at least ${fewestOfBest} customers of today, so gaps lean large; marks and intervals allow for that choice.`,
    ...(told.length > 0
      ? [`${told.join(", ")}: the rule itself reads what customers did, so it is not compared.`]
      : []),
  ];
}
