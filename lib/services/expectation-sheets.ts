import "server-only";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { Estimate } from "@/lib/domain/estimate";
import {
  type Expectation,
  type ExpectationTopic,
  expectationTopics,
  isTimed,
  isUnderWay,
  type TimedTopic,
} from "@/lib/domain/expectation";
import type { ExpectationCell, ExpectationGap, ExpectationSheet, ServiceActual } from "@/lib/domain/expectation-board";
import {
  blank,
  channelVerdict,
  ratioToLimit,
  timedVerdict,
  unmeasuredVerdict,
  waitSentence,
} from "@/lib/domain/promise-verdict";
import type { Stance } from "@/lib/domain/segment";
import { topicNames } from "@/lib/domain/service-words";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { effectiveCounts } from "@/lib/stats/design-effect";
import { hiddenInLine, isSmall } from "@/lib/stats/small-cells";
import { wilson } from "@/lib/stats/wilson";
import type { ServiceMeasures } from "./service-measures";

/** A segment with what was written of its service and what this reader may see of its numbers. */
export interface SheetSource {
  readonly segment: AskedSegment & { readonly stance: Stance | null; readonly fault: string | null };
  readonly rows: readonly Expectation[];
  readonly satisfaction: Estimate | null;
  /** Fewer than 5 customers for this reader, or next to such a group. */
  readonly isHidden: boolean;
  readonly hidesSmall: boolean;
}

/** One segment's sheet as a reader may see it. */
export function sheetOf(source: SheetSource, measures: ServiceMeasures, manifest: VersionManifest): ExpectationSheet {
  const { segment, satisfaction, isHidden } = source;
  const stake = measures.stakes.get(segment.ref);
  const hides = isHidden || (source.hidesSmall && isSmall(stake?.customers ?? 0));
  return {
    slug: segment.slug,
    ref: segment.ref,
    name: segment.name,
    code: segment.code,
    stance: segment.stance,
    customers: hides ? null : (stake?.customers ?? null),
    revenueCents: hides ? null : (stake?.revenueCents ?? null),
    satisfaction: isHidden ? null : satisfaction,
    cells: expectationTopics.map((topic) => cellOf(source, topic, { measures, manifest })),
    fault: segment.fault,
  };
}

interface Measured {
  readonly measures: ServiceMeasures;
  readonly manifest: VersionManifest;
}

function cellOf(source: SheetSource, topic: ExpectationTopic, measured: Measured): ExpectationCell {
  const row = source.rows.find((one) => one.topic === topic);
  const actual = actualOf(source, topic, measured);
  const [expected, offered] = [row?.expected ?? null, row?.offered ?? null];
  const against = (side: "expected" | "offered") => {
    const claim = { expected, offered }[side];
    if (!claim) return blank;
    if (isTimed(topic))
      return timedVerdict(claim, measured.measures.judged({ ref: source.segment.ref, topic, side }), actual);
    if (topic === "channel") return channelVerdict(claim, offered, actual);
    return side === "expected"
      ? unmeasuredVerdict(topic, expected, offered, actual)
      : unmeasuredVerdict(topic, offered, offered, actual);
  };
  return {
    id: row?.id ?? null,
    topic,
    expected,
    offered,
    actual,
    againstExpected: against("expected"),
    againstOffered: against("offered"),
    owner: row?.ownerId ? { id: row.ownerId, name: row.ownerName ?? "" } : null,
    status: row?.status ?? "open",
    due: row?.due ?? null,
    revision: row?.revision ?? null,
    updatedBy: row?.updatedBy ?? null,
    updatedAt: row?.updatedAt ?? null,
  };
}

const hidden: ServiceActual = {
  kind: "hidden",
  sentence: "Hidden: fewer than 5 customers, or next to a group of so few that it could be worked out.",
};

const unlocks: Readonly<Record<Exclude<ExpectationTopic, TimedTopic | "channel">, string>> = {
  onboarding: "Not measured: a date on which onboarding ended, as an event or a column, would unlock it.",
  cadence: "Not measured: reviews held, as events with a day, would unlock it.",
  selfService: "Not measured: questions solved without a ticket, as events, would unlock it.",
};

