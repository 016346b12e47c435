import { placesOf } from "@/lib/analytics/queries/member-lines";
import type { ResolvedGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { isSmall } from "@/lib/stats/small-cells";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";

/** Customers behind a figure, by the key of their group. */
interface Counted {
  readonly group_key: string | null;
  readonly customers: number;
}

/**
 * Whether what a scenario does to a figure would tell about fewer than 5 customers (statistics 4.3): a change of a known share of what a
 * segment brings gives away what it brings. Every segment's sum and that of all count as shown, for each may be asked about.
 */
export function hidesImpact(
  resolved: Pick<ResolvedGrouping, "grouping" | "groups">,
  rows: readonly Counted[],
  ref: string,
): boolean {
  const counts = new Map<string | null, number>();
  for (const { group_key, customers } of rows) counts.set(group_key, (counts.get(group_key) ?? 0) + customers);
  const line = [...counts].map(([key, count]) => ({ inside: placesOf(resolved, key), count }));
  const all = line.reduce((sum, { count }) => sum + count, 0);
  const at = resolved.groups.findIndex(({ group_key }) => group_key === ref);
  return isSmall(all) || hiddenOverlapping(resolved.groups.length, [line])[at] === true;
}
