import { overlapNoteStarts } from "@/lib/analytics/queries/scoreboard-notes";
import { mostBriefSegments } from "@/lib/domain/executive-brief";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { isPublished, type PublishedSegment } from "@/lib/domain/segment";
import type { SegmentBook } from "./asked-segments";

/** What a page says where it lists the first of the published segments only. */
export function unlistedNotes(published: number, others = ""): string[] {
  return published > mostBriefSegments
    ? [`${mostBriefSegments} of ${published} published segments are listed, targets first${others}.`]
    : [];
}

/** A board of the listed segments; where there are more, without its words on whom the segments share and who is in none. */
export function boardOfListed(view: ScoreboardView, published: number): ScoreboardView {
  if (published <= mostBriefSegments) return view;
  return { ...view, notes: view.notes.filter((note) => !overlapNoteStarts.some((words) => note.startsWith(words))) };
}

const stances = ["target", "acceptable", null, "outOfScope"] as const;

/** The published segments that stand under no other, targets first and by letter within a stance: the order of every home. */
export function publishedSegments({ segments }: Pick<SegmentBook, "segments">): PublishedSegment[] {
  return segments
    .filter(isPublished)
    .filter(({ parentId }) => parentId === null)
    .toSorted((one, other) => stances.indexOf(one.stance) - stances.indexOf(other.stance));
}
