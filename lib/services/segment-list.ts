import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { FoundState } from "@/lib/domain/segment-confirmation";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { foundState } from "./found-segments";
import { latestSizes, type SegmentSize } from "./segment-sizes";
import { segments } from "./segments";
import { resolveVersion } from "./versions";

/** A segment on the list, with the size of its latest definition; `level` 1 stands under another. */
export interface ListedSegment {
  readonly segment: SegmentView;
  readonly size: SegmentSize | null;
  readonly level: 0 | 1;
  readonly found: FoundState | null;
}

export interface SegmentList {
  readonly total: number;
  readonly listed: readonly ListedSegment[];
  /** How many the reader could see among the archived. */
  readonly archived: number;
}

/** The segments of a dataset, those under another right below it, with sizes on one version of the data. */
export async function segmentList(
  actor: Actor,
  { dataset, version, archived }: { readonly dataset: string; readonly version: string; readonly archived: boolean },
): Promise<SegmentList> {
  demand(actor, "segments.read");
  const all = await segments(actor, dataset);
  const { total, sizes } = await latestSizes(actor, { dataset, version }, { archived });
  const shown = all.filter((one) => (one.archivedAt !== null) === archived);
  const slugs = new Set(shown.map((one) => one.slug));
  const newest = await resolveVersion(actor, dataset, "latest");
  const found = await Promise.all(shown.map((one) => foundState(actor, one, newest)));
  return {
    total,
    // Letters already put a part below its whole: A, A1, A2, B.
    listed: shown.map((segment, index) => ({
      segment,
      found: found[index] ?? null,
      size: sizes.find((one) => one.slug === segment.slug) ?? null,
      level: segment.parent !== null && slugs.has(segment.parent) ? 1 : 0,
    })),
    archived: all.filter((one) => one.archivedAt !== null).length,
  };
}
