import { type PaybackCurve, paybackCurve } from "@/lib/stats/payback";
import { type Asked, knownMetric, metricPlan } from "./cell-plan";
import { paybackParts } from "./measure-payback";
import { resolveGrouping } from "./resolve-grouping";

/**
 * The curves behind the paybacks of a scoreboard, one for each group in its order, and everybody's. The cost is of all customers with
 * a known one, which is the acquisition cost of the scoreboard; the margin so far is of those of them who started. Null where payback
 * is not defined for the groups. The same for every reader: suppression is for the caller.
 */
export async function paybackCurves(
  asked: Asked,
): Promise<{ readonly groups: readonly PaybackCurve[]; readonly total: PaybackCurve } | null> {
  const resolved = await resolveGrouping(asked, asked.question);
  const planned = metricPlan(asked, knownMetric("payback", asked.version), resolved.grouping);
  if (!("plan" in planned) || planned.obstacle !== null) return null;
  const keys = resolved.groups.map(({ group_key }) => group_key);
  const { groups, total } = await paybackParts({ ...planned, keys, referenceKey: null, ask: asked.ask });
  return { groups: groups.map(({ parts }) => paybackCurve(parts)), total: paybackCurve(total.parts) };
}
