import "server-only";
import { demand } from "@/lib/access/allow";
import { sizeLine } from "@/lib/analytics/queries/member-lines";
import { resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { segmentRef } from "@/lib/domain/segment";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import { resolveVersion } from "./versions";

/** How many customers of a dataset version are in a segment: null where the version cannot tell (`fault`) or so few are hidden. */
export interface SegmentSize {
  readonly slug: string;
  readonly count: number | null;
  readonly share: number | null;
  readonly fault: string | null;
}

export interface SegmentSizes {
  readonly total: number;
  readonly sizes: readonly SegmentSize[];
}

/** Sizes of the latest definitions of all segments of a dataset that this reader sees, in one pass; archived ones only if asked for. */
export async function latestSizes(
  actor: Actor,
  { dataset, version }: { readonly dataset: string; readonly version: string },
  options: { readonly archived?: boolean } = {},
): Promise<SegmentSizes> {
  const stored = await resolveVersion(actor, dataset, version);
  const book = await segmentBook(actor, stored.datasetId);
  const refs = book.segments.flatMap(({ slug, latest, archivedAt }) =>
    latest === null || (archivedAt !== null && options.archived !== true) ? [] : [segmentRef(slug, latest)],
  );
  return await segmentSizes(actor, stored, askedSegments(book, refs));
}

/** Sizes of the given definitions, in their order; small ones are hidden with so many others that sums of those shown tell none. */
export async function segmentSizes(
  actor: Actor,
  version: StoredVersion,
  segments: readonly AskedSegment[],
): Promise<SegmentSizes> {
  demand(actor, "segmentKpis.read");
  const hidesSmall = suppressesSmallCells(actor.jobRole, actor.level);
  const ask = askOf(version);
  const sizes: SegmentSize[] = [];
  let total = 0;
  for (let from = 0; from < segments.length; from += mostSegmentsAtOnce) {
    const some = segments.slice(from, from + mostSegmentsAtOnce);
    const resolved = await resolveGrouping({ version, segments: some, ask }, { by: segmentsKey });
    total = resolved.total;
    const hides = hidesSmall ? hiddenOverlapping(some.length, [sizeLine(resolved)]) : [];
    for (const [index, { slug }] of some.entries()) {
      const size = resolved.groups[index]?.size ?? 0;
      const fault = resolved.placed?.[index]?.fault ?? null;
      const hidden = fault !== null || hides[index] === true;
      sizes.push({ slug, fault, count: hidden ? null : size, share: hidden || total === 0 ? null : size / total });
    }
  }
  return { total, sizes };
}
