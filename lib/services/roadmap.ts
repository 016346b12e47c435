import "server-only";
import { demand } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { StoredVersion } from "@/lib/domain/dataset";
import { metricOf } from "@/lib/domain/metrics";
import { differenceText } from "@/lib/domain/number-words";
import { lackingOf, type RoadmapItem, type RoadmapTie } from "@/lib/domain/roadmap";
import {
  firstOf,
  foundItems,
  inOrder,
  liveSlugs,
  roadmapEntries,
  roadmapGroups,
  roundedWeeks,
} from "@/lib/domain/roadmap-groups";
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
import { requestBook } from "./roadmap-requests";
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
  const plain = stored.map((item) => itemView(item, setting));
  const place = { dataset: version.datasetSlug, version: String(version.number) };
  // All unions, not those of a page: which of them are rounded must not depend on the page.
  const book = await reachBook(actor, place, plain.map(liveSlugs));
  const hasRequests = plain.some(({ themes }) => themes.length > 0);
  const requests = hasRequests ? await requestBook(actor, book) : () => null;
  const all = plain.map((item) => ({ ...reached(item, book), requests: requests(item.themes) }));
  const items = all
    .filter(({ status }) => query.status === undefined || status === query.status)
    .filter(({ quarter }) => query.quarter === undefined || (quarter ?? "none") === query.quarter);
  const listed = foundItems(items, query);
  const slugs = [...setting.segments.values()].map(({ slug }) => slug);
  const entries = roadmapEntries(listed, query, slugs);
  const offset = Number(query.offset);
  const page = entries.slice(offset, offset + itemsOnPage);
  const active = items.filter(({ status }) => status !== "dropped");
  const free = active.filter((item) => liveSlugs(item).length === 0).sort(inOrder("title"));
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
    total: listed.length,
    effortOfTotal: roundedWeeks(effortShares(listed.map((item) => ({ ...item, segments: [] }))).total),
    all: all.length,
    hasRequests,
    groups: roadmapGroups(entries),
    allRows: entries.length,
    offset,
    rows: page.map(({ group, item }) => ({ group, item: item.id })),
    items: [...new Set(page.map(({ item }) => item))],
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
    item: {
      ...reached(item, book),
      requests: item.themes.length > 0 ? (await requestBook(actor, book))(item.themes) : null,
    },
    evidence: await since(({ figure }) => figure),
    observed: item.status === "shipped" ? await since(({ baseline }) => baseline) : [],
  };
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
  const { id, title, problem, status, quarter, effort, ownerId, ownerName, shippedOn, themes } = item;
  return {
    id,
    title,
    problem,
    status,
    quarter,
    effort,
    owner: ownerName === null ? null : { id: ownerId, name: ownerName },
    shippedOn,
    themes: [...themes],
    ties: item.ties.map((tie) => tieView(tie, setting)),
    reach: null,
    requests: null,
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
    effort: { ...effort, total: roundedWeeks(effort.total), withoutSegment: roundedWeeks(effort.withoutSegment) },
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
        effort: roundedWeeks(weeks),
        shareOfEffort: share,
        gap: share === null || shareOfRevenue === null ? null : shareOfRevenue - share,
        items: active.filter((one) => one.segments.some((slug) => within.includes(slug))).length,
        first: firstOf(items, within),
      };
    }),
  };
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
