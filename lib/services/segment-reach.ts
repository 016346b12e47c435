import "server-only";
import { type MemberSum, memberSums } from "@/lib/analytics/queries/member-sums";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import { mostSegmentsAtOnce } from "@/lib/domain/asked-segment";
import type { DatasetHead } from "@/lib/domain/dataset-head";
import { availability, metricOf } from "@/lib/domain/metrics";
import { type Cell, segmentsKey } from "@/lib/domain/scoreboard";
import { isPublished, type Segment, segmentRef } from "@/lib/domain/segment";
import { isSmall } from "@/lib/stats/small-cells";
import { hiddenOverlapping } from "@/lib/stats/small-overlaps";
import { segmentBook } from "./asked-segments";
import { openPopulation, type VersionAddress } from "./open-population";
import { coarseCount } from "./rules";
import { scoreboard } from "./scoreboard";
import { resolveVersion } from "./versions";

/** Unions that are checked against each other for roles that do not see small groups; further ones are rounded. */
const mostChecked = 24;

/** A published segment on one version: customers and revenue as the scoreboard shows them, null where it shows none. */
export interface ReachedSegment {
  readonly slug: string;
  readonly ref: string;
  readonly name: string;
  readonly code: string;
  /** Of a segment that is listed here. */
  readonly isPart: boolean;
  /** The segment that it is a part of, the highest that is listed; null where none is. */
  readonly partOf: string | null;
  readonly customers: number | null;
  readonly shareOfCustomers: number | null;
  readonly revenue: number | null;
  readonly shareOfRevenue: number | null;
  readonly sentence: string | null;
}

/** Who is reached by being in one of some segments, each customer counted once. */
export interface Reach {
  readonly customers: number | null;
  readonly isRounded: boolean;
  readonly revenue: number | null;
  /** Why it is not known: the version cannot tell who is in one of the segments. */
  readonly fault?: string;
}

export interface ReachBook {
  readonly dataset: DatasetHead;
  readonly total: number;
  /** What revenue is here: "Monthly revenue"; null where the version has none. */
  readonly money: { readonly title: string; readonly metric: string; readonly total: number | null } | null;
  /** By letter. */
  readonly segments: readonly ReachedSegment[];
  /** Reach of segments by their slugs; those that are not in the book count for nothing. Asked again, the answer is the same. */
  readonly reachOf: (slugs: readonly string[]) => Reach;
}

/**
 * The published segments of a dataset by their newest definitions, on one version, with what any of `unions` of them reaches. Numbers
 * of one segment are the scoreboard's for this reader.
 */
export async function reachBook(
  actor: Actor,
  address: VersionAddress,
  unions: readonly (readonly string[])[] = [],
): Promise<ReachBook> {
  const version = await resolveVersion(actor, address.dataset, address.version);
  const place = { dataset: version.datasetSlug, version: String(version.number) };
  const { segments: all } = await segmentBook(actor, version.datasetId);
  const named = new Set(unions.flat());
  const published = all.filter(isPublished);
  const chosen = new Set<Segment>(
    [...published].sort((a, b) => Number(named.has(b.slug)) - Number(named.has(a.slug))).slice(0, mostSegmentsAtOnce),
  );
  const asked = published.filter((one) => chosen.has(one));
  const refs = asked.map(({ slug, latest }) => segmentRef(slug, latest));
  const money = ["mrr", "revenue"].find((id) => {
    const metric = metricOf(id, version.manifest);
    return metric !== undefined && availability(metric, version.manifest, "customers").available;
  });
  const question = { by: segmentsKey, segments: refs, metrics: [money ?? "customers"], against: "rest" };
  const view = await scoreboard(actor, place, { question });
  const sumOf = (cell: Cell | undefined) => (money === undefined ? null : (cell?.estimate?.value ?? null));
  const totalRevenue = sumOf(view.totals[0]);
  const byId = new Map(all.map((one) => [one.id, one]));
  const segments = asked.map((segment, row): ReachedSegment => {
    const { slug, name, code } = segment;
    const partOf = wholesOf(segment, byId).findLast((one) => chosen.has(one))?.slug ?? null;
    const group = view.groups[row];
    const cell = view.cells[row]?.[0];
    const revenue = sumOf(cell);
    return {
      slug,
      ref: refs[row] ?? slug,
      name,
      code,
      isPart: partOf !== null,
      partOf,
      customers: group?.size ?? null,
      shareOfCustomers: group?.size == null || view.total === 0 ? null : group.size / view.total,
      revenue,
      shareOfRevenue: revenue === null || !totalRevenue ? null : revenue / totalRevenue,
      sentence: group?.fault ?? cell?.sentence ?? null,
    };
  });
  const faults = view.groups.map(({ fault }) => fault ?? null);
  const opened = unions.some((slugs) => slugs.length > 1) && segments.length > 1;
  const sums = opened
    ? await memberSums(
        { ...(await openPopulation(actor, place, question)), question },
        totalRevenue === null ? null : (money ?? null),
      )
    : [];
  const isSuppressing = suppressesSmallCells(actor.jobRole, actor.level);
  return {
    dataset: { ...view.dataset, slug: version.datasetSlug },
    total: view.total,
    money:
      money === undefined
        ? null
        : {
            title: money === "mrr" ? "Monthly recurring revenue" : "Revenue so far",
            metric: money,
            total: totalRevenue,
          },
    segments,
    reachOf: unionReach(
      { segments, faults, sums, total: view.total, isSuppressing, hasMoney: totalRevenue !== null },
      unions,
    ),
  };
}

