import "server-only";
import { may } from "@/lib/access/allow";
import { concentrationCurve } from "@/lib/analytics/queries/concentration-curve";
import { customersWord } from "@/lib/analytics/queries/customers-word";
import type { MeasuredRevenue } from "@/lib/analytics/queries/measure-revenue";
import { sizeLine } from "@/lib/analytics/queries/member-lines";
import type { Actor } from "@/lib/domain/actor";
import { periodLater, periodOfKey } from "@/lib/domain/calendar-period";
import { datasetHead } from "@/lib/domain/dataset-head";
import { type ExecutiveBrief, type MixView, type MovedView, mostBriefSegments } from "@/lib/domain/executive-brief";
import { availability, metricOf, versionColumn } from "@/lib/domain/metrics";
import type { PaybackView } from "@/lib/domain/payback-view";
import type { RevenueGroup, RevenueRetentionView } from "@/lib/domain/revenue-retention";
import { revenueWindows, usualRevenueSpan } from "@/lib/domain/revenue-windows";
import { type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { briefLines } from "./brief-lines";
import { groupedByRows, otherSegmentsKey } from "./brief-rows";
import { isMetricOpen } from "./metric-access";
import {
  customersOf,
  faultsOf,
  listedOf,
  type OpenBrief,
  openBrief,
  otherSegmentsOf,
  overlapOfTargets,
  populationNotes,
  rowFaults,
  rowsOf,
} from "./open-brief";
import type { VersionAddress } from "./open-population";
import { paybackView } from "./payback-lines";
import { boardOfListed } from "./published-segments";
import { retentionChange } from "./retention-change";
import { revenueWithLines } from "./revenue-retention";
import { scoreboard } from "./scoreboard";
import { type MonthsOfCustomers, monthsOfCustomers, targetMix } from "./target-mix";

/** Segments like a profit and loss account, the mix toward the targets, and what moved, as this role may see it. */
export async function executiveBrief(
  actor: Actor,
  address: VersionAddress,
  signal?: AbortSignal,
): Promise<ExecutiveBrief> {
  const opened = await openBrief(actor, address, signal);
  const { version, ask, resolved } = opened;
  const months = await monthsOfCustomers(version, resolved, ask);
  const place = { dataset: address.dataset, version: String(version.number) };
  const board = await boardOf(opened, place);
  const measured = await revenueOf(opened);
  const revenue = measured?.view ?? null;
  const { isExclusive, isHidden, ...lines } = linesOf(opened, { months, revenue: measured });
  const moved = isExclusive && !isHidden ? await movedOf(opened, revenue) : null;
  const concentration = await concentrationOf(opened);
  const payback = await paybackView(
    { ...opened, asked: listedOf(opened), seesMargins: may(actor, "margins.read") },
    board,
  );
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
    published: opened.published,
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
    notes: [...populationNotes(opened, isExclusive), ...(isHidden ? [hiddenNote] : []), ...(revenue?.notes ?? [])],
    gaps: gapsOf(opened, { revenue: measured, months, moved, payback, isExclusive, concentration, isHidden }),
  };
}

interface Counted {
  readonly months: MonthsOfCustomers | null;
  readonly revenue: MeasuredRevenue | null;
}

/** The rows of the table and what is left of the company beside them. */
function linesOf(opened: OpenBrief, { months, revenue }: Counted) {
  const { rows, counted, resolved, hides } = opened;
  const isExclusive = rows.length > 0 && rowsOf(opened, sizeLine(resolved)).every(({ inside }) => inside.length < 2);
  const { segments, ...sums } = briefLines({
    asked: rows,
    stances: counted.map(({ stance }) => stance),
    faults: rowFaults(opened),
    customers: rowsOf(opened, customersOf(opened, months)),
    revenue,
    isExclusive,
    hides,
  });
  return {
    ...sums,
    isExclusive,
    segments: segments.slice(0, mostBriefSegments),
    otherSegments: otherSegmentsOf(opened, segments[mostBriefSegments]),
  };
}

/** What stands in the columns, of each the first that the version has and the role may see: kept, worth, earned back. */
const columns = [["retention_12", "churned_share"], ["ltv_cac", "arpu"], ["payback"]] as const;

