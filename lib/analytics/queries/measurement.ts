import type { Ask } from "@/lib/analytics/sql/question";
import type { Measured } from "@/lib/stats/compare";
import type { CellPlan } from "./cell-plan";
import { exclusive } from "./grouping";
import type { Presums } from "./presums";

/** What a metric is measured with: its plan, the grouping, the keys of the groups and who answers. */
export interface Measuring extends CellPlan {
  readonly keys: readonly string[];
  /** Key of the group that the others are compared with; null: each with its rest. */
  readonly referenceKey: string | null;
  /** Its sums, where they were computed beside those of other metrics. */
  readonly presums?: Presums | undefined;
  readonly ask: Ask;
}

/** Rows a metric speaks of, how many of them have what it needs, and of how many customers those are (rows of nobody apart). */
export interface Coverage {
  readonly eligible: number;
  readonly used: number;
  readonly named?: number | undefined;
}

/** One group measured: numbers for the screen, coverage, and the exact sums of a and b where they are known. */
export interface MeasuredGroup {
  readonly measured: Measured;
  readonly coverage: Coverage;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Why it cannot be compared with the reference group: its kind has no comparison for groups that share customers. */
  readonly obstacle?: "overlap" | null;
}

/** A metric measured: one entry per group in the order of the keys, and the whole base with nothing to compare with. */
export interface Measurement {
  readonly groups: readonly MeasuredGroup[];
  readonly total: MeasuredGroup;
  /** Rows of the whole that belong to no customer, so to no group. */
  readonly ownerless: number;
}

/** Whether some row of one key is in a group and in the reference group at once. */
export function overlaps(
  { options, referenceKey }: Measuring,
  key: string,
  used: readonly { readonly key: string | null; readonly rows: number }[],
): boolean {
  if (referenceKey === null || key === referenceKey) return false;
  const { belongs } = options.grouping ?? exclusive;
  return used.some((one) => one.rows > 0 && belongs(one.key, key) && belongs(one.key, referenceKey));
}
