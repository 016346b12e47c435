import type { MetricUnit } from "./metric";
import { availability, metricOf, metrics } from "./metrics";
import type { VersionManifest } from "./version-manifest";

/** A number of a segment that a criterion or a knock-out reads: of its market, or a metric of its customers. */
export interface PriorityFigure {
  readonly id: string;
  readonly name: string;
  readonly unit: MetricUnit;
  /** Which way is better, where one is. */
  readonly direction: "higher" | "lower" | null;
  /** Of a metric: the right that its numbers need. */
  readonly permission: "kpis.read" | "margins.read" | "unitEconomics.read" | null;
}

/** What is written or computed about a market. */
export const marketFigures = [
  figure("market_size", "Market size", "count", "higher"),
  figure("headroom", "Headroom", "count", "higher"),
  figure("penetration", "Penetration", "share", "lower"),
  figure("demand", "Companies that look for a solution in a year", "count", "higher"),
  figure("with_solution", "Share that has a solution", "share", null),
  figure("customers_today", "Customers today", "count", "higher"),
  figure("years_to_saturation", "Years to saturation", "number", "higher"),
] as const;
export type MarketFigureId = (typeof marketFigures)[number]["id"];

/** The figure of an id: of the market, or a metric. Undefined where there is none. */
export function priorityFigure(id: string, manifest: VersionManifest): PriorityFigure | undefined {
  const own = marketFigures.find((one) => one.id === id);
  if (own) return own;
  const metric = metricOf(id, manifest);
  if (!metric || metric.kind === "count" || metric.kind === "total") return undefined;
  return {
    id,
    name: metric.name,
    unit: metric.unit,
    direction: metric.direction,
    permission: metric.permission,
  };
}

/** True for the id of a figure about a market; every other id is a metric's. */
export function isMarketFigure(id: string): id is MarketFigureId {
  return marketFigures.some((one) => one.id === id);
}

/** Every figure that a version allows, for a choice. */
export function possibleFigures(manifest: VersionManifest): PriorityFigure[] {
  const measured = metrics
    .filter((metric) => availability(metric, manifest, "customers").available)
    .flatMap(({ id }) => priorityFigure(id, manifest) ?? []);
  return [...marketFigures, ...measured];
}

function figure<Id extends string>(
  id: Id,
  name: string,
  unit: MetricUnit,
  direction: PriorityFigure["direction"],
): PriorityFigure & { readonly id: Id } {
  return { id, name, unit, direction, permission: null };
}