async function boardOf(
  { actor, version, ...opened }: OpenBrief,
  place: VersionAddress,
): Promise<ScoreboardView | null> {
  const ids = columns.flatMap((choice) => {
    const found = choice.find((id) => {
      const metric = metricOf(id, version.manifest);
      const isThere = metric !== undefined && availability(metric, version.manifest, "customers").available;
      return isThere && isMetricOpen(actor, metric, version);
    });
    return found === undefined ? [] : [found];
  });
  const listed = listedOf(opened);
  if (listed.length === 0 || ids.length === 0) return null;
  const question = { by: segmentsKey, segments: listed.map(({ ref }) => ref), metrics: ids, against: "rest" };
  return boardOfListed(await scoreboard(actor, place, { question }), opened.published);
}

async function revenueOf({ actor, version, rows, ask }: OpenBrief): Promise<MeasuredRevenue | null> {
  const nrr = metricOf("nrr", version.manifest);
  if (rows.length === 0 || !nrr || !availability(nrr, version.manifest).available) return null;
  const span = usualRevenueSpan(version.manifest);
  const question = { by: segmentsKey, segments: rows.map(({ ref }) => ref), span, recurringOnly: false };
  return await revenueWithLines(actor, { version, segments: rows, ask }, question);
}

interface Found {
  readonly months: MonthsOfCustomers | null;
  readonly revenue: MeasuredRevenue | null;
  readonly isExclusive: boolean;
}

async function concentrationOf({ version, ask }: OpenBrief): Promise<ExecutiveBrief["concentration"]> {
  const column = versionColumn(version.manifest, "customers.total_revenue")?.column;
  if (!column || column.origin === "attribute") return null;
  const curve = await concentrationCurve(version, column, ask);
  const point = curve.points.find(({ percent }) => percent === 20);
  if (!point || curve.customers < 25) return null;
  return { share: point.share, interval: [...point.interval], top: point.top, customers: curve.customers };
}

function mixOf(opened: OpenBrief, months: MonthsOfCustomers | null): MixView | null {
  const { asked, counted, version, hides } = opened;
  if (!months || asked.length === 0) return null;
  const faults = faultsOf(opened);
  const isTarget = (at: number) => counted[at]?.stance === "target";
  const targets = asked.filter((_, at) => isTarget(at) && faults[at] === null);
  const untold = asked.flatMap(({ name }, at) => (isTarget(at) && faults[at] !== null ? [name] : []));
  return targetMix(months, targets, { asOf: version.manifest.asOf ?? "", hides, untold });
}

/** Today's window against the same a year before, where payments reach back so far and nothing of it is hidden. */
async function movedOf(opened: OpenBrief, revenue: RevenueRetentionView | null): Promise<MovedView | null> {
  const { version, resolved, asked, rows, ask } = opened;
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
  const groups = rows.map(({ ref, name }) => ({ ref, name }));
  const byRows = groupedByRows(resolved, asked, mostBriefSegments);
  const moved = await retentionChange({ version, resolved: byRows, windows: [then, now], groups, ask });
  const named = (segment: string | null) => (segment === otherSegmentsKey ? null : segment);
  return moved && { ...moved, parts: moved.parts.map((part) => ({ ...part, segment: named(part.segment) })) };
}

const hiddenNote =
  "Where a row says hidden, fewer than 5 customers stand behind one of its numbers, or behind one that could be worked out from it: the rows shown add up to less than the total.";

interface FoundLater extends Found, Pick<ExecutiveBrief, "concentration"> {
  readonly isHidden: boolean;
  readonly moved: MovedView | null;
  readonly payback: PaybackView | null;
}

function gapsOf(
  opened: OpenBrief,
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
function tileGaps(
  { actor, version: { manifest } }: OpenBrief,
  concentration: ExecutiveBrief["concentration"],
): string[] {
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

function movedNeeds(
  opened: OpenBrief,
  { isExclusive, isHidden }: Pick<FoundLater, "isExclusive" | "isHidden">,
): string {
  if (faultsOf(opened).some((fault) => fault !== null)) return "needs a version that can tell who is in each segment.";
  if (!isExclusive) return "can be told for segments that share no customer.";
  if (isHidden) return "is hidden: few customers stand behind one of its parts.";
  return "needs payments that reach back two years.";
}
