import type { Metric } from "@/lib/domain/metric";
import type { Comparison } from "@/lib/stats/compare";
import { boardGroups, referenceOf } from "./board-groups";
import { type Asked, knownMetric } from "./cell-plan";
import { resolveGrouping } from "./resolve-grouping";
import { scoreboardColumn } from "./scoreboard";

/** The comparison that a hypothesis is about: what the scoreboard judges in its cell, or why there is none. */
export interface ClaimComparison {
  readonly metric: Metric;
  readonly comparison: Comparison | null;
  readonly customers: number;
  readonly population: number;
  readonly fault: string | null;
}

/** One segment on one metric against the rest or the average, with the obstacles that the scoreboard sees. */
export async function claimComparison(asked: Asked): Promise<ClaimComparison> {
  const { question, version } = asked;
  const [id = ""] = question.metrics;
  const resolved = await resolveGrouping(asked, question);
  const reference = referenceOf(question, resolved);
  const [group] = boardGroups(resolved, reference);
  const column = await scoreboardColumn(asked, { id, resolved, reference, presums: undefined });
  const fault = group?.fault ?? column.sentence;
  return {
    metric: knownMetric(id, version),
    comparison: fault === null ? (column.comparisons[0] ?? null) : null,
    customers: group?.customers ?? 0,
    population: resolved.total,
    fault,
  };
}
