import "server-only";
import { demand, may } from "@/lib/access/allow";
import { concentrationCurve } from "@/lib/analytics/queries/concentration-curve";
import { countOverlap } from "@/lib/analytics/queries/count-overlap";
import { customersWord } from "@/lib/analytics/queries/customers-word";
import type { MeasuredRevenue } from "@/lib/analytics/queries/measure-revenue";
import { placesOf, sizeLine } from "@/lib/analytics/queries/member-lines";
import { type ResolvedGrouping, resolveGrouping } from "@/lib/analytics/queries/resolve-grouping";
import type { Ask } from "@/lib/analytics/sql/question";
import { suppressesSmallCells } from "@/lib/domain/access-table";
import type { Actor } from "@/lib/domain/actor";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { periodLater, periodOfKey } from "@/lib/domain/calendar-period";
import type { StoredVersion } from "@/lib/domain/dataset";
import { datasetHead } from "@/lib/domain/dataset-head";
import { type ExecutiveBrief, type MixView, type MovedView, mostBriefSegments } from "@/lib/domain/executive-brief";
import { availability, metricOf, versionColumn } from "@/lib/domain/metrics";
import type { PaybackView } from "@/lib/domain/payback-view";
import type { RevenueGroup, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { revenueWindows, usualRevenueSpan } from "@/lib/domain/revenue-windows";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { type Segment, segmentRef } from "@/lib/domain/segment";
import type { SetAtom } from "@/lib/stats/set-overlap";
import { askedSegments, type SegmentBook, segmentBook } from "./asked-segments";
import { briefLines } from "./brief-lines";
import { askOf } from "./engine";
import { isMetricOpen } from "./metric-access";
import type { VersionAddress } from "./open-population";
import { paybackView } from "./payback-lines";
import { retentionChange } from "./retention-change";
import { revenueWithLines } from "./revenue-retention";
import { scoreboard } from "./scoreboard";
import { type MonthsOfCustomers, monthsOfCustomers, targetMix } from "./target-mix";
import { resolveVersion } from "./versions";

interface Opened {
  readonly actor: Actor;
  readonly version: StoredVersion;
  readonly ask: Ask;
  readonly asked: readonly AskedSegment[];
  readonly listed: readonly Segment[];
  readonly resolved: ResolvedGrouping;
  readonly hides: boolean;
}

/** Segments like a profit and loss account, the mix toward the targets, and what moved, as this role may see it. */
export async function executiveBrief(
  actor: Actor,
  address: VersionAddress,
  signal?: AbortSignal,
): Promise<ExecutiveBrief> {
  demand(actor, "kpis.read");
  const version = await resolveVersion(actor, address.dataset, address.version);
  const ask = askOf(version, signal);
  const book = await segmentBook(actor, version.datasetId);
  const listed = listedSegments(book);
  const asked = askedSegments(
    book,
    listed.map(({ slug, latest }) => segmentRef(slug, latest ?? 0)),
  );
  const resolved = await resolveGrouping({ version, segments: asked, ask }, { by: segmentsKey });
  const hides = suppressesSmallCells(actor.jobRole, actor.level);
  const opened = { actor, version, ask, asked, listed, resolved, hides };
  const months = await monthsOfCustomers(version, resolved, ask);
  const place = { dataset: address.dataset, version: String(version.number) };
  const board = await boardOf(opened, place);
  const measured = await revenueOf(opened, place);
  const revenue = measured?.view ?? null;
  const isExclusive = asked.length > 0 && (await countOverlap(version, asked, ask)).inSeveral === 0;
  const { isHidden, ...lines } = briefLines({
    asked,
    stances: listed.map(({ stance }) => stance),
    faults: faultsOf(opened),
    customers: customersOf(opened, months),
    revenue: measured,
    isExclusive,
    hides,
  });
  const moved = isExclusive && !isHidden ? await movedOf(opened, revenue) : null;
  const concentration = await concentrationOf(opened);
  const payback = await paybackView({ ...opened, seesMargins: may(actor, "margins.read") }, board);
  return {
    dataset: datasetHead(version),
    unitWord: customersWord(version.manifest),
    moneyWords: revenue ? (revenue.span === "yearAgo" ? "revenue of the month" : "revenue of twelve months") : null,
    period: revenue && {
      span: revenue.span,
      closing: revenue.closing.key,
      label: revenue.closing.label,
      opening: revenue.opening.label,
    },
    board,
    ...lines,
    targetsOverlap: overlapOfTargets(opened),
    nrrSeries: (revenue?.periods ?? []).map(({ label }, at) => ({
      label,
      value: revenue?.all.series[at]?.nrr.value ?? null,
    })),
    concentration,
    mix: mixOf(opened, months),
    moved,
    payback,
    notes: [
      ...faultsOf(opened).flatMap((fault, at) => (fault === null ? [] : [`${asked[at]?.name}: ${fault}`])),
      ...sharedNote(asked.length, isExclusive),
      ...(isHidden ? [hiddenNote] : []),
      ...(revenue?.notes ?? []),
    ],
    gaps: gapsOf(opened, { revenue: measured, months, moved, payback, isExclusive, concentration, isHidden }),
  };
}

function listedSegments({ segments }: SegmentBook): Segment[] {
  return segments
    .filter(({ latest, archivedAt, parentId }) => latest !== null && archivedAt === null && parentId === null)
    .slice(0, mostBriefSegments);
}

/** What stands in the columns, of each the first that the version has and the role may see: kept, worth, earned back. */
const columns = [["retention_12", "churned_share"], ["ltv_cac", "arpu"], ["payback"]] as const;

async function boardOf({ actor, version, asked }: Opened, place: VersionAddress): Promise<ScoreboardView | null> {
  const ids = columns.flatMap((choice) => {
    const found = choice.find((id) => {
      const metric = metricOf(id, version.manifest);
      const isThere = metric !== undefined && availability(metric, version.manifest, "customers").available;
      return isThere && isMetricOpen(actor, metric, version);
    });
    return found === undefined ? [] : [found];
  });
  if (asked.length === 0 || ids.length === 0) return null;
  const question = { by: segmentsKey, segments: asked.map(({ ref }) => ref), metrics: ids, against: "rest" };
  return await scoreboard(actor, place, { question });
}

async function revenueOf({ actor, version, asked }: Opened, place: VersionAddress): Promise<MeasuredRevenue | null> {
  const nrr = metricOf("nrr", version.manifest);
  if (asked.length === 0 || !nrr || !availability(nrr, version.manifest).available) return null;
  const span = usualRevenueSpan(version.manifest);
  const segments = asked.map(({ ref }) => ref);
  return await revenueWithLines(actor, place, {
    question: { by: segmentsKey, segments, span, recurringOnly: false },
  });
}

interface Found {
  readonly months: MonthsOfCustomers | null;
  readonly revenue: MeasuredRevenue | null;
  readonly isExclusive: boolean;
}

/** Why the version cannot tell who is in a segment, for each of them; null where it can. */
function faultsOf({ asked, resolved }: Pick<Opened, "asked" | "resolved">): (string | null)[] {
  return asked.map((_, at) => resolved.placed?.[at]?.fault ?? null);
}

/** Customers of the last month by the segments they are in; of the whole version where it has no months. */
function customersOf({ resolved }: Opened, months: MonthsOfCustomers | null): SetAtom[] {
  if (!months) return sizeLine(resolved);
  const last = months.rows.at(-1)?.month;
  return months.rows
    .filter(({ month }) => month === last)
    .map(({ group_key, there }) => ({ inside: placesOf(resolved, group_key), count: there }));
}

async function concentrationOf({ version, ask }: Opened): Promise<ExecutiveBrief["concentration"]> {
  const column = versionColumn(version.manifest, "customers.total_revenue")?.column;
  if (!column || column.origin === "attribute") return null;
  const curve = await concentrationCurve(version, column, ask);
  const point = curve.points.find(({ percent }) => percent === 20);
  if (!point || curve.customers < 25) return null;
  return { share: point.share, interval: [...point.interval], top: point.top, customers: curve.customers };
}

function overlapOfTargets({ asked, listed, resolved: { grouping, masks } }: Opened): boolean {
  const targets = asked.filter((_, at) => listed[at]?.stance === "target");
  const isIn = (key: string, { ref }: AskedSegment) => grouping.belongs(key, ref);
  return masks.some(({ group_key }) => targets.filter((target) => isIn(group_key, target)).length > 1);
}

function mixOf(opened: Opened, months: MonthsOfCustomers | null): MixView | null {
  const { asked, listed, version, hides } = opened;
  if (!months || asked.length === 0) return null;
  const faults = faultsOf(opened);
  const isTarget = (at: number) => listed[at]?.stance === "target";
  const targets = asked.filter((_, at) => isTarget(at) && faults[at] === null);
  const untold = asked.flatMap(({ name }, at) => (isTarget(at) && faults[at] !== null ? [name] : []));
  return targetMix(months, targets, { asOf: version.manifest.asOf ?? "", hides, untold });
}

/** Today's window against the same a year before, where payments reach back so far and nothing of it is hidden. */
async function movedOf(opened: Opened, revenue: RevenueRetentionView | null): Promise<MovedView | null> {
  const { version, resolved, asked, ask } = opened;
  const asOf = version.manifest.asOf;
  const closing = revenue && periodOfKey(revenue.closing.key);
  if (!revenue || !closing || asOf === null) return null;
  const before = periodLater(closing, -12).key;
  const place = revenue.periods.findIndex(({ key }) => key === before);
  if (place < 0) return null;
  const isHidden = ({ base, nrr, series }: RevenueGroup) =>
    base === null || nrr.state === "suppressed" || series[place]?.base === null;
  if (revenue.groups.some(isHidden)) return null;
  const windowOf = (key: string) =>
    revenueWindows({ span: revenue.span, closing: key, periods: 1 }, { asOf, firstDay: null })[0];
  const [then, now] = [windowOf(before), windowOf(revenue.closing.key)];
  if (!then || !now) return null;
  const groups = asked.map(({ ref, name }) => ({ ref, name }));
  return await retentionChange({ version, resolved, windows: [then, now], groups, ask });
}

function sharedNote(segments: number, isExclusive: boolean): string[] {
  if (segments === 0 || isExclusive) return [];
  return ["Some customers are in several of these segments, so the rows add up to more than the total."];
}

const hiddenNote =
  "Where a row says hidden, fewer than 5 customers stand behind one of its numbers, or behind one that could be worked out from it: the rows shown add up to less than the total.";

interface FoundLater extends Found, Pick<ExecutiveBrief, "concentration"> {
  readonly isHidden: boolean;
  readonly moved: MovedView | null;
  readonly payback: PaybackView | null;
}

function gapsOf(
  opened: Opened,
  { revenue, months, moved, payback, isExclusive, concentration, isHidden }: FoundLater,
): string[] {
  const { asked, actor } = opened;
  if (asked.length === 0) return ["Publish a segment, and its customers, money and retention stand here."];
  return [
    ...(revenue ? [] : ["Money, growth and net revenue retention need payments with their day."]),
    ...(months ? [] : ["The mix over time needs payments with their day."]),
    ...(payback || !may(actor, "unitEconomics.read")
      ? []
      : ["Payback needs acquisition costs and payments with their day."]),
    ...(revenue && !moved ? [`What moved net revenue retention ${movedNeeds(opened, { isExclusive, isHidden })}`] : []),
    ...tileGaps(opened, concentration),
  ];
}

/** What a customer is worth of its cost, and how few bring how much: what each needs where it is not there. */
function tileGaps({ actor, version: { manifest } }: Opened, concentration: ExecutiveBrief["concentration"]): string[] {
  const worth = metricOf("ltv_cac", manifest);
  const found = worth && availability(worth, manifest, "customers");
  const few = versionColumn(manifest, "customers.total_revenue");
  return [
    ...(found?.available === false && may(actor, "unitEconomics.read") ? [found.sentence] : []),
    ...(concentration
      ? []
      : [
          few && few.column.origin !== "attribute"
            ? "How few customers bring how much needs 25 customers with revenue."
            : "How few customers bring how much needs the field total revenue of customers, or payments.",
        ]),
  ];
}

function movedNeeds(opened: Opened, { isExclusive, isHidden }: Pick<FoundLater, "isExclusive" | "isHidden">): string {
  if (faultsOf(opened).some((fault) => fault !== null)) return "needs a version that can tell who is in each segment.";
  if (!isExclusive) return "can be told for segments that share no customer.";
  if (isHidden) return "is hidden: few customers stand behind one of its parts.";
  return "needs payments that reach back two years.";
}
