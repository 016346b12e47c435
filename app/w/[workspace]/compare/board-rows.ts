import type { BoardCell, BoardColumn, BoardRow } from "@/components/scoreboard/board";
import type { Verdict } from "@/components/ui/mark-difference";
import { type CompareState, compareHref } from "@/lib/domain/compare-address";
import type { Estimate } from "@/lib/domain/estimate";
import type { FigureAddress } from "@/lib/domain/figure";
import {
  countText,
  differenceUnitWords,
  metricFormat,
  type NumberFormat,
  percentText,
  signedBounds,
  signedDifference,
  valueOfInterval,
} from "@/lib/domain/number-words";
import type { Cell, MetricHead, ScoreboardView } from "@/lib/domain/scoreboard";
import { segmentTile } from "@/lib/domain/segment-tile";
import { notEnoughWords } from "@/lib/domain/sentence";
import { subjectKey } from "@/lib/domain/subject";

export interface BoardSetting {
  readonly workspace: string;
  readonly view: ScoreboardView;
  readonly state: CompareState;
  /** Open threads about the numbers of this screen, by their keys; where they are not shown, none. */
  readonly noted?: ReadonlyMap<string, number> | undefined;
}

/** The heads of the board: name, what better means, and the address that sorts by it. */
export function boardColumns({ workspace, view, state }: BoardSetting): BoardColumn[] {
  return view.metrics.map((metric) => ({
    id: metric.id,
    name: metric.name,
    note: [
      differenceUnitWords(formatOf(metric, view)),
      metric.direction === null ? "" : metric.direction === "higher" ? "more is better" : "less is better",
    ]
      .filter(Boolean)
      .join(", "),
    sortHref: compareHref(workspace, {
      ...state,
      sort: metric.id,
      order: state.sort === metric.id && state.order === "descending" ? "ascending" : "descending",
    }),
    sorted: state.sort === metric.id ? state.order : undefined,
  }));
}

/** The rows of the board in the asked order; values without a number stand last. */
export function boardRows(setting: BoardSetting): BoardRow[] {
  const { view, state } = setting;
  const rows = view.groups.map((group, index) => ({ group, index }));
  return sorted(rows, view, state).map(({ group, index }) => ({
    key: group.key,
    index,
    label: group.label,
    size: group.size === null ? null : countText(group.size),
    share: group.shareOfTotal === null ? null : percentText(group.shareOfTotal),
    ...(group.code === undefined ? {} : { tile: segmentTile(group.code), isPart: /\d$/.test(group.code) }),
    ...(group.fault === undefined ? {} : { fault: group.fault }),
    ...(group.shared ? { shared: `${countText(group.shared)} in both` } : {}),
    cells: view.metrics.map((metric, column) =>
      boardCell(setting, { metric, cell: view.cells[index]?.[column], group: group.key }),
    ),
  }));
}

/** The row of the whole base. */
export function totalCells(setting: BoardSetting): BoardCell[] {
  return setting.view.metrics.map((metric, column) =>
    boardCell(setting, { metric, cell: setting.view.totals[column], group: null }),
  );
}

/** Id of the link that opens a number; the focus returns to it. */
export function cellId({ metric, group }: NonNullable<CompareState["open"]>): string {
  return `n-${metric}-${group ?? ""}`.replace(/[^\w-]+/g, "_");
}

/** The address of the number alone, without what stands beside it on this screen. */
export function figureOf(
  { dataset, version, question }: CompareState,
  { metric, group }: NonNullable<CompareState["open"]>,
): FigureAddress {
  const { by, bands, period, revenuePeriod } = question;
  return {
    ...{ dataset, version, metric, by, group },
    ...(bands ? { bands } : {}),
    ...(period ? { period } : {}),
    ...(revenuePeriod ? { revenuePeriod } : {}),
  };
}

/** The numbers of a screen that this reader sees something of. */
export function shownFigures({ view, state }: BoardSetting): FigureAddress[] {
  const lines = [
    ...view.groups.map(({ key }, row) => ({ group: key, cells: view.cells[row] ?? [] })),
    { group: null, cells: view.totals },
  ];
  return lines.flatMap(({ group, cells }) =>
    view.metrics.flatMap(({ id: metric }, column) =>
      isNoted(cells[column]) ? [figureOf(state, { metric, group })] : [],
    ),
  );
}

/** Of a number that is closed to a reader not even that somebody wrote about it. */
function isNoted(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.state !== "noAccess";
}

/** The look of a mark: better or worse where the metric has a direction. */
export function verdictOf(metric: Pick<MetricHead, "direction">, { mark }: Estimate): Verdict {
  if (mark !== "higher" && mark !== "lower") return "unclear";
  if (metric.direction === null) return "differs";
  return mark === metric.direction ? "better" : "worse";
}

