import "server-only";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { Metric } from "@/lib/domain/metric";
import { versionColumn } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { seesWhole } from "./groupable";

/** What stands in place of a metric that is closed to a role. */
export const closedSentence =
  "This is not open to your job role: margins, unit costs and personal columns have rights of their own. Ask an admin if you need it.";

/**
 * A metric is open by its right, the mean or share of a column also by the class of that column. Whose groups may be asked for has
 * been decided before: published segments are open to more roles than columns are.
 */
export function isMetricOpen(actor: Actor, metric: Metric, { manifest }: DatasetVersion): boolean {
  const found = versionColumn(manifest, metric.id.replace(/^(mean|share):/, ""));
  const isClosedColumn = found !== undefined && found.column.privacy !== "none" && !seesWhole(actor, found);
  return may(actor, metric.permission === "kpis.read" ? "segmentKpis.read" : metric.permission) && !isClosedColumn;
}
