import { sharedDomain } from "@/components/charts/shared-domain";
import type { ProfitNumber, ProfitRow, ProfitTableProps } from "@/components/home/profit-table";
import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import type { BriefSegment, ExecutiveBrief } from "@/lib/domain/executive-brief";
import { formatDate } from "@/lib/domain/format-date";
import { baseText, spanText } from "@/lib/domain/market-words";
import { percentText, valueOfInterval } from "@/lib/domain/number-words";
import { marketHref } from "@/lib/domain/priority-address";
import type { Range } from "@/lib/domain/range";
import { revenueHref } from "@/lib/domain/revenue-address";
import { type Cell, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { readSegmentRef } from "@/lib/domain/segment";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { SegmentVerdict } from "@/lib/domain/study-resources";
import { boardRows, totalCells } from "../compare/board-rows";
import { lineNumbers, moneyShares, restOf } from "./profit-lines";

/** What is known of segments beside their numbers; `headroom`: null for who may not see markets. */
export interface KnownOfSegments {
  readonly verdicts: readonly SegmentVerdict[];
  readonly headroom: ReadonlyMap<string, Range> | null;
}

/** The table of segments: each number as text, with the page on which it stands open. */
export function profitRows(
  workspace: string,
  brief: ExecutiveBrief,
  { verdicts, headroom }: KnownOfSegments,
): ProfitTableProps {
  const { board, segments, dataset } = brief;
  const state = board && boardState(brief, board);
  const rows = board && state ? boardRows({ workspace, view: board, state }) : [];
  const cells = board && state ? totalCells({ workspace, view: board, state }) : [];
  const isKept = /^(retention_\d+|churned_share)$/.test(board?.metrics[0]?.id ?? "");
  const from = isKept ? 1 : 0;
  const nrr = (cell: Cell | null, open: string | null) =>
    brief.period ? [nrrNumber(cell, revenueHrefOf(workspace, brief, open))] : [];
  const shares = moneyShares(brief);
  const listed = segments.map((segment, at): ProfitRow => {
    const row = rows.find(({ key }) => key === segment.ref);
    const [first] = row?.cells ?? [];
    return {
      key: segment.ref,
      name: segment.name,
      href: segmentHref(workspace, segment.slug),
      tile: segmentTile(segment.code),
      stance: segment.stance,
      ...lineNumbers(brief, segment, {
        share: shares[at] ?? null,
        isUntold: segment.fault !== null,
        customersHref: customersHrefOf(workspace, brief, segment.ref),
        moneyHref: revenueHrefOf(workspace, brief, segment.ref),
      }),
      measure:
        isKept && first
          ? {
              ...boardNumber(first),
              strip: first.difference?.strip
                ? {
                    estimate: first.difference.strip,
                    verdict: first.difference.verdict,
                    label: first.difference.label,
                  }
                : null,
            }
          : null,
      more: [
        ...nrr(segment.nrr, segment.ref),
        ...(row?.cells.slice(from).map(boardNumber) ?? []),
        ...(headroom ? [headroomNumber(workspace, segment, { dataset, range: headroom.get(segment.slug) })] : []),
      ],
      aside: verdictText(verdicts.find((one) => one.segment === segment.slug)),
    };
  });
  const strips = listed.flatMap(({ measure }) => (measure?.strip ? [measure.strip.estimate] : []));
  return {
    rows: listed,
    rest: restOf(brief, shares.slice(segments.length)),
    total: {
      name: "All",
      ...lineNumbers(brief, brief.total, {
        share: brief.total.shareOfMoney === null ? null : percentText(brief.total.shareOfMoney),
        customersHref: customersHrefOf(workspace, brief, null),
        moneyHref: revenueHrefOf(workspace, brief, null),
      }),
      measure: isKept && cells[0] ? boardNumber(cells[0]) : null,
      more: [...nrr(brief.total.nrr, null), ...cells.slice(from).map(boardNumber)],
    },
    heads: headsOf(brief, { verdicts, headroom }, isKept),
    money: brief.moneyWords === null ? null : `Revenue, ${dataset.currency}`,
    domain: sharedDomain(strips, 0),
    label: "Segments like a profit and loss account",
  };
}

function headsOf(
  { board, period }: ExecutiveBrief,
  { verdicts, headroom }: KnownOfSegments,
  isKept: boolean,
): ProfitTableProps["heads"] {
  const names = board?.metrics.map(({ id, name }) => shortNames[id] ?? name) ?? [];
  return {
    measure: isKept ? (names[0] ?? null) : null,
    more: [...(period ? ["Net retention"] : []), ...names.slice(isKept ? 1 : 0), ...(headroom ? ["Headroom"] : [])],
    aside: verdicts.length > 0 ? "Hypothesis" : null,
  };
}

/** The furthest hypothesis on a segment, with the day of its next review. */
function verdictText(verdict: SegmentVerdict | undefined): string {
  if (!verdict) return "none";
  return verdict.nextReview === "" ? verdict.word : `${verdict.word}, review ${formatDate(verdict.nextReview)}`;
}

/** The screen whose marks the table shows, where each number stands open. */
export function boardState({ dataset }: Pick<ExecutiveBrief, "dataset">, board: ScoreboardView): CompareState {
  return {
    dataset: dataset.slug,
    version: dataset.version,
    question: {
      by: segmentsKey,
      segments: board.groups.map(({ key }) => key),
      metrics: board.metrics.map(({ id }) => id),
      against: "rest",
    },
    sort: null,
    order: "descending",
    dense: false,
    open: null,
  };
}

/** Heads of narrow columns. */
const shortNames: Readonly<Record<string, string>> = {
  retention_12: "Kept 12 months",
  churned_share: "Churned",
  ltv_cac: "LTV:CAC",
  arpu: "A customer a month",
};

function boardNumber(cell: {
  readonly value: string | null;
  readonly href: string;
  readonly missing: { readonly kind: NonNullable<ProfitNumber["missing"]>["kind"]; readonly words: string } | null;
}): ProfitNumber {
  return { text: cell.value, href: cell.href, missing: cell.missing };
}

function nrrNumber(cell: Cell | null, href: string): ProfitNumber {
  const { value, interval } = cell?.estimate ?? {};
  if (value != null) return { text: valueOfInterval(value, interval ?? null, { unit: "share", currency: "" }), href };
  const isHidden = cell?.state === "suppressed";
  return { text: null, missing: { kind: isHidden ? "suppressed" : "notInData", words: isHidden ? "hidden" : "none" } };
}

/** Companies still to win, as somebody wrote the market; its sheet says who. */
function headroomNumber(
  workspace: string,
  { slug, customers }: BriefSegment,
  { dataset, range }: { readonly dataset: ExecutiveBrief["dataset"]; readonly range: Range | undefined },
): ProfitNumber {
  const href = marketHref(workspace, { dataset: dataset.slug, version: dataset.version, segment: slug });
  if (range) return { text: baseText(range), href, title: spanText(range) ?? undefined };
  const enough = customers === null ? ", and enough customers to be shown" : "";
  return { text: "–", title: `needs the size of its market, written under Prioritise, Market${enough}` };
}

/** Where the customers of a line were counted: by month on the page of the segment, or as the metric of the scoreboard. */
function customersHrefOf(workspace: string, brief: ExecutiveBrief, ref: string | null): string | undefined {
  const { dataset, board, mix } = brief;
  if (mix === null)
    return board
      ? compareHref(workspace, { ...boardState(brief, board), open: { metric: "customers", group: ref } })
      : undefined;
  if (ref === null) return undefined;
  const { slug, version: definition } = readSegmentRef(ref);
  return segmentHref(workspace, slug, { tab: "time", version: dataset.version, definition });
}

export function revenueHrefOf(
  workspace: string,
  { dataset, segments, period }: ExecutiveBrief,
  shown: string | null,
): string {
  return revenueHref(workspace, {
    dataset: dataset.slug,
    version: dataset.version,
    question: {
      by: segmentsKey,
      segments: segments.map(({ ref }) => ref),
      span: period?.span ?? "yearAgo",
      recurringOnly: false,
      ...(period ? { closing: period.closing } : {}),
    },
    shown,
  });
}
