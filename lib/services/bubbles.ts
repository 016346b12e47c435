import "server-only";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { type Bubble, type BubblesView, mostBubbles } from "@/lib/domain/bubbles";
import { datasetHead } from "@/lib/domain/dataset-head";
import { averageBehind, liftOf } from "@/lib/domain/lift";
import { headroom } from "@/lib/domain/market";
import type { Metric } from "@/lib/domain/metric";
import { availability, metricOf } from "@/lib/domain/metrics";
import { isMarketFigure } from "@/lib/domain/priority-figures";
import type { Cell } from "@/lib/domain/scoreboard";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import { hiddenSentence } from "./markets";
import { isMetricOpen } from "./metric-access";
import type { VersionAddress } from "./open-population";
import { priorityBoard } from "./priority-board";
import { priorityFacts, type SegmentFacts } from "./priority-facts";
import { prioritySettings } from "./priority-settings";
import { failedKnockout } from "./ranking";
import { contenders } from "./ranking-contenders";

/** Metrics that a lift may be of, the usual one first: those whose difference to the average has an interval. */
const liftMetrics = [
  "churn_per_month",
  "churned_share",
  "conversion",
  "arpu",
  "close_rate",
  "repeat_rate",
  "nrr",
  "active_12",
] as const;

export interface AskedBubbles {
  readonly metric?: string | undefined;
  readonly size?: "customers" | "revenue" | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Headroom against lift of the published segments; null while no segment has a market size or the data have no such metric. */
export async function bubbles(
  actor: Actor,
  address: VersionAddress,
  asked: AskedBubbles = {},
): Promise<BubblesView | null> {
  const facts = await priorityFacts(actor, address, asked.signal);
  const { manifest } = facts.version;
  const choices = possibleLifts(manifest).filter((metric) => isMetricOpen(actor, metric, facts.version));
  const metric = asked.metric === undefined ? choices[0] : choices.find(({ id }) => id === asked.metric);
  if (!metric && asked.metric !== undefined)
    throw new AppError("invalid", `There is no lift by ${asked.metric} here. Choose another metric.`);
  if (!metric || facts.segments.every(({ market }) => !market?.market.size)) return null;
  const { settings } = await prioritySettings(actor, address.dataset);
  const ruled = settings.knockouts.map(({ figure }) => figure).filter((id) => !isMarketFigure(id));
  const board = await priorityBoard(actor, facts, [metric.id, ...ruled]);
  if (!board) return null;
  const all = contenders(facts, board, { ...settings, criteria: [] });
  const size = asked.size ?? (facts.segments.some(({ revenue }) => revenue !== null) ? "revenue" : "customers");
  const column = board.columns.get(metric.id) ?? 0;
  const estimates = board.shown.cells.map((row) => row[column]?.estimate ?? null);
  const named = estimates.map(averageBehind).find((average) => average !== null);
  const average = named ?? board.shown.totals[column]?.estimate?.value ?? null;
  const placed = all.map((one, row) =>
    bubbleOf(one.facts, {
      metric,
      average,
      cell: board.shown.cells[row]?.[column],
      size,
      knockedOut: failedKnockout(one, settings, manifest),
    }),
  );
  const drawn = placed.flatMap((one) => ("slug" in one ? [one] : [])).sort((one, other) => other.size - one.size);
  const left = placed.flatMap((one) => ("slug" in one ? [] : [one]));
  const beyond = drawn
    .slice(mostBubbles)
    .map(({ name }) => ({ name, reason: "Smaller than the eight that are drawn." }));
  return {
    dataset: datasetHead(facts.version),
    metric: { id: metric.id, name: metric.name, direction: metric.direction ?? "higher" },
    choices: choices.map(({ id, name }) => ({ id, name })),
    size,
    level: 1 - board.shown.family.alpha,
    bubbles: drawn.slice(0, mostBubbles),
    left: [...left, ...beyond],
  };
}

/** What keeps bubbles from being drawn, and what would unlock them. */
export async function bubblesObstacle(actor: Actor, address: VersionAddress): Promise<string> {
  const { version, segments } = await priorityFacts(actor, address);
  if (segments.length === 0) return "Room in the market against lift needs a published segment.";
  if (!possibleLifts(version.manifest).some((metric) => isMetricOpen(actor, metric, version)))
    return "Room in the market against lift needs whether customers left or converted, or what they pay.";
  return "Room in the market against lift needs a market size: write one for a segment under Prioritise, Market.";
}

function possibleLifts(manifest: VersionManifest): Metric[] {
  return liftMetrics.flatMap((id) => {
    const metric = metricOf(id, manifest);
    return metric && availability(metric, manifest, "customers").available ? [metric] : [];
  });
}

interface Placing {
  readonly metric: Metric;
  readonly average: number | null;
  readonly cell: Cell | undefined;
  readonly size: "customers" | "revenue";
  readonly knockedOut: string | null;
}

function bubbleOf(
  { segment, asked, market, own, revenue, isHidden, fault }: SegmentFacts,
  { metric, average, cell, size, knockedOut }: Placing,
): Bubble | { readonly name: string; readonly reason: string } {
  const { name } = segment;
  const { range, unit } = market?.market.size ?? {};
  if (isHidden) return { name, reason: hiddenSentence };
  if (!range || unit === undefined) return { name, reason: "Its market size is not written down." };
  if (!own) return { name, reason: fault ?? "The data do not tell its customers." };
  const lift = liftOf(metric.direction, average, cell?.estimate ?? null);
  if (lift === null)
    return { name, reason: cell?.sentence ?? `${metric.name} cannot be told for so few, or is 0 there.` };
  return {
    slug: segment.slug,
    ref: asked.ref,
    name,
    code: segment.code,
    headroom: headroom(range, own.today),
    unit,
    ...lift,
    size: size === "revenue" ? (revenue ?? 0) : own.today,
    knockedOut,
  };
}
