import type { SegmentRow } from "@/components/segments/segment-table";
import { countText, percentText } from "@/lib/domain/number-words";
import { segmentHref } from "@/lib/domain/segment-address";
import type { SegmentView } from "@/lib/domain/segment-resources";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { ListedSegment, SegmentList } from "@/lib/services/segment-list";

/** The rows of the list, each leading to the segment's latest definition on the version that the list shows. */
export function listRows(workspace: string, { listed }: SegmentList, version: number): SegmentRow[] {
  return listed.map(({ segment, size, level, found }) => ({
    slug: segment.slug,
    name: segment.name,
    href: segmentHref(workspace, segment.slug, { version, definition: segment.latest?.number }),
    tile: segmentTile(segment.code),
    isPart: level === 1,
    sentence: segment.latest?.sentence ?? segment.draft?.sentence ?? "no rule",
    stance: segment.stance,
    owner: segment.owner?.name ?? null,
    customers: size?.count == null ? null : countText(size.count),
    share: size?.share == null ? null : percentText(size.share),
    missing: missingOf(size),
    status: segment.latest === null ? "not published" : `v${segment.latest.number}`,
    chips: [...chipsOf(segment), ...(found ? [foundChip(found)] : [])],
  }));
}

/** "12 segments of Customers: 9 published, 3 in draft" */
export function listHeadline({ listed }: SegmentList, dataset: string): string {
  const published = listed.filter(({ segment }) => segment.latest !== null).length;
  const drafts = listed.length - published;
  const all = `${countText(listed.length)} ${listed.length === 1 ? "segment" : "segments"} of ${dataset}`;
  if (drafts === 0) return all;
  return published === 0 ? `${all}, none published yet` : `${all}, ${countText(drafts)} of them not published yet`;
}

function missingOf(size: ListedSegment["size"]): SegmentRow["missing"] {
  if (size === null || size.count !== null) return null;
  return size.fault === null
    ? { kind: "suppressed", words: "fewer than 5" }
    : { kind: "notInData", words: "not in this version" };
}

function chipsOf({ draft, latest, archivedAt }: SegmentView): SegmentRow["chips"] {
  return [
    ...(archivedAt === null ? [] : [{ words: "archived" }]),
    ...(draft === null ? [] : [draftChip(draft.proposedAt !== null, latest !== null)]),
    ...(draft !== null && draft.faults.length > 0 ? [{ words: "incomplete", tone: "warn" as const }] : []),
  ];
}

function draftChip(isProposed: boolean, hasVersion: boolean): SegmentRow["chips"][number] {
  if (isProposed) return { words: "proposed", tone: "warn" };
  return { words: hasVersion ? "new draft" : "draft" };
}

function foundChip({ state, version }: NonNullable<ListedSegment["found"]>): SegmentRow["chips"][number] {
  if (state === "confirmed") return { words: `confirmed on v${version} of the data`, tone: "good" };
  return state === "found"
    ? { words: `found on this data, v${version}` }
    : { words: `not confirmed on v${version} of the data`, tone: "warn" };
}
