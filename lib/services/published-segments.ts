import type { Segment } from "@/lib/domain/segment";
import type { SegmentBook } from "./asked-segments";

const stances = ["target", "acceptable", null, "outOfScope"] as const;

/** The published segments that stand under no other, targets first and by letter within a stance: the order of every home. */
export function publishedSegments({ segments }: Pick<SegmentBook, "segments">): Segment[] {
  return segments
    .filter(({ latest, archivedAt, parentId }) => latest !== null && archivedAt === null && parentId === null)
    .toSorted((one, other) => stances.indexOf(one.stance) - stances.indexOf(other.stance));
}
