import type { SortHeads } from "@/components/roadmap/roadmap-table";
import { firstDirection, type RoadmapState, roadmapHref, roadmapSorts } from "@/lib/domain/roadmap-address";

/** Where the head of each column leads: sorted by it, or the other way round where it is already. */
export function sortHeads(workspace: string, state: RoadmapState): SortHeads {
  const heads = roadmapSorts.map((sort) => {
    const first = firstDirection(sort);
    const sorted = state.sort === sort ? (state.direction ?? first) : undefined;
    const turned = sorted === "ascending" ? "descending" : "ascending";
    const direction = sorted === undefined || turned === first ? null : turned;
    return [sort, { href: roadmapHref(workspace, { ...state, sort, direction, offset: 0 }), sorted }] as const;
  });
  return Object.fromEntries(heads) as SortHeads;
}
