import { countedStatuses, roadmapStatuses } from "./roadmap";
import { firstDirection, type RoadmapSort } from "./roadmap-address";
import type { RoadmapItemView, RoadmapQuery, RoadmapView } from "./roadmap-resources";

/** An item where it stands: under a segment by its address name, in a quarter, or where null is for those that have none. */
export interface RoadmapEntry {
  readonly group: string | null;
  readonly item: RoadmapItemView;
}

/** The slugs of the segments in use to which an item is tied as a whole. */
export function liveSlugs({ ties }: Pick<RoadmapItemView, "ties">): string[] {
  return ties.flatMap(({ segment, lacking }) =>
    segment.state === "live" && segment.slug !== null && lacking.length === 0 ? [segment.slug] : [],
  );
}

/**
 * All places of some items in the order of a layout: an item for several segments has one under each of them. `slugs`: the segments
 * in their order.
 */
export function roadmapEntries(
  items: readonly RoadmapItemView[],
  { order, ...sorted }: Pick<RoadmapQuery, "order" | "sort" | "direction">,
  slugs: readonly string[],
): RoadmapEntry[] {
  const places = new Map(slugs.map((slug, place) => [slug, place]));
  const placeOf = (group: string | null) => (group === null ? null : (places.get(group) ?? group));
  const inGroup = inOrder(order, sorted);
  return items
    .flatMap((item) => groupsOf(item, order).map((group) => ({ group, item })))
    .sort((one, other) => lastWhereNone(placeOf(one.group), placeOf(other.group)) || inGroup(one.item, other.item));
}

/** The items for a segment whose title, problem, owner or themes hold all words of a search. */
export function foundItems(
  items: readonly RoadmapItemView[],
  { segment, search = "" }: Pick<RoadmapQuery, "segment" | "search">,
): RoadmapItemView[] {
  const words = search.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (segment !== undefined && !liveSlugs(item).includes(segment)) return false;
    const { title, problem, owner, themes } = item;
    const text = [title, problem, owner?.name, ...themes].join(" ").toLocaleLowerCase("en");
    return words.every((word) => text.includes(word));
  });
}

/** What each group of a layout holds, over all of its items and not those of one page. */
export function roadmapGroups(entries: readonly RoadmapEntry[]): RoadmapView["groups"] {
  const groups = new Map<string | null, RoadmapItemView[]>();
  for (const { group, item } of entries) {
    const items = groups.get(group) ?? [];
    groups.set(group, items);
    items.push(item);
  }
  return [...groups].map(([key, items]) => ({
    key,
    name: key === null ? null : (tieTo(items[0], key)?.segment.name ?? null),
    items: items.length,
    effort: roundedWeeks(items.reduce((sum, item) => sum + effortIn(item, key), 0)),
  }));
}

/** Items that a segment names where its roadmap is one line. */
const mostFirst = 3;

/** The first items of some segments that are not dropped, each once, in the order in which a segment lists them. */
export function firstOf(
  items: readonly RoadmapItemView[],
  within: readonly string[],
): RoadmapView["segments"][number]["first"] {
  return items
    .filter((item) => item.status !== "dropped" && liveSlugs(item).some((slug) => within.includes(slug)))
    .sort(inOrder("segment"))
    .slice(0, mostFirst)
    .map((item) => {
      const tie = within.map((slug) => tieTo(item, slug)).find((one) => one !== undefined);
      return { id: item.id, title: item.title, expectedText: tie?.expectedText ?? null };
    });
}

/** Tenths of a person-week: parts of what was split would else have no end. */
export function roundedWeeks(weeks: number): number {
  return Math.round(weeks * 10) / 10;
}

/** Person-weeks of an item that count in a group; those of an item for several segments are split evenly between them. */
function effortIn(item: RoadmapItemView, group: string | null): number {
  if (!countedStatuses.has(item.status)) return 0;
  const isOfSegment = group !== null && tieTo(item, group) !== undefined;
  return (item.effort ?? 0) / (isOfSegment ? liveSlugs(item).length : 1);
}

/** A quarter is no address name of a segment: it begins with a digit and holds a capital. */
function tieTo(item: RoadmapItemView | undefined, slug: string) {
  return item?.ties.find(
    ({ segment, lacking }) => segment.slug === slug && segment.state === "live" && lacking.length === 0,
  );
}

function groupsOf(item: RoadmapItemView, order: RoadmapQuery["order"]): readonly (string | null)[] {
  if (order === "quarter") return [item.quarter];
  const slugs = order === "segment" ? liveSlugs(item) : [];
  return slugs.length === 0 ? [null] : slugs;
}

const byTitle = new Intl.Collator("en");

type Compare = (one: RoadmapItemView, other: RoadmapItemView) => number;

/** What a reader is told of an item and can sort by; what is hidden from them decides no order. */
const sortValues: Readonly<Record<Exclude<RoadmapSort, "title">, (item: RoadmapItemView) => string | number | null>> = {
  requests: ({ requests }) => requests?.score ?? null,
  reach: ({ reach }) => reach?.customers ?? null,
  revenue: ({ reach }) => reach?.revenue ?? null,
  weeks: ({ effort }) => effort,
  status: ({ status }) => roadmapStatuses.indexOf(status),
  quarter: ({ quarter }) => quarter,
};

/** How items of one group follow each other. */
export function inOrder(
  order: RoadmapQuery["order"],
  { sort, direction }: Pick<RoadmapQuery, "sort" | "direction"> = {},
): Compare {
  const title: Compare = (one, other) =>
    byTitle.compare(one.title, other.title) || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
  const by = (column: keyof typeof sortValues, isDown = false): Compare => {
    const value = sortValues[column];
    return (one, other) => lastWhereNone(value(one), value(other), isDown);
  };
  const usual = { segment: [by("quarter"), by("status"), title], quarter: [by("status"), title], title: [title] }[
    order
  ];
  const isDown = sort !== undefined && (direction ?? firstDirection(sort)) === "descending";
  const asked: Compare[] =
    sort === undefined
      ? []
      : sort === "title"
        ? [(one, other) => (isDown ? title(other, one) : title(one, other))]
        : [by(sort, isDown)];
  const steps = [...asked, ...usual];
  return (one, other) => {
    for (const step of steps) {
      const place = step(one, other);
      if (place !== 0) return place;
    }
    return 0;
  };
}

function lastWhereNone<Value extends string | number>(one: Value | null, other: Value | null, isDown = false): number {
  if (one === other) return 0;
  if (one === null || other === null) return one === null ? 1 : -1;
  return one < other === isDown ? 1 : -1;
}