interface CellSource {
  readonly metric: MetricHead;
  readonly cell: Cell | undefined;
  readonly group: string | null;
}

function boardCell({ workspace, view, state, noted }: BoardSetting, { metric, cell, group }: CellSource): BoardCell {
  const id = cellId({ metric: metric.id, group });
  const href = compareHref(workspace, { ...state, open: { metric: metric.id, group } });
  const isOpen = state.open?.metric === metric.id && state.open.group === group;
  const figure = figureOf(state, { metric: metric.id, group });
  const notes = isNoted(cell) ? noted?.get(subjectKey({ kind: "figure", figure })) : undefined;
  const base = { id, href, isOpen, notes };
  if (cell?.state !== "shown" || !cell.estimate) {
    const kind = cell?.state === "suppressed" ? "suppressed" : cell?.state === "noAccess" ? "noAccess" : "notInData";
    return {
      ...base,
      missing: { kind, words: shortWords(kind), sentence: cell?.sentence ?? null },
      value: null,
      n: null,
      difference: null,
    };
  }
  const { estimate } = cell;
  return {
    ...base,
    value: estimate.value === null ? null : valueOfInterval(estimate.value, estimate.interval, formatOf(metric, view)),
    n: `${countText(estimate.n)}`,
    missing: missingOf(estimate, group, cell.sentence),
    difference: group === null ? null : differenceOf(metric, estimate, formatOf(metric, view)),
  };
}

function missingOf(estimate: Estimate, group: string | null, sentence: string | null): BoardCell["missing"] {
  if (group === null || estimate.difference || estimate.mark !== "notEnough") {
    return estimate.value === null
      ? { kind: "notInData", words: "no value", sentence: sentence ?? notEnoughWords(estimate, "customers") }
      : null;
  }
  if (estimate.reason === "noTest") return null;
  return { kind: "smallSample", words: shortNeed(estimate), sentence: notEnoughWords(estimate, "customers") };
}

/** Where a number of further customers would mislead: the group is too small to be compared at all. */
const shortReasons: Readonly<Record<string, string>> = {
  fewCustomers: "fewer than 10 customers",
  fewNonZero: "fewer than 10 with a value",
  fewAnswers: "fewer than 30 answers",
  fewAtRisk: "fewer than 10 observed so long",
  fewForPercentile: "too few values",
  noVariation: "all values are alike",
  fewLargeValues: "a few large values decide",
};

/** In a cell there is room for a few words; the title and the drawer have the sentence. */
function shortNeed(estimate: Estimate): string {
  if (estimate.reason !== null && shortReasons[estimate.reason]) return shortReasons[estimate.reason] ?? "";
  return estimate.needed === null ? "not enough data" : `about ${countText(estimate.needed)} more customers needed`;
}

function differenceOf(metric: MetricHead, estimate: Estimate, format: NumberFormat): BoardCell["difference"] {
  const { difference, mark } = estimate;
  if (!difference || mark === "notEnough" || mark === "notComparable") return null;
  const text = signedDifference(difference.value, difference.interval, format);
  const [low, high] = difference.interval ?? [null, null];
  const bounds = difference.interval ? `, interval ${signedBounds(difference.interval, format)}` : "";
  return {
    text,
    verdict: verdictOf(metric, estimate),
    strip: low === null || high === null ? null : { value: difference.value, low, high },
    label: `difference ${text}${bounds}`,
  };
}

/** How numbers of a metric are printed on this screen. */
export function formatOf(
  metric: Pick<MetricHead, "unit" | "isNeverNegative">,
  view: Pick<ScoreboardView, "dataset">,
): NumberFormat {
  return metricFormat(metric, view.dataset.currency);
}

function shortWords(kind: "suppressed" | "noAccess" | "notInData"): string {
  return { suppressed: "hidden", noAccess: "ask the owner", notInData: "not defined" }[kind];
}

function sorted<Row extends { readonly index: number }>(
  rows: readonly Row[],
  view: ScoreboardView,
  state: CompareState,
): Row[] {
  if (state.sort === null) return [...rows];
  const column = view.metrics.findIndex((metric) => metric.id === state.sort);
  const number = ({ index }: Row) =>
    (state.sort === "size" ? view.groups[index]?.size : view.cells[index]?.[column]?.estimate?.value) ?? null;
  const sign = state.order === "ascending" ? 1 : -1;
  return rows.toSorted((a, b) => {
    const [left, right] = [number(a), number(b)];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || a.index - b.index;
    return sign * (left - right) || a.index - b.index;
  });
}
