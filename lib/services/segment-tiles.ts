import "server-only";
import type { Actor } from "@/lib/domain/actor";
import type { MetricUnit } from "@/lib/domain/metric";
import { availability, metricOf } from "@/lib/domain/metrics";
import { type Cell, type MetricHead, type ScoreboardView, segmentsKey } from "@/lib/domain/scoreboard";
import { detectableDifference } from "./detectable-difference";
import type { VersionAddress } from "./open-population";
import { scoreboard } from "./scoreboard";
import { resolveVersion } from "./versions";

/** The money of a segment: a sum and its share of everybody's; null where hidden from this reader (`sentence`) or not defined. */
export interface MoneyTile {
  readonly title: string;
  readonly sum: number | null;
  readonly share: number | null;
  /** Of the customers whose money it is; null for revenue so far, to which some pay nothing. */
  readonly perCustomer: number | null;
  readonly customers: number | null;
  readonly sentence: string | null;
}

/** The smallest difference to everybody else that a segment of this size shows with 80 % power. */
export interface DetectableTile {
  readonly metric: MetricHead;
  readonly difference: number;
  readonly unit: MetricUnit;
  readonly n: number;
}

export interface SegmentTiles {
  readonly currency: string;
  readonly money: MoneyTile | null;
  readonly detectable: DetectableTile | null;
}

/** The large numbers of a segment beside its size. */
export async function segmentTiles(actor: Actor, address: VersionAddress, ref: string): Promise<SegmentTiles> {
  const { manifest } = await resolveVersion(actor, address.dataset, address.version);
  const isThere = (id: string) => {
    const metric = metricOf(id, manifest);
    return metric !== undefined && availability(metric, manifest, "customers").available;
  };
  const money = ["mrr", "revenue"].find(isThere);
  const outcome = ["churned_share", "conversion", "repeat_rate"].find(isThere);
  const ids = [money, outcome].filter((id) => id !== undefined);
  if (ids.length === 0) return { currency: manifest.currency, money: null, detectable: null };
  const question = { by: segmentsKey, segments: [ref], metrics: ids, against: "rest" };
  const view = await scoreboard(actor, address, { question });
  return {
    currency: view.dataset.currency,
    money: money === undefined ? null : moneyTile(columnOf(view, money)),
    detectable: outcome === undefined ? null : detectableTile(columnOf(view, outcome)),
  };
}

interface Column {
  readonly head: MetricHead;
  readonly cell: Cell;
  readonly total: Cell;
}

function columnOf(view: ScoreboardView, id: string): Column | null {
  const at = view.metrics.findIndex((metric) => metric.id === id);
  const [head, cell, total] = [view.metrics[at], view.cells[0]?.[at], view.totals[at]];
  return head && cell && total ? { head, cell, total } : null;
}

/** What customers of today pay a month, where that is known; else all revenue so far. */
function moneyTile(column: Column | null): MoneyTile | null {
  if (!column) return null;
  const { head, cell, total } = column;
  const isMonthly = head.id === "mrr";
  const [sum, whole] = [cell.estimate?.value ?? null, total.estimate?.value ?? null];
  const customers = isMonthly ? (cell.estimate?.n ?? null) : null;
  return {
    title: isMonthly ? head.name : "Revenue so far",
    sum,
    share: sum === null || whole === null || whole <= 0 ? null : sum / whole,
    perCustomer: sum === null || !customers ? null : sum / customers,
    customers,
    sentence: cell.sentence,
  };
}

function detectableTile(column: Column | null): DetectableTile | null {
  const [own, whole] = [column?.cell.estimate, column?.total.estimate];
  if (!column || !own || !whole) return null;
  const { unit } = column.head;
  const difference = detectableDifference({ own, whole, unit });
  return difference === null ? null : { metric: column.head, difference, unit: unit as MetricUnit, n: own.n };
}
