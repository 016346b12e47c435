import type { Measured } from "@/lib/stats/compare";
import { addMoments, emptyMoments, type Moments, subtractMoments } from "@/lib/stats/moments";
import type { Pieces } from "@/lib/stats/overlapping-segments";
import { exclusive } from "./grouping";
import type { Coverage, MeasuredGroup, Measurement, Measuring } from "./measurement";
import { fixedShift, shiftOf } from "./moment-shift";
import {
  type GroupSums,
  momentsQuestion,
  overallQuestion,
  type SharedGroupSums,
  sharedMomentsQuestion,
  sharesCustomers,
} from "./moments";

interface Summed {
  readonly moments: Moments;
  readonly coverage: Coverage;
  readonly numerator: number;
  readonly denominator: number;
}

/** Measures a share, mean, ratio, net promoter score, count or total from sums over customers. */
export async function measureMoments(measuring: Measuring): Promise<Measurement> {
  const shift = await suitableShift(measuring);
  const { groups, total, ownerless, restOf, piecesOf } = await (sharesCustomers(measuring.plan, measuring.options)
    ? sharedSums(measuring, shift)
    : exclusiveSums(measuring, shift));
  const { referenceKey } = measuring;
  const none = summedNothing(shift);
  const sidesOf = (key: string): Sides => {
    if (referenceKey === null) return { reference: restOf(key) };
    if (key === referenceKey) return { reference: null };
    return { reference: groups.get(referenceKey)?.moments ?? null, pieces: piecesOf(key, referenceKey) };
  };
  return {
    groups: measuring.keys.map((key) => measuredGroup(measuring, groups.get(key) ?? none, sidesOf(key))),
    total: measuredGroup(measuring, total, { reference: null }),
    ownerless,
  };
}

/** What a group is compared with: disjoint from it, or with the pieces that the two are made of. */
interface Sides {
  readonly reference: Moments | null;
  readonly pieces?: Pieces<Moments> | undefined;
}

/**
 * Measures each group alone: rows of one customer may stand in several, and there is nothing to compare with. `near`: a group of
 * the same metric that was measured before, whose centre saves looking for one.
 */
export async function measureAlone(
  measuring: Omit<Measuring, "referenceKey">,
  near?: MeasuredGroup,
): Promise<MeasuredGroup[]> {
  const alone = { ...measuring, referenceKey: null };
  const known = near && "group" in near.measured && near.measured.group && "shift" in near.measured.group;
  const shift = known ? near.measured.group.shift : await suitableShift(alone);
  const { groups } = await exclusiveSums(alone, shift);
  return measuring.keys.map((key) =>
    measuredGroup(alone, groups.get(key) ?? summedNothing(shift), { reference: null }),
  );
}

interface Sums {
  readonly groups: ReadonlyMap<string, Summed>;
  readonly total: Summed;
  /** Rows used that belong to no customer, so to no group. */
  readonly ownerless: number;
  readonly restOf: (key: string) => Moments;
  /** The pieces of a group and another; undefined where they share nobody. */
  readonly piecesOf: (key: string, other: string) => Pieces<Moments> | undefined;
}

/** Rows with different keys share no customer; a group is made of the keys that belong to it, its rest of all others. */
async function exclusiveSums(measuring: Measuring, shift: number): Promise<Sums> {
  const { metric, plan, options, keys, presums, ask } = measuring;
  const rows = presums?.rows ?? (await ask(momentsQuestion(plan, options, metric.kind === "total" ? null : shift)));
  const belongs = options.grouping?.belongs ?? exclusive.belongs;
  const parts = rows.map((row) => ({ key: row.group_key, part: summed(row, shift) }));
  const sum = (some: readonly (typeof parts)[number][]) =>
    some.map(({ part }) => part).reduce(together, summedNothing(shift));
  const keyed = parts.filter(({ key }) => key !== null);
  const where = (holds: (key: string | null) => boolean) => sum(keyed.filter((one) => holds(one.key)));
  return {
    groups: new Map(keys.map((key) => [key, where((one) => belongs(one, key))])),
    total: sum(parts),
    ownerless: sum(parts).coverage.used - sum(keyed).coverage.used,
    restOf: (key) => where((one) => !belongs(one, key)).moments,
    piecesOf: (key, other) => {
      const both = where((one) => belongs(one, key) && belongs(one, other)).moments;
      if (both.customers === 0) return undefined;
      const onlyA = where((one) => belongs(one, key) && !belongs(one, other)).moments;
      return { onlyA, onlyB: where((one) => !belongs(one, key) && belongs(one, other)).moments, both };
    },
  };
}