/** What a segment is a part of, the nearest first. */
function wholesOf({ parentId }: Segment, byId: ReadonlyMap<string, Segment>): Segment[] {
  const whole = parentId === null ? undefined : byId.get(parentId);
  return whole ? [whole, ...wholesOf(whole, byId)] : [];
}

interface Unions {
  readonly segments: readonly ReachedSegment[];
  readonly faults: readonly (string | null)[];
  readonly sums: readonly MemberSum[];
  readonly total: number;
  readonly isSuppressing: boolean;
  readonly hasMoney: boolean;
}

const nothing: Reach = { customers: 0, isRounded: false, revenue: null };

function unionReach(setting: Unions, unions: readonly (readonly string[])[]): ReachBook["reachOf"] {
  const { segments, hasMoney } = setting;
  const placeOf = new Map(segments.map(({ slug }, place) => [slug, place]));
  const placesOf = (slugs: readonly string[]) =>
    [...new Set(slugs)].flatMap((slug) => placeOf.get(slug) ?? []).sort((a, b) => a - b);
  const rounded = roundedUnions(setting, unions.map(placesOf));
  return (slugs) => {
    const places = placesOf(slugs);
    const [only] = places;
    if (only === undefined) return { ...nothing, revenue: hasMoney ? 0 : null };
    const fault = places.map((place) => setting.faults[place] ?? null).find((one) => one !== null);
    if (fault) return { customers: null, isRounded: false, revenue: null, fault };
    if (places.length === 1) {
      const segment = segments[only];
      return { customers: segment?.customers ?? null, isRounded: false, revenue: segment?.revenue ?? null };
    }
    const { customers, sum } = unionOf(setting.sums, places);
    return rounded(places)
      ? { customers: coarseCount(customers), isRounded: true, revenue: null }
      : { customers, isRounded: false, revenue: hasMoney ? sum : null };
  };
}

function unionOf(sums: readonly MemberSum[], places: readonly number[]): { customers: number; sum: number } {
  let [customers, sum] = [0, 0];
  for (const one of sums) {
    if (!one.inside.some((place) => places.includes(place))) continue;
    customers += one.customers;
    sum += one.sum ?? 0;
  }
  return { customers, sum: Math.round(sum * 1e4) / 1e4 };
}

/**
 * Unions of segments are further sums over the same customers: with the sizes of the segments they could tell a handful of people
 * who are in two of them. Those that would are rounded for roles that do not see small groups, and their revenue is left out.
 */
function roundedUnions(
  { segments, sums, total, isSuppressing }: Unions,
  unions: readonly (readonly number[])[],
): (places: readonly number[]) => boolean {
  if (!isSuppressing) return () => false;
  const inSome = sums.reduce((all, one) => all + one.customers, 0);
  const counts = [...sums.map((one) => one.customers), total - inSome];
  if (!counts.some(isSmall)) return () => false;
  const distinct = new Map(unions.filter((places) => places.length > 1).map((places) => [places.join(), places]));
  const shown = segments.flatMap(({ customers }, place) => (customers === null ? [] : [place]));
  const accepted: (readonly number[])[] = [];
  for (const places of [...distinct.values()].slice(0, mostChecked)) {
    const groups = [...shown.map((place) => [place]), ...accepted, places];
    const line = [
      { inside: [] as number[], count: total - inSome },
      ...sums.map((one) => ({ inside: groupsOf(groups, one), count: one.customers })),
    ];
    if (!hiddenOverlapping(groups.length, [line]).includes(true)) accepted.push(places);
  }
  const exact = new Set(accepted.map((places) => places.join()));
  return (places) => !exact.has(places.join());
}

function groupsOf(groups: readonly (readonly number[])[], { inside }: MemberSum): number[] {
  return groups.flatMap((places, group) => (places.some((place) => inside.includes(place)) ? [group] : []));
}
