import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetView, VersionView } from "@/lib/domain/dataset-resources";
import { segmentRef } from "@/lib/domain/segment";
import type { FoundState } from "@/lib/domain/segment-confirmation";
import type { SegmentVersionView, SegmentView } from "@/lib/domain/segment-resources";
import { askedSegments } from "./asked-segments";
import { dataset } from "./datasets";
import { foundState } from "./found-segments";
import { segmentSizes } from "./segment-sizes";
import { openSegment, segmentView, versionViews } from "./segment-views";
import { resolveVersion, version as versionOf } from "./versions";

/** What a page of a segment is about: one definition on one dataset version. */
export interface SegmentPageView {
  readonly segment: SegmentView;
  /** All published, newest first. */
  readonly definitions: readonly SegmentVersionView[];
  /** The one the address names; null while there is a draft only. */
  readonly definition: SegmentVersionView | null;
  /** `agencies@7`, as questions name it. */
  readonly ref: string | null;
  readonly dataset: DatasetView;
  readonly shown: VersionView;
  readonly size: { readonly total: number; readonly count: number | null; readonly share: number | null } | null;
  /** Why this dataset version cannot answer the definition. */
  readonly fault: string | null;
  readonly found: FoundState | null;
  /** Segments of the dataset, by letter: for the parent. */
  readonly others: readonly { readonly slug: string; readonly name: string }[];
}

/** Opens a segment for a page; without numbers it is the latest definition on the latest version of the data. */
export async function segmentPage(
  actor: Actor,
  slug: string,
  asked: { readonly version?: number | undefined; readonly definition?: number | undefined },
): Promise<SegmentPageView> {
  demand(actor, "segments.read");
  const open = await openSegment(actor, slug);
  const { segment, book } = open;
  const number = asked.version === undefined ? "latest" : String(asked.version);
  const stored = await resolveVersion(actor, segment.datasetSlug, number);
  const definitions = versionViews(
    actor,
    open,
    book.definitions.filter((one) => one.segmentId === segment.id),
  );
  const definition = definitions.find((one) => one.number === (asked.definition ?? segment.latest)) ?? null;
  if (asked.definition !== undefined && definition === null)
    throw new AppError("notFound", `${segment.name} has no version ${asked.definition}. Open its history instead.`);
  const ref = definition && segmentRef(slug, definition.number);
  const sizes = ref === null ? null : await segmentSizes(actor, stored, askedSegments(book, [ref]));
  const size = sizes?.sizes[0];
  const view = await segmentView(actor, open);
  return {
    segment: view,
    found: await foundState(actor, view, open.version),
    definitions,
    definition,
    ref,
    dataset: await dataset(actor, segment.datasetSlug),
    shown: await versionOf(actor, segment.datasetSlug, String(stored.number)),
    size: sizes && size ? { total: sizes.total, count: size.count, share: size.share } : null,
    fault: size?.fault ?? null,
    others: book.segments
      .filter((one) => one.archivedAt === null && one.slug !== slug)
      .map(({ slug: other, name }) => ({ slug: other, name })),
  };
}