/** A customer may have rows in several groups: the rest keeps their rows elsewhere. */
async function sharedSums({ plan, options, ask }: Measuring, shift: number): Promise<Sums> {
  const rows = await ask(sharedMomentsQuestion(plan, options, shift));
  const [whole] = await ask(momentsQuestion(plan, { ...options, grouping: null }, shift));
  const total = whole ? summed(whole, shift) : summedNothing(shift);
  const groups = new Map<string, Summed>();
  const rests = new Map<string, Moments>();
  for (const row of rows) {
    if (row.group_key === null) continue;
    groups.set(row.group_key, summed(row, shift));
    rests.set(row.group_key, restOfShared(total.moments, row, shift));
  }
  return {
    groups,
    total,
    ownerless: 0,
    restOf: (key) => rests.get(key) ?? total.moments,
    piecesOf: () => undefined,
  };
}

function restOfShared(total: Moments, row: SharedGroupSums, shift: number): Moments {
  const own = momentsOf(row, shift);
  const rows = { rows: own.rows, rowAA: own.rowAA, rowAB: own.rowAB, rowBB: own.rowBB };
  const untouched = subtractMoments(total, { ...momentsOf(withPrefix(row, "whole_"), shift), ...rows });
  return addMoments(untouched, {
    ...momentsOf(withPrefix(row, "left_"), shift),
    rows: 0,
    rowAA: 0,
    rowAB: 0,
    rowBB: 0,
    maxA: null,
  });
}

function withPrefix(row: SharedGroupSums, prefix: "whole_" | "left_"): GroupSums {
  return {
    ...row,
    customers: row[`${prefix}customers`],
    sum_a: row[`${prefix}sum_a`],
    sum_b: row[`${prefix}sum_b`],
    sum_aa: row[`${prefix}sum_aa`],
    sum_ab: row[`${prefix}sum_ab`],
    sum_bb: row[`${prefix}sum_bb`],
    sum_aaa: row[`${prefix}sum_aaa`],
    sum_aab: row[`${prefix}sum_aab`],
    sum_abb: row[`${prefix}sum_abb`],
    sum_bbb: row[`${prefix}sum_bbb`],
    non_zero: row[`${prefix}non_zero`],
  };
}

function momentsOf(row: GroupSums, shift: number): Moments {
  return {
    rows: row.rows,
    customers: row.customers,
    sumA: row.sum_a,
    sumB: row.sum_b,
    sumAA: row.sum_aa,
    sumAB: row.sum_ab,
    sumBB: row.sum_bb,
    sumAAA: row.sum_aaa,
    sumAAB: row.sum_aab,
    sumABB: row.sum_abb,
    sumBBB: row.sum_bbb,
    rowAA: row.row_aa,
    rowAB: row.row_ab,
    rowBB: row.row_bb,
    nonZero: row.non_zero,
    maxA: row.max_a,
    shift,
  };
}

function summed(row: GroupSums, shift: number): Summed {
  return {
    moments: momentsOf(row, shift),
    coverage: { eligible: row.eligible, used: row.rows, named: row.named },
    numerator: row.numerator,
    denominator: row.denominator,
  };
}

function summedNothing(shift: number): Summed {
  return { moments: emptyMoments(shift), coverage: { eligible: 0, used: 0, named: 0 }, numerator: 0, denominator: 0 };
}

function together(one: Summed, other: Summed): Summed {
  return {
    moments: addMoments(one.moments, other.moments),
    coverage: {
      eligible: one.coverage.eligible + other.coverage.eligible,
      used: one.coverage.used + other.coverage.used,
      named: (one.coverage.named ?? 0) + (other.coverage.named ?? 0),
    },
    numerator: fifteenDigits(one.numerator + other.numerator),
    denominator: fifteenDigits(one.denominator + other.denominator),
  };
}

/** Sums of exact parts keep the digits that a double can hold, so that groups add up to the cent. */
function fifteenDigits(sum: number): number {
  return Number(sum.toPrecision(15));
}

async function suitableShift({ metric, plan, options, presums, ask }: Measuring): Promise<number> {
  const fixed = presums?.shift ?? fixedShift(metric);
  if (fixed !== null) return fixed;
  const [overall] = await ask(overallQuestion(plan.near ?? plan, { ...options, grouping: null }));
  return shiftOf(overall);
}

function measuredGroup({ metric }: Measuring, summed: Summed, sides: Sides): MeasuredGroup {
  const { moments, coverage, numerator, denominator } = summed;
  return { measured: measuredOf(metric.kind, { moments, numerator, sides }), coverage, numerator, denominator };
}

function measuredOf(
  kind: Measuring["metric"]["kind"],
  { moments, numerator, sides }: { moments: Moments; numerator: number; sides: Sides },
): Measured {
  if (kind === "count" || kind === "total") {
    const value = kind === "count" ? moments.rows : numerator;
    return { kind, group: { value, n: moments.rows, customers: moments.customers } };
  }
  if (kind === "proportion") return { kind, group: moments, ...sides };
  if (kind === "mean" || kind === "ratio" || kind === "nps") return { kind, group: moments, ...sides };
  throw new TypeError(`${kind} is not measured by sums`);
}
