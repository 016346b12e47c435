import { type RevenuePart, revenueParts } from "@/lib/domain/revenue-retention";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { placesOf } from "./member-lines";
import type { ResolvedGrouping } from "./resolve-grouping";
import type { RevenueSums } from "./revenue-accounts";

type Line = readonly SetAtom[];

/** Of one period: the customers behind each number by the groups they are in (places in their order), those in none too. */
export interface RevenueLines {
  /** With revenue in the opening period. */
  readonly base: Line;
  /** Those of the base with revenue in the closing period too: what net and gross retention are sums of. */
  readonly kept: Line;
  /** With revenue in the closing period. */
  readonly closing: Line;
  /** In each part of the bridge, in the order of `revenueParts`. */
  readonly parts: readonly Line[];
}

const keptParts: readonly RevenuePart[] = ["expansion", "unchanged", "contraction"];

/** Counts the rows of one period. */
export function revenueLines(
  rows: readonly Pick<RevenueSums, "part" | "group_key" | "customers">[],
  resolved: Pick<ResolvedGrouping, "grouping" | "groups"> | null,
): RevenueLines {
  const line = (parts: readonly RevenuePart[]): SetAtom[] => {
    const counts = new Map<string | null, number>();
    for (const { part, group_key, customers } of rows)
      if (parts.includes(part)) counts.set(group_key, (counts.get(group_key) ?? 0) + customers);
    return [...counts].map(([key, count]) => ({ inside: resolved ? placesOf(resolved, key) : [], count }));
  };
  return {
    base: line([...keptParts, "churn"]),
    kept: line(keptParts),
    closing: line([...keptParts, "new", "reactivation"]),
    parts: revenueParts.map((part) => line([part])),
  };
}
