import type { Ask } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { type SetOverlap, setOverlap } from "@/lib/stats/set-overlap";
import { resolveGrouping } from "./resolve-grouping";
import type { PlacedSegment } from "./segment-members";

/** How the segments of a version share customers, in one pass; `told`: those that the version can tell, in the order of the counts. */
export interface OverlapCount extends SetOverlap {
  readonly placed: readonly PlacedSegment[];
  readonly told: readonly PlacedSegment[];
  readonly total: number;
}

/** Counts every combination of segments that somebody is in. Throws AppError invalid for more than 63 segments. */
export async function countOverlap(
  version: DatasetVersion,
  segments: readonly AskedSegment[],
  ask: Ask,
): Promise<OverlapCount> {
  const { grouping, placed, masks, total } = await resolveGrouping({ version, segments, ask }, { by: "segments" });
  const told = (placed ?? []).filter(({ fault }) => fault === null);
  const atoms = masks.map(({ group_key, size }) => ({
    inside: told.flatMap(({ segment }, at) => (grouping.belongs(group_key, segment.ref) ? [at] : [])),
    count: size,
  }));
  return { ...setOverlap(told.length, atoms, total), placed: placed ?? [], told, total };
}
