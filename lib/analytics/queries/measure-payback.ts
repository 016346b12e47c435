import type { Measured } from "@/lib/stats/compare";
import { type PaybackPart, payback } from "@/lib/stats/payback";
import { randomNumbers } from "@/lib/stats/random-numbers";
import { exclusive } from "./grouping";
import type { Coverage, MeasuredGroup, Measurement, Measuring } from "./measurement";
import { type PaybackSums, paybackPartsQuestion, seedQuestion } from "./payback-parts";
import { percentileSizesQuestion } from "./percentiles";

/** With fewer customers each is a bucket of its own. */
const ownBucketBelow = 2000;

/** Measures the payback of each group with an interval from draws of its customers' buckets; the same link gives the same digits. */
export async function measurePayback(measuring: Measuring): Promise<Measurement> {
  const { metric, options, ask } = measuring;
  const { groups, total } = await paybackParts(measuring);
  const [drawn] = await ask(seedQuestion(options.versionId, `${metric.id}@${metric.version}`));
  const seed = bytesOf(drawn?.seed ?? "");
  const one = ({ parts, coverage }: GroupParts): MeasuredGroup => {
    const months = payback(parts, randomNumbers(seed));
    return {
      measured: { kind: "payback", group: { ...months, n: coverage.used, customers: coverage.used } },
      coverage,
      numerator: null,
      denominator: null,
    };
  };
  return { groups: groups.map(one), total: one(total), ownerless: 0 };
}

/** The buckets of a group, and how many of its customers have a known cost. */
export interface GroupParts {
  readonly parts: readonly PaybackPart[];
  readonly coverage: Coverage;
}

/** What payback is measured from: the buckets of each group in the order of the keys, and of everybody. */
export async function paybackParts({ plan, options, keys, ask }: Measuring): Promise<{
  readonly groups: readonly GroupParts[];
  readonly total: GroupParts;
}> {
  const sizes = await ask(percentileSizesQuestion(plan, options));
  const all = coverageOf(sizes);
  const sums = await ask(paybackPartsQuestion(plan, options, all.used < ownBucketBelow));
  const { belongs } = options.grouping ?? exclusive;
  const inGroup = <Row extends { readonly group_key: string | null }>(rows: readonly Row[], key: string) =>
    rows.filter((row) => belongs(row.group_key, key));
  return {
    groups: keys.map((key) => ({ parts: partsOf(inGroup(sums, key)), coverage: coverageOf(inGroup(sizes, key)) })),
    total: { parts: partsOf(sums), coverage: all },
  };
}

/** "Not within 24 months" where the cost is not earned back in the months observed; null else. */
export function paybackSentence(measured: Measured): string | null {
  if (measured.kind !== "payback" || measured.group.months !== null || measured.group.within === 0) return null;
  const { within } = measured.group;
  return `Not within ${within} ${within === 1 ? "month" : "months"}, observed months only.`;
}

function coverageOf(sizes: readonly { readonly eligible: number; readonly rows: number }[]): Coverage {
  const sum = (at: (size: (typeof sizes)[number]) => number) => sizes.reduce((all, size) => all + at(size), 0);
  return { eligible: sum((size) => size.eligible), used: sum((size) => size.rows) };
}

interface OpenPart {
  cost: number;
  customers: number;
  readonly amount: number[];
  readonly observed: number[];
}

/** Buckets in order, from their sums; who was observed through a later age was so through every earlier one. */
function partsOf(rows: readonly PaybackSums[]): PaybackPart[] {
  const oldest = rows.reduce((most, { age, ending }) => (ending > 0 ? Math.max(most, age ?? -1) : most), -1);
  const zeros = () => new Array<number>(oldest + 1).fill(0);
  const parts = new Map<number, OpenPart>();
  for (const { bucket, age, cost, customers, margin, ending } of rows) {
    const part = parts.get(bucket) ?? { cost: 0, customers: 0, amount: zeros(), observed: zeros() };
    parts.set(bucket, part);
    part.cost += cost;
    part.customers += customers;
    if (age === null || age > oldest) continue;
    part.amount[age] = (part.amount[age] ?? 0) + margin;
    for (let earlier = 0; earlier <= age; earlier += 1) part.observed[earlier] = (part.observed[earlier] ?? 0) + ending;
  }
  return [...parts].sort(([one], [other]) => one - other).map(([, part]) => part);
}

function bytesOf(hexadecimal: string): Uint8Array {
  return Uint8Array.from(hexadecimal.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}
