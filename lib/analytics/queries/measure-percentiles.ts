import type { PercentileSide } from "@/lib/stats/assess-percentile";
import { effectiveCounts } from "@/lib/stats/design-effect";
import { quantileRanks } from "@/lib/stats/quantile-interval";
import { exclusive } from "./grouping";
import { type Coverage, type MeasuredGroup, type Measurement, type Measuring, overlaps } from "./measurement";
import {
  type Fractions,
  type PercentileSizes,
  percentileSizesQuestion,
  type QuantileScope,
  quantileClustersQuestion,
  quantileQuestion,
} from "./percentiles";

/** Measures a percentile of each group, and of its rest, with the order statistics of its interval. */
export async function measurePercentiles(measuring: Measuring): Promise<Measurement> {
  const { plan, options, keys, referenceKey, ask } = measuring;
  const rows = await ask(percentileSizesQuestion(plan, options));
  const { belongs } = options.grouping ?? exclusive;
  const keyed = rows.filter((row) => row.group_key !== null);
  const coverageOf = (key: string) => together(keyed.filter((row) => belongs(row.group_key, key)));
  const counted = rows.map((row) => ({ key: row.group_key, rows: row.rows }));
  const groups: MeasuredGroup[] = [];
  for (const key of keys) {
    const coverage = coverageOf(key);
    const shares = overlaps(measuring, key, counted);
    const group = await side(measuring, { within: key }, coverage.used);
    const reference = await (referenceKey === null
      ? side(measuring, { without: key }, together(keyed).used - coverage.used)
      : key === referenceKey || shares
        ? null
        : side(measuring, { within: referenceKey }, coverageOf(referenceKey).used));
    groups.push({ ...measuredGroup(measuring, coverage, { group, reference }), obstacle: shares ? "overlap" : null });
  }
  const all = together(rows);
  const total = await side(measuring, "all", all.used);
  return {
    groups,
    total: measuredGroup(measuring, all, { group: total, reference: null }),
    ownerless: all.used - together(keyed).used,
  };
}

function measuredGroup(
  { metric }: Measuring,
  coverage: Coverage,
  sides: { group: NamedSide | null; reference: NamedSide | null },
): MeasuredGroup {
  return {
    measured: { kind: "percentile", quantile: metric.at ?? 0.5, ...sides },
    coverage: { ...coverage, named: sides.group?.named ?? 0 },
    numerator: null,
    denominator: null,
  };
}

/** A side with the customers whose rows it has; rows of nobody apart. */
type NamedSide = PercentileSide & { readonly named: number };

async function side(measuring: Measuring, scope: QuantileScope, n: number): Promise<NamedSide | null> {
  if (n === 0) return null;
  const { metric, plan, options, ask } = measuring;
  const quantile = metric.at ?? 0.5;
  const designEffect = await designEffectOf(measuring, scope);
  const effective = fractions(Math.max(1, Math.floor(n / designEffect)), quantile);
  const [row] = await ask(
    quantileQuestion(plan, options, { quantile, effective, rows: fractions(n, quantile) }, scope),
  );
  if (!row || row.value === null) return null;
  const { customers, value, lower, upper } = row;
  return {
    n,
    named: row.named,
    customers,
    value,
    lower,
    upper,
    designEffect,
    asRows: { value, lower: row.row_lower, upper: row.row_upper },
  };
}

/** Of the share of rows at or below the quantile; 1 where every row stands for itself. */
async function designEffectOf({ metric, plan, options, ask }: Measuring, scope: QuantileScope): Promise<number> {
  if (plan.isCustomer || plan.customerId === null) return 1;
  const [sums] = await ask(quantileClustersQuestion(plan, options, metric.at ?? 0.5, scope));
  return (sums && effectiveCounts(sums)?.designEffect) ?? 1;
}

/** The order statistics of n values as fractions; of more values than n the interval keeps its share of them on both sides. */
function fractions(n: number, quantile: number): Fractions {
  const { lower, upper } = quantileRanks(n, quantile);
  const fraction = (rank: number | null) => (rank === null ? null : (rank - 0.5) / n);
  return { lower: fraction(lower), upper: fraction(upper) };
}

function together(rows: readonly PercentileSizes[]): Coverage {
  return rows.reduce((sum, row) => ({ eligible: sum.eligible + row.eligible, used: sum.used + row.rows }), {
    eligible: 0,
    used: 0,
  });
}
