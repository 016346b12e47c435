import type { Ask } from "@/lib/analytics/sql/question";
import { AppError } from "@/lib/domain/app-error";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { Metric, MetricForm } from "@/lib/domain/metric";
import { availability, metricOf } from "@/lib/domain/metrics";
import type { ScoreboardQuestion } from "@/lib/domain/scoreboard";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { splitOrdersQuestion } from "./group-sizes";
import type { Grouping } from "./grouping";
import { resolveGrouping } from "./resolve-grouping";
import type { RowPlan } from "./row-plan";
import { rowPlan } from "./row-plans";
import { isOwnColumn, type UnitRowsOptions } from "./unit-rows";

/** A question to one dataset version and who answers its statements. */
export interface Asked {
  readonly version: DatasetVersion;
  readonly question: ScoreboardQuestion;
  /** The segments that the question names, where it asks by segments. */
  readonly segments?: readonly AskedSegment[] | undefined;
  /** An earlier version whose customers are in none of the segments; `ask` then has to name it beside. */
  readonly since?: DatasetVersion | undefined;
  readonly ask: Ask;
}

/** One cell of a scoreboard; group null: the total of the metric. */
export interface CellAddress {
  readonly group: string | null;
  readonly metric: string;
}

/** The unit rows of one cell: where they come from and how they are grouped. */
export interface CellPlan {
  readonly metric: Metric;
  readonly form: MetricForm;
  readonly plan: RowPlan;
  readonly options: UnitRowsOptions;
}

/**
 * The plan behind one cell, the same that the scoreboard measures. Throws AppError invalid for an unknown metric or column, and where
 * the metric is not defined for the column.
 */
export async function cellPlan(asked: Asked, { group, metric: id }: CellAddress): Promise<CellPlan> {
  const { grouping } = await resolveGrouping(asked, asked.question);
  const metric = knownMetric(id, asked.version);
  const planned = metricPlan(asked, metric, grouping);
  if (!("plan" in planned)) throw new AppError("invalid", planned.sentence, [{ path: "metric", value: id }]);
  if (group === null) return { ...planned, options: { ...planned.options, grouping: null } };
  const obstacle = planned.obstacle ?? (await splitOrders(planned, grouping, asked.ask));
  if (obstacle !== null) throw new AppError("invalid", obstacle, [{ path: "metric", value: id }]);
  return planned;
}

/** The metric of an id. Throws AppError invalid where there is none. */
export function knownMetric(id: string, { manifest }: DatasetVersion): Metric {
  const metric = metricOf(id, manifest);
  if (metric) return metric;
  const sentence = `There is no metric ${id}. Choose one of the registry, mean:table.column or share:table.column.`;
  throw new AppError("invalid", sentence, [{ path: "metrics", value: id }]);
}

/** The plan of a metric by a column; `obstacle` says why the groups are not defined although the whole is. */
export function metricPlan(
  { version, question }: Asked,
  metric: Metric,
  grouping: Grouping,
): (CellPlan & { readonly obstacle: string | null }) | { readonly sentence: string } {
  const grouped = availability(metric, version.manifest, grouping.table);
  const found = grouped.available ? grouped : availability(metric, version.manifest);
  if (!found.available) return { sentence: found.sentence };
  const context = { versionId: version.id, manifest: version.manifest, revenuePeriod: question.revenuePeriod };
  return {
    metric,
    form: found.form,
    plan: rowPlan(metric, found.form, context),
    options: { versionId: version.id, grouping },
    obstacle: grouped.available ? null : grouped.sentence,
  };
}

/** An order whose lines differ in the column belongs to no one group: then the metric is not defined by it. */
export async function splitOrders(
  { metric, form, plan, options }: CellPlan,
  grouping: Grouping,
  ask: Ask,
): Promise<string | null> {
  if (form.id !== "order_value" || !isOwnColumn(plan, grouping) || plan.listed.length === 0) return null;
  const [split] = await ask(splitOrdersQuestion(options.versionId, grouping.column.name));
  if (!split || split.orders === 0) return null;
  const orders = split.orders.toLocaleString("en-GB");
  return `${metric.name} is not defined for ${grouping.column.label}: ${orders} orders hold lines with different values.`;
}
