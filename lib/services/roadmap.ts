import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf } from "@/lib/domain/metrics";
import { differenceText } from "@/lib/domain/number-words";
import { lackingOf, type RoadmapItem, type RoadmapTie, roadmapStatuses } from "@/lib/domain/roadmap";
import {
  itemsOnPage,
  type RoadmapItemPage,
  type RoadmapItemView,
  type RoadmapQuery,
  type RoadmapTieView,
  type RoadmapView,
} from "@/lib/domain/roadmap-resources";
import { effortShares } from "@/lib/domain/roadmap-shares";
import { type Segment, segmentRef } from "@/lib/domain/segment";
import { datasetById } from "@/lib/store/datasets";
import { listRoadmapItems, roadmapItemById } from "@/lib/store/roadmap";
import { segmentBook } from "./asked-segments";
import { figureReader, figureSince } from "./figures";
import { type ReachBook, reachBook } from "./segment-reach";
import { resolveVersion } from "./versions";

/** Names and items that are listed of those without a segment. */
const mostNamed = 50;

/** The roadmap of a dataset: effort against revenue by segment, and a page of its items with whom they reach. */
export async function roadmap(actor: Actor, query: RoadmapQuery): Promise<RoadmapView> {
  demand(actor, "roadmap.read");
  const version = await resolveVersion(actor, query.dataset, query.version);
  const setting = await tieSetting(actor, version);
  const stored = await listRoadmapItems(actor.scope, version.datasetId);
  const all = stored.map((item) => itemView(item, setting));
  const items = all
    .filter(({ status }) => query.status === undefined || status === query.status)
    .filter(({ quarter }) => query.quarter === undefined || (quarter ?? "none") === query.quarter)
    .sort(inOrder(query.order));
  const offset = Number(query.offset);
  const page = items.slice(offset, offset + itemsOnPage);
  const place = { dataset: version.datasetSlug, version: String(version.number) };
  const book = await reachBook(actor, place, page.map(liveSlugs));
  const active = items.filter(({ status }) => status !== "dropped");
  const free = active.filter((item) => liveSlugs(item).length === 0);
  const unknown = unknownNames(active);
  return {
    dataset: book.dataset,
    customers: book.total,
    money: book.money,
    ...effortView(items, book),
    quarters: [...new Set(all.flatMap(({ quarter }) => quarter ?? []))].sort(),
    withoutSegment: {
      items: free.length,
      first: free.slice(0, mostNamed).map(({ id, title }) => ({ id, title })),
    },
    unknownSegments: { names: unknown.length, first: unknown.slice(0, mostNamed) },
    total: items.length,
    all: all.length,
    offset,
    items: page.map((item) => reached(item, book)),
  };
}

/** One item on the newest version of its dataset, or on the one asked for. */
export async function roadmapItem(actor: Actor, id: string, number = "latest"): Promise<RoadmapItemPage> {
  demand(actor, "roadmap.read");
  const stored = await roadmapItemById(actor.scope, id);
  const { slug } = await datasetById(actor.scope, stored.datasetId);
  const version = await resolveVersion(actor, slug, number);
  const item = itemView(stored, await tieSetting(actor, version));
  const book = await reachBook(actor, { dataset: slug, version: String(version.number) }, [liveSlugs(item)]);
  const figures = figureReader(actor);
  const since = async (pick: (tie: RoadmapTie) => RoadmapTie["figure"]) => {
    const kept = stored.ties.flatMap((tie) => {
      const figure = pick(tie);
      return figure === null ? [] : [{ tie: tie.id, figure }];
    });
    return await Promise.all(
      kept.map(async ({ tie, figure }) => ({ tie, since: await figureSince(actor, figure, figures) })),
    );
  };
  return {
    dataset: book.dataset,
    money: book.money === null ? null : { title: book.money.title },
    item: reached(item, book),
    evidence: await since(({ figure }) => figure),
    observed: item.status === "shipped" ? await since(({ baseline }) => baseline) : [],
  };
}

/** The slugs of the segments in use to which an item is tied as a whole. */
export function liveSlugs({ ties }: Pick<RoadmapItemView, "ties">): string[] {
  return ties.flatMap(({ segment, lacking }) =>
    segment.state === "live" && segment.slug !== null && lacking.length === 0 ? [segment.slug] : [],
  );
}

interface TieSetting {
  readonly version: StoredVersion;
  readonly segments: ReadonlyMap<string, Segment>;
}

async function tieSetting(actor: Actor, version: StoredVersion): Promise<TieSetting> {
  const { segments } = await segmentBook(actor, version.datasetId);
  return { version, segments: new Map(segments.map((one) => [one.id, one])) };
}

function itemView(item: RoadmapItem, setting: TieSetting): RoadmapItemView {
  const { id, title, problem, status, quarter, effort, ownerId, ownerName, shippedOn } = item;
  return {
    id,
    title,
    problem,
    status,
    quarter,
    effort,
    owner: ownerName === null ? null : { id: ownerId, name: ownerName },
    shippedOn,
    ties: item.ties.map((tie) => tieView(tie, setting)),
    reach: null,
  };
}