function actualOf(source: SheetSource, topic: ExpectationTopic, { measures }: Measured): ServiceActual {
  const { segment, isHidden } = source;
  if (segment.fault !== null) return { kind: "notMeasured", sentence: segment.fault };
  if (topic === "channel") return channelsOf(source, measures);
  if (!isTimed(topic)) return { kind: "notMeasured", sentence: unlocks[topic] };
  const waits = measures.waits[topic];
  if (!waits) {
    const field = topic === "firstResponse" ? "the first response" : "the resolution";
    return {
      kind: "notMeasured",
      sentence: `Not measured: tickets with a customer and the time of ${field} would unlock it.`,
    };
  }
  const own = waits.segments.find(({ ref }) => ref === segment.ref);
  if (!own || own.tickets === 0)
    return { kind: "notMeasured", sentence: "Not measured: no ticket of this segment yet." };
  if (isHidden || (source.hidesSmall && isSmall(own.customers))) return hidden;
  const { ref: _, attainments: __, ...shown } = own;
  return { kind: "waits", ...shown };
}

const mostChannels = 6;

function channelsOf({ segment, isHidden, hidesSmall }: SheetSource, measures: ServiceMeasures): ServiceActual {
  const found = measures.channels.get(segment.ref);
  if (found === undefined)
    return { kind: "notMeasured", sentence: "Not measured: tickets with a customer and a channel would unlock it." };
  const [first] = found;
  if (!first) return { kind: "notMeasured", sentence: "Not measured: no ticket of this segment names its channel." };
  if (isHidden || (hidesSmall && isSmall(first.customers))) return hidden;
  // All tickets are shown, so those of a channel that is hidden alone would be what is left.
  const hides = hidesSmall ? hiddenInLine(found.map(({ users }) => users)) : [];
  const listed = found.filter((_, at) => !hides[at]).slice(0, mostChannels);
  if (listed.length === 0) return hidden;
  return {
    kind: "channels",
    n: first.n,
    customers: first.customers,
    shares: listed.map((sums) => {
      const effective = effectiveCounts(sums);
      const interval = effective && wilson(effective.k, effective.n);
      return { channel: sums.channel, n: sums.k, share: sums.k / sums.n, interval };
    }),
    others: found.filter((sums) => !listed.includes(sums)).map(({ channel }) => channel),
  };
}

/** How gaps are read: of these tickets, by a reader from whom small groups are hidden or not, on this day. */
export interface GapReading {
  readonly measures: ServiceMeasures;
  readonly hidesSmall: boolean;
  readonly day: string;
}

/**
 * Gaps: what is expected and missed or met in part. Those that somebody is to mend come first, then the accepted ones and those said
 * to be fixed; of each the segment that pays most first; within a segment the one that is the most times its limit, then those that
 * are not measured in time.
 */
export function gapsOf(sheets: readonly ExpectationSheet[], seen: GapReading): ExpectationGap[] {
  return sheets
    .flatMap((sheet) => sheet.cells.flatMap((cell) => gapOf(sheet, cell, seen) ?? []))
    .sort(
      (one, other) =>
        Number(isUnderWay(other.status)) - Number(isUnderWay(one.status)) ||
        (other.revenueCents ?? -1) - (one.revenueCents ?? -1) ||
        (other.ratio ?? 0) - (one.ratio ?? 0) ||
        (one.code < other.code ? -1 : one.code > other.code ? 1 : 0) ||
        expectationTopics.indexOf(one.topic) - expectationTopics.indexOf(other.topic),
    );
}

function gapOf(
  sheet: ExpectationSheet,
  cell: ExpectationCell,
  { measures, hidesSmall, day }: GapReading,
): ExpectationGap | null {
  const { topic, againstExpected: verdict, actual } = cell;
  if (cell.id === null || (verdict.state !== "missed" && verdict.state !== "inPart")) return null;
  const ratio = ratioToLimit(cell.expected, actual);
  const waited = isTimed(topic) ? measures.late({ ref: sheet.ref, topic, side: "expected" }) : null;
  const isShown = waited !== null && actual.kind === "waits" && !(hidesSmall && isSmall(waited.customers));
  const sentence = topic === "firstResponse" ? waitSentence(sheet.name, ratio) : null;
  return {
    id: cell.id,
    slug: sheet.slug,
    name: sheet.name,
    code: sheet.code,
    topic,
    state: verdict.state,
    sentence: sentence === null ? `${topicNames[topic]}: ${verdict.sentence}` : `${sentence}: ${verdict.sentence}`,
    ratio,
    revenueCents: sheet.revenueCents,
    waited: isShown ? waited : null,
    owner: cell.owner,
    status: cell.status,
    due: cell.due,
    isOverdue: isUnderWay(cell.status) && cell.due !== null && cell.due < day,
  };
}
