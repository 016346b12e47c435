import "server-only";
import { countOverlap, type OverlapCount } from "@/lib/analytics/queries/count-overlap";
import { customersWord } from "@/lib/analytics/queries/customers-word";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { StoredVersion } from "@/lib/domain/dataset";
import { datasetHead } from "@/lib/domain/dataset-head";
import { mostIntersections, type OverlapPair, type OverlapView } from "@/lib/domain/overlap";
import { overlapAdvice } from "@/lib/domain/overlap-advice";
import { segmentsKey } from "@/lib/domain/scoreboard";
import { jaccard } from "@/lib/stats/set-overlap";
import { segmentBook } from "./asked-segments";
import { openPopulation, type VersionAddress } from "./open-population";
import { coarseCount } from "./rules";

export interface AskedOverlap {
  readonly segments: readonly string[];
  readonly signal?: AbortSignal | undefined;
}

/** How segments share customers: all pairs, all combinations, whether they part the base, and what to do about it. */
export async function segmentOverlap(
  actor: Actor,
  address: VersionAddress,
  { segments, signal }: AskedOverlap,
): Promise<OverlapView> {
  const opened = await openPopulation(actor, address, { by: segmentsKey, segments }, signal);
  const { version, segments: asked = [], ask } = opened;
  const counted = await countOverlap(version, asked, ask);
  const parents = await parentsOf(actor, version);
  return overlapView(counted, { version, parents, rounded: suppressesSmallCells(actor.jobRole, actor.level) });
}

interface Setting {
  readonly version: StoredVersion;
  /** Slug of each segment's parent. */
  readonly parents: ReadonlyMap<string, string | null>;
  /** True for roles that do not see small groups. */
  readonly rounded: boolean;
}

type Shown = (count: number) => number | null;

function overlapView(counted: OverlapCount, { version, parents, rounded }: Setting): OverlapView {
  const { told, total } = counted;
  // Sizes, pairs and combinations are sums of the same few counts: shown to the unit, a small one could be worked out from the others.
  const shown: Shown = rounded ? coarseCount : (count) => count;
  const ref = (place: number) => told[place]?.segment.ref ?? "";
  const listed = counted.atoms.slice(0, mostIntersections);
  const rest = counted.atoms.slice(mostIntersections);
  const sizes = new Map(told.map(({ segment }, place) => [segment.ref, counted.sizes[place] ?? 0]));
  const pairs = counted.pairs.map((pair) => pairView(pair, { sizes, ref, shown }));
  return {
    dataset: datasetHead(version),
    unitWord: customersWord(version.manifest),
    total: shown(total),
    segments: counted.placed.map(({ segment, fault }) => {
      const size = fault === null ? shown(sizes.get(segment.ref) ?? 0) : null;
      const share = size === null ? null : partOf(size, shown(total));
      const { ref: key, code, version: definition } = segment;
      return { ref: key, name: nameOf(segment, counted), code, definition, size, share, fault };
    }),
    pairs,
    intersections: listed.map(({ inside, count }) => ({ segments: inside.map(ref), count: shown(count) })),
    more: { combinations: rest.length, customers: shown(rest.reduce((sum, { count }) => sum + count, 0)) },
    partition: {
      exclusive: counted.inSeveral === 0,
      exhaustive: counted.inNone === 0,
      inSeveral: shown(counted.inSeveral),
      inNone: shown(counted.inNone),
      most: counted.most,
    },
    advice: overlapAdvice({
      segments: told.map(({ segment }) => ({ ...segment, size: sizes.get(segment.ref) ?? 0 })),
      pairs: counted.pairs.map(({ a, b, count }) => ({ a: ref(a), b: ref(b), count })),
      parents,
      shown,
    }),
    rounded,
  };
}

function pairView(
  { a, b, count }: OverlapCount["pairs"][number],
  { sizes, ref, shown }: { sizes: ReadonlyMap<string, number>; ref: (place: number) => string; shown: Shown },
): OverlapPair {
  const [first, second] = [ref(a), ref(b)];
  const [both, ofA, ofB] = [shown(count), shown(sizes.get(first) ?? 0), shown(sizes.get(second) ?? 0)];
  return {
    a: first,
    b: second,
    count: both,
    shareOfA: both === null ? null : partOf(both, ofA),
    shareOfB: both === null ? null : partOf(both, ofB),
    jaccard: both === null || ofA === null || ofB === null ? null : jaccard(ofA, ofB, Math.min(both, ofA, ofB)),
  };
}

/** Two definitions of one segment are told apart by their numbers. */
function nameOf(segment: AskedSegment, { placed }: OverlapCount): string {
  const isTwice = placed.some((one) => one.segment.slug === segment.slug && one.segment.ref !== segment.ref);
  return isTwice ? `${segment.name}, definition ${segment.version}` : segment.name;
}

/** Rounded counts may seem to exceed their whole. */
function partOf(part: number, whole: number | null): number | null {
  return whole === null || whole === 0 ? null : Math.min(1, part / whole);
}

async function parentsOf(actor: Actor, { datasetId }: StoredVersion): Promise<Map<string, string | null>> {
  const { segments } = await segmentBook(actor, datasetId);
  return new Map(segments.map(({ slug, parentSlug }) => [slug, parentSlug]));
}