function tieView(tie: RoadmapTie, { version, segments }: TieSetting): RoadmapTieView {
  const { manifest } = version;
  const segment = tie.segmentId === null ? undefined : segments.get(tie.segmentId);
  const metric = tie.metric === null ? undefined : metricOf(tie.metric, manifest);
  const name = metric?.name ?? tie.metric ?? "";
  return {
    id: tie.id,
    segment: {
      slug: segment?.slug ?? null,
      ref: segment && segment.latest !== null ? segmentRef(segment.slug, segment.latest) : null,
      name: segment?.name ?? (tie.segmentId === null ? tie.segmentName : "a segment that is not published"),
      code: segment?.code ?? null,
      state: tieState(tie, segment),
    },
    problem: tie.problem,
    metric: tie.metric === null ? null : { id: tie.metric, name, unit: metric?.unit ?? "number" },
    expected: tie.expected,
    expectedText:
      tie.expected === null
        ? null
        : `${name} ${differenceText(tie.expected, null, { unit: metric?.unit ?? "number", currency: manifest.currency })}`.trim(),
    evidence: { words: tie.evidence, link: tie.link, hasFigure: tie.figure !== null },
    lacking: lackingOf(tie),
  };
}

/** A segment that this reader does not see is one that is not published to them. */
function tieState(tie: RoadmapTie, segment: Segment | undefined): RoadmapTieView["segment"]["state"] {
  if (tie.segmentId === null) return "unknown";
  if (!segment) return "unpublished";
  if (segment.archivedAt !== null) return "archived";
  return segment.latest === null ? "unpublished" : "live";
}

function reached(item: RoadmapItemView, book: ReachBook): RoadmapItemView {
  const slugs = liveSlugs(item);
  return slugs.length === 0 ? item : { ...item, reach: book.reachOf(slugs) };
}

function effortView(
  items: readonly RoadmapItemView[],
  { segments }: ReachBook,
): Pick<RoadmapView, "segments" | "effort"> {
  const parted = items.map((item) => ({ status: item.status, effort: item.effort, segments: liveSlugs(item) }));
  const { bySegment, ...effort } = effortShares(parted);
  const active = parted.filter(({ status }) => status !== "dropped");
  return {
    effort: { ...effort, total: rounded(effort.total), withoutSegment: rounded(effort.withoutSegment) },
    segments: segments.map(({ sentence: _, ...segment }) => {
      // What is for a part of a segment is for the segment: its revenue holds the part's too.
      const within = segments
        .filter(({ slug, partOf }) => [slug, partOf].includes(segment.slug))
        .map(({ slug }) => slug);
      const weeks = within.reduce((sum, slug) => sum + (bySegment.get(slug) ?? 0), 0);
      const share = effort.total > 0 ? weeks / effort.total : null;
      const { shareOfRevenue } = segment;
      return {
        ...segment,
        effort: rounded(weeks),
        shareOfEffort: share,
        gap: share === null || shareOfRevenue === null ? null : shareOfRevenue - share,
        items: active.filter((one) => one.segments.some((slug) => within.includes(slug))).length,
      };
    }),
  };
}

/** Tenths of a person-week: parts of what was split would else have no end. */
function rounded(weeks: number): number {
  return Math.round(weeks * 10) / 10;
}

function unknownNames(items: readonly RoadmapItemView[]): { name: string; items: number }[] {
  const counts = new Map<string, number>();
  for (const { ties } of items)
    for (const { segment } of ties)
      if (segment.state === "unknown") counts.set(segment.name, (counts.get(segment.name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, items: count }))
    .sort((one, other) => other.items - one.items || (one.name < other.name ? -1 : 1));
}

type Compare = (one: RoadmapItemView, other: RoadmapItemView) => number;

function inOrder(order: RoadmapQuery["order"]): Compare {
  const title: Compare = (one, other) => one.title.localeCompare(other.title, "en") || (one.id < other.id ? -1 : 1);
  const quarter: Compare = (one, other) => lastWhereNone(one.quarter, other.quarter);
  const status: Compare = (one, other) => roadmapStatuses.indexOf(one.status) - roadmapStatuses.indexOf(other.status);
  const segment: Compare = (one, other) => lastWhereNone(firstCode(one), firstCode(other));
  const steps = {
    segment: [segment, quarter, status, title],
    quarter: [quarter, status, title],
    title: [title],
  }[order];
  return (one, other) => {
    for (const step of steps) {
      const place = step(one, other);
      if (place !== 0) return place;
    }
    return 0;
  };
}

function lastWhereNone(one: string | null, other: string | null): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other ? -1 : 1;
}

function firstCode({ ties }: RoadmapItemView): string | null {
  return ties.find(({ segment, lacking }) => segment.state === "live" && lacking.length === 0)?.segment.code ?? null;
}
