import type { Ask } from "@/lib/analytics/sql/question";
import type { CellPlan } from "./cell-plan";
import { fusedMoments, fusedOverall, sourcesOf } from "./fused-moments";
import { fixedShift, shiftOf } from "./moment-shift";
import type { GroupSums } from "./moments";

/** Sums of a metric that were computed beside those of others, and the shift of their squares. */
export interface Presums {
  readonly shift: number;
  readonly rows: readonly GroupSums[];
}

const summedKinds: ReadonlySet<string> = new Set(["proportion", "mean", "ratio", "nps", "count", "total"]);

/**
 * Sums of all metrics of a screen whose unit rows are customers: one pass over each source instead of one for each metric. By the
 * metric's id; what is not here is summed on its own.
 */
export async function presums(plans: readonly CellPlan[], ask: Ask): Promise<ReadonlyMap<string, Presums>> {
  const found = new Map<string, Presums>();
  const summed = plans.filter(({ metric, plan }) => summedKinds.has(metric.kind) && plan.isCustomer);
  for (const source of sourcesOf(summed)) {
    const [first] = source;
    if (!first || source.length < 2) continue;
    const shifts = await shiftsOf(source, ask);
    const fused = source.map(({ metric, plan }, index) => ({
      id: metric.id,
      plan,
      shift: shifts[index] ?? 0,
      isFlag: metric.kind === "proportion" || metric.kind === "count",
    }));
    const rows = await fusedMoments(fused, first.options, ask);
    for (const { id, shift } of fused) found.set(id, { shift, rows: rows.get(id) ?? [] });
  }
  return found;
}

async function shiftsOf(plans: readonly CellPlan[], ask: Ask): Promise<number[]> {
  const open = plans.filter(({ metric }) => fixedShift(metric) === null);
  const overall =
    open.length === 0
      ? []
      : await fusedOverall(
          open.map(({ plan }) => plan),
          ask,
        );
  return plans.map((one) => fixedShift(one.metric) ?? shiftOf(overall[open.indexOf(one)]));
}
