import type { ResolvedGrouping } from "@/lib/analytics/queries/resolve-grouping";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { SetAtom } from "@/lib/stats/set-overlap";

/** The key of the row of all segments that are not listed one by one. */
export const otherSegmentsKey = "otherSegments";

/** The segments that a table lists one by one; where there are more, all others are one last row, so that the table still adds up to the company. */
export function briefRows(asked: readonly AskedSegment[], most: number): AskedSegment[] {
  const others = asked.slice(most);
  if (others.length === 0) return [...asked];
  const rule = { kind: "any" as const, rules: others.map((one) => one.rule) };
  const together = { ref: otherSegmentsKey, slug: otherSegmentsKey, name: "Other segments", code: "–", version: 0 };
  return [...asked.slice(0, most), { ...together, written: rule, rule }];
}

/** Customers by the rows they are in, from customers by the segments they are in: who is in two of the others counts once. */
export function atomsOfRows(atoms: readonly SetAtom[], most: number): SetAtom[] {
  return atoms.map(({ inside, count }) => ({ inside: [...new Set(inside.map((at) => Math.min(at, most)))], count }));
}

/** The grouping by all segments, in which the row of the others can be asked for like a segment. */
export function groupedByRows(
  resolved: ResolvedGrouping,
  asked: readonly AskedSegment[],
  most: number,
): ResolvedGrouping {
  const { belongs } = resolved.grouping;
  const others = asked.slice(most);
  const isIn = (key: string | null, ref: string) =>
    ref === otherSegmentsKey ? others.some((one) => belongs(key, one.ref)) : belongs(key, ref);
  return { ...resolved, grouping: { ...resolved.grouping, belongs: isIn } };
}
