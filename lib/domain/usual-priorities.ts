import { availability, metricOf } from "./metrics";
import type { PriorityCriterion, PrioritySettings } from "./priority-settings";
import type { VersionManifest } from "./version-manifest";

/** Criteria to begin with, as far as a version has their figures: room, who stays, what they pay, what they cost, who is won. */
export function usualPriorities(manifest: VersionManifest): PrioritySettings {
  const criteria: PriorityCriterion[] = [
    { figure: "headroom", weight: 3, from: 0, to: 10_000 },
    { figure: "churn_per_month", weight: 3, from: 0.05, to: 0 },
    { figure: "arpu", weight: 2, from: 0, to: 500 },
    { figure: "ltv_cac", weight: 2, from: 1, to: 5 },
    { figure: "close_rate", weight: 1, from: 0, to: 0.5 },
  ];
  const isThere = ({ figure }: PriorityCriterion) => {
    if (figure === "headroom") return true;
    const metric = metricOf(figure, manifest);
    return metric !== undefined && availability(metric, manifest, "customers").available;
  };
  return {
    criteria: criteria.filter(isThere),
    knockouts: [{ figure: "customers_today", operator: "atLeast", limit: 30 }],
    weights: "drawn",
  };
}
