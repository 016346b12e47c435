import type { Demands } from "./assess-proportion";
import { type Assessment, bothSides, unmet, valueOnly } from "./assessment";
import { type LifeRow, livesIn } from "./kaplan-meier";
import { neededToSee } from "./power";
import { type Retention, retentionAt } from "./retention-at";
import { scoreTest } from "./score-test";

/** Counts of ends and censorings per time of a group and of its disjoint reference, and the time at which retention is asked. */
export interface SurvivalSides {
  readonly time: number;
  readonly group: readonly LifeRow[];
  readonly reference: readonly LifeRow[] | null;
}

/** Retention S(t) against a disjoint reference: log-log interval, pooled z and Mee on effective counts. */
export function assessSurvival({ time, group, reference }: SurvivalSides, demands: Demands): Assessment {
  const n = livesIn(group);
  if (n <= 0) return valueOnly({}, "noRows");
  const own = retentionAt(group, time);
  if (!own) return valueOnly({ n, customers: n }, "fewAtRisk");
  const part = { value: own.value, n, customers: n, interval: own.interval, valueSupported: own.atRisk >= 5 };
  const other = reference ? retentionAt(reference, time) : null;
  if (!reference || !other) return valueOnly(part, reference && livesIn(reference) > 0 ? "fewAtRisk" : "noReference");
  const minimum = demands.minimumN ?? 0;
  const { reason, more } = unmet([
    bothSides("fewAtRisk", own.atRisk >= 10, other.atRisk >= 10, Math.ceil((10 * n) / own.atRisk) - n),
    bothSides("belowMinimum", n >= minimum, livesIn(reference) >= minimum, minimum - n),
    { met: varies(own, other), reason: "noVariation", more: null },
  ]);
  const counts = { k1: own.effectiveK, n1: own.effectiveN, k2: other.effectiveK, n2: other.effectiveN };
  return valueOnly(
    {
      ...part,
      test: reason === null ? scoreTest(counts) : null,
      reason,
      lacking: (alpha) => (more === null ? null : Math.max(more, lackingPower({ own, other, n }, demands, alpha))),
    },
    "fewAtRisk",
  );
}

function varies(own: Retention, other: Retention): boolean {
  return !(own.value === other.value && (own.value === 0 || own.value === 1));
}

function lackingPower(
  { own, other, n }: { own: Retention; other: Retention; n: number },
  { minimumEffect = 0 }: Demands,
  alpha: number,
): number {
  if (!(minimumEffect > 0)) return 0;
  const n1 = own.effectiveN;
  const n2 = other.effectiveN;
  const pooled = (own.effectiveK + other.effectiveK) / (n1 + n2);
  const sd = Math.sqrt(Math.max(0, pooled * (1 - pooled)));
  return (neededToSee({ sd, n1, n2 }, minimumEffect, alpha) - n1) * (n / n1);
}
