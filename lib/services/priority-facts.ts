import "server-only";
import { demand } from "@/lib/access/allow";
import { type OwnCounts, ownCountsQuestion } from "@/lib/analytics/queries/market-facts";
import { presentCustomers } from "@/lib/analytics/queries/present-customers";
import { type ResolvedGrouping, resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import type { OwnCustomers, WrittenMarket } from "@/lib/domain/market";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { isPublished, type Segment, segmentRef } from "@/lib/domain/segment";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";
import { listMarkets } from "@/lib/store/priorities";
import { askedSegments, segmentBook } from "./asked-segments";
import { askOf } from "./engine";
import type { VersionAddress } from "./open-population";
import { resolveVersion } from "./versions";

/** A published segment with what is written of its market and what the data tell of its customers. */
export interface SegmentFacts {
  readonly segment: Segment;
  readonly asked: AskedSegment;
  /** Why this version cannot tell who is in it; `own` is then null. */
  readonly fault: string | null;
  readonly market: WrittenMarket | null;
  readonly own: OwnCustomers | null;
  /** What its customers of today pay a month; null where the data do not tell. */
  readonly revenue: number | null;
  /** Few customers are in it or next to it: nothing that is counted is shown to this reader. */
  readonly isHidden: boolean;
}

/** The segments of a dataset as they are prioritised, on one version of its data. */
export interface PriorityFacts {
  readonly version: StoredVersion;
  readonly ask: Ask;
  readonly resolved: ResolvedGrouping;
  readonly segments: readonly SegmentFacts[];
  /** Who is a customer today, in words. */
  readonly presence: string;
}

/** Opens the published segments of a dataset, after the right to see priorities has been checked. */
export async function priorityFacts(
  actor: Actor,
  address: VersionAddress,
  signal?: AbortSignal,
): Promise<PriorityFacts> {
  demand(actor, "priorities.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const book = await segmentBook(actor, version.datasetId);
  const published = book.segments.flatMap((segment) =>
    isPublished(segment) ? [{ segment, number: segment.latest }] : [],
  );
  const listed = published.slice(0, mostSegmentsAtOnce);
  const asked = askedSegments(
    book,
    listed.map(({ segment, number }) => segmentRef(segment.slug, number)),
  );
  const ask = askOf(version, signal);
  const resolved = await resolveGrouping({ version, segments: asked, ask }, { by: segmentsKey });
  const counts = await ask(ownCountsQuestion({ version, grouping: resolved.grouping }));
  const markets = new Map(
    (
      await listMarkets(
        actor.scope,
        listed.map(({ segment }) => segment.id),
      )
    ).map((one) => [one.segmentId, one]),
  );
  const hidden = suppressesSmallCells(actor.jobRole, actor.level) ? hiddenSegments(resolved, counts) : [];
  return {
    version,
    ask,
    resolved,
    presence: presentCustomers(version.manifest, "c").sentence,
    segments: asked.map((one, at) => {
      const segment = listed[at]?.segment as Segment;
      const fault = resolved.placed?.[at]?.fault ?? null;
      return {
        segment,
        asked: one,
        fault,
        market: markets.get(segment.id) ?? null,
        own: fault === null ? ownOf(resolved, counts, one.ref) : null,
        revenue: fault === null ? sumOf(resolved, counts, { ref: one.ref, of: (row) => row.revenue }) : null,
        isHidden: hidden[at] ?? false,
      };
    }),
  };
}

function ownOf(resolved: ResolvedGrouping, counts: readonly OwnCounts[], ref: string): OwnCustomers {
  const sum = (of: (row: OwnCounts) => number | null) => sumOf(resolved, counts, { ref, of });
  return {
    today: sum((row) => row.today) ?? 0,
    wonInYear: sum((row) => row.won),
    lostInYear: sum((row) => row.lost),
  };
}

/** Of the rows of a segment; null where the version does not have the number. */
function sumOf(
  { grouping }: ResolvedGrouping,
  counts: readonly OwnCounts[],
  { ref, of }: { readonly ref: string; readonly of: (row: OwnCounts) => number | null },
): number | null {
  if (counts.some((row) => of(row) === null)) return null;
  const inside = counts.filter(({ group_key }) => grouping.belongs(group_key, ref));
  return inside.reduce((total, row) => total + (of(row) ?? 0), 0);
}

/** Segments whose sizes, or whose counts of today, would tell about fewer than 5 customers. */
function hiddenSegments(resolved: ResolvedGrouping, counts: readonly OwnCounts[]): boolean[] {
  const { grouping, groups, masks, total } = resolved;
  const inside = (key: string) => groups.flatMap(({ group_key }, at) => (grouping.belongs(key, group_key) ? [at] : []));
  const none = total - masks.reduce((sum, { size }) => sum + size, 0);
  const line = (rows: readonly { readonly key: string; readonly count: number }[]): SetAtom[] =>
    rows.map(({ key, count }) => ({ inside: inside(key), count }));
  const sizes = [
    ...line(masks.map(({ group_key, size }) => ({ key: group_key, count: size }))),
    { inside: [], count: none },
  ];
  const flows = (of: (row: OwnCounts) => number | null) =>
    line(counts.map((row) => ({ key: row.group_key, count: of(row) ?? 0 })));
  return hiddenOverlapping(groups.length, [sizes, flows((row) => row.today)]);
}
