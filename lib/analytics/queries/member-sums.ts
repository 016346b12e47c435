import { type Asked, knownMetric, metricPlan } from "./cell-plan";
import { momentsQuestion } from "./moments";
import { resolveGrouping } from "./resolve-grouping";

/** Customers in exactly these segments (places in the order asked) and in no other, with the sum on top of a metric. */
export interface MemberSum {
  readonly inside: readonly number[];
  readonly customers: number;
  /** null where the version does not have the metric. */
  readonly sum: number | null;
}

/**
 * What any union of segments holds, each customer counted once: customers and the sum of a metric by the combination of segments that
 * they are in, those in none left out. The sums are those whose totals the scoreboard shows for each segment.
 */
export async function memberSums(asked: Asked, metricId: string | null): Promise<MemberSum[]> {
  const resolved = await resolveGrouping(asked, asked.question);
  const { grouping, groups, masks } = resolved;
  const sums = metricId === null ? null : await sumsByMask(asked, metricId, grouping);
  return masks.map(({ group_key, size }) => ({
    inside: groups.flatMap((group, place) => (grouping.belongs(group_key, group.group_key) ? [place] : [])),
    customers: size,
    sum: sums === null ? null : (sums.get(group_key) ?? 0),
  }));
}

async function sumsByMask(
  asked: Asked,
  metricId: string,
  grouping: Awaited<ReturnType<typeof resolveGrouping>>["grouping"],
): Promise<ReadonlyMap<string | null, number> | null> {
  const planned = metricPlan(asked, knownMetric(metricId, asked.version), grouping);
  if (!("plan" in planned) || planned.obstacle !== null) return null;
  const rows = await asked.ask(momentsQuestion(planned.plan, planned.options, null));
  return new Map(rows.map(({ group_key, numerator }) => [group_key, numerator]));
}
