import { sharedDomain } from "@/components/charts/shared-domain";
import type { ProfitLine, ProfitNumber, ProfitRow, ProfitTableProps } from "@/components/home/profit-table";
import { centsText } from "@/lib/domain/cents-text";
import type { CompareState } from "@/lib/domain/compare-address";
import type { BriefLine, ExecutiveBrief } from "@/lib/domain/executive-brief";
import { tenthsThatAddUp } from "@/lib/domain/executive-sentence";
import { formatDate } from "@/lib/domain/format-date";
import { countText, percentText, valueOfInterval } from "@/lib/domain/number-words";
import { revenueHref } from "@/lib/domain/revenue-address";
import { type Cell, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { segmentHref } from "@/lib/domain/segment-address";
import { segmentTile } from "@/lib/domain/segment-tile";
import type { SegmentVerdict } from "@/lib/domain/study-resources";
import { boardRows, totalCells } from "../compare/board-rows";

/** The table of segments: each number as text, with the page on which it stands open. */
export function profitRows(
  workspace: string,
  brief: ExecutiveBrief,
  verdicts: readonly SegmentVerdict[] | null,
): ProfitTableProps {
  const { board, segments, dataset } = brief;
  const state = board && boardState(brief, board);
  const rows = board && state ? boardRows({ workspace, view: board, state }) : [];
  const cells = board && state ? totalCells({ workspace, view: board, state }) : [];
  const isKept = /^(retention_\d+|churned_share)$/.test(board?.metrics[0]?.id ?? "");
  const from = isKept ? 1 : 0;
  const heads = {
    measure: isKept ? (shortNames[board?.metrics[0]?.id ?? ""] ?? null) : null,
    more: [
      ...(brief.period ? ["Net retention"] : []),
      ...(board?.metrics.slice(from).map(({ id, name }) => shortNames[id] ?? name) ?? []),
    ],
    aside: verdicts && verdicts.length > 0 ? "Hypothesis" : null,
  };
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
      ...lineNumbers(brief, segment, { share: shares[at] ?? null, isUntold: segment.fault !== null }),
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
      more: [...nrr(segment.nrr, segment.ref), ...(row?.cells.slice(from).map(boardNumber) ?? [])],
      aside: verdictText(verdicts?.find((one) => one.segment === segment.slug)),
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
      }),
      measure: isKept && cells[0] ? boardNumber(cells[0]) : null,
      more: [...nrr(brief.total.nrr, null), ...cells.slice(from).map(boardNumber)],
    },
    heads,
    money: brief.moneyWords === null ? null : `Revenue, ${dataset.currency}`,
    domain: sharedDomain(strips, 0),
    label: "Segments like a profit and loss account",
  };
}

/** The segments that are not listed, and those in none: two rows, so that the table adds up and names neither wrongly. */
function restOf(brief: ExecutiveBrief, shares: readonly (string | null)[]): ProfitLine[] {
  const { otherSegments, others } = brief;
  const line = (name: string, of: BriefLine, { at, isUntold = false }: { at: number; isUntold?: boolean }) => ({
    ...{ name, measure: null, more: [] },
    ...lineNumbers(brief, of, { share: shares[at] ?? null, isUntold }),
  });
  return [
    ...(otherSegments
      ? [line("Other segments", otherSegments, { at: 0, isUntold: otherSegments.fault !== null })]
      : []),
    ...(others ? [line("In no segment", others, { at: otherSegments ? 1 : 0 })] : []),
  ];
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

/** Shares of the segments and of the rows below them as printed: parts of one whole are rounded so that they add up to 100 %. */
export function moneyShares({
  segments,
  otherSegments,
  others,
}: Pick<ExecutiveBrief, "segments" | "otherSegments" | "others">): (string | null)[] {
  const lines = [...segments, ...[otherSegments, others].filter((line) => line !== null)];
  const shares = lines.map(({ shareOfMoney }) => shareOfMoney);
  const known = shares.flatMap((share) => share ?? []);
  const isWhole = known.length === shares.length && Math.abs(known.reduce((sum, one) => sum + one, 0) - 1) < 1e-9;
  if (!isWhole) return shares.map((share) => (share === null ? null : percentText(share)));
  return tenthsThatAddUp(known, 1).map((tenths, at) => tenthsText(tenths, known[at] ?? 0));
}

/** What is not 0 % or 100 % is not printed as such. */
function tenthsText(tenths: number, share: number): string {
  if (tenths === 0) return percentText(share > 0 ? Math.min(share, 1e-4) : 0);
  return percentText(tenths === 1000 ? Math.max(share, 0.9999) : tenths / 1000);
}

/** `share`: as printed; `isUntold`: this version cannot tell who is in the segment. */
function lineNumbers(
  { dataset }: ExecutiveBrief,
  { customers, money }: BriefLine,
  { share, isUntold = false }: { readonly share: string | null; readonly isUntold?: boolean },
): Pick<ProfitRow, "customers" | "money" | "share" | "growth"> {
  const missing = isUntold
    ? ({ kind: "notInData", words: "not known" } as const)
    : ({ kind: "suppressed", words: "hidden" } as const);
  const isHidden = money !== null && money.cents === null;
  const shown = (text: string | null): ProfitNumber => ({ text, missing: text === null && isHidden ? missing : null });
  return {
    customers: customers === null ? { text: null, missing } : { text: countText(customers) },
    money: shown(money?.cents == null ? null : centsText(money.cents, dataset.currency).replace(/[^\d.,\u2212]/g, "")),
    share: shown(share),
    growth: shown(money?.growth == null ? null : growthText(money.growth)),
  };
}

function growthText(growth: number): string {
  const size = percentText(Math.abs(growth));
  return growth > 0 ? `+${size}` : growth < 0 ? `\u2212${size}` : size;
}

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

function revenueHrefOf(workspace: string, { dataset, segments, period }: ExecutiveBrief, shown: string | null): string {
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
