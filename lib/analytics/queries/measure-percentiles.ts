import type { PercentileSide } from "@/lib/stats/assess-percentile";
import { quantileRanks } from "@/lib/stats/quantile-interval";
import type { Coverage, MeasuredGroup, Measurement, Measuring } from "./measurement";
import { percentileSizesQuestion, type QuantileScope, quantileQuestion } from "./percentiles";

/** Measures a percentile of each group, and of its rest, with the order statistics of its interval. */
export async function measurePercentiles(measuring: Measuring): Promise<Measurement> {
  const { plan, options, keys, referenceKey, ask } = measuring;
  const rows = await ask(percentileSizesQuestion(plan, options));
  const sizes = new Map(rows.map((row) => [row.group_key, { eligible: row.eligible, used: row.rows }]));
  const grouped = [...sizes].filter(([key]) => key !== null);
  const coverageOf = (key: string): Coverage => sizes.get(key) ?? { eligible: 0, used: 0 };
  const groups: MeasuredGroup[] = [];
  for (const key of keys) {
    const group = await side(measuring, { within: key }, coverageOf(key).used);
    const reference = await (referenceKey === null
      ? side(measuring, { without: key }, used(grouped.filter(([other]) => other !== key)))
      : key === referenceKey
        ? null
        : side(measuring, { within: referenceKey }, coverageOf(referenceKey).used));
    groups.push(measuredGroup(measuring, coverageOf(key), { group, reference }));
  }
  const eligible = rows.reduce((sum, row) => sum + row.eligible, 0);
  const all = { eligible, used: used([...sizes]) };
  const total = await side(measuring, "all", all.used);
  return { groups, total: measuredGroup(measuring, all, { group: total, reference: null }) };
}

function measuredGroup(
  { metric }: Measuring,
  coverage: Coverage,
  sides: { group: PercentileSide | null; reference: PercentileSide | null },
): MeasuredGroup {
  return {
    measured: { kind: "percentile", quantile: metric.at ?? 0.5, ...sides },
    coverage,
    numerator: null,
    denominator: null,
  };
}

async function side(
  { metric, plan, options, ask }: Measuring,
  scope: QuantileScope,
  n: number,
): Promise<PercentileSide | null> {
  if (n === 0) return null;
  const quantile = metric.at ?? 0.5;
  const ranked = { quantile, n, ...quantileRanks(n, quantile) };
  const [row] = await ask(quantileQuestion(plan, options, ranked, scope));
  if (!row || row.value === null) return null;
  return { n, customers: row.customers, value: row.value, lower: row.lower, upper: row.upper };
}

function used(sizes: readonly (readonly [string | null, Coverage])[]): number {
  return sizes.reduce((sum, [, coverage]) => sum + coverage.used, 0);
}
