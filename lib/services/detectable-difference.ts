import type { Estimate } from "@/lib/domain/estimate";
import { studentCritical } from "@/lib/stats/distributions";
import { usualAlpha } from "@/lib/stats/interval";
import { smallestDetectable } from "@/lib/stats/power";

/** A group and the whole it is part of. */
interface Sizes {
  readonly own: Estimate;
  readonly whole: Estimate | null;
  readonly unit: string;
}

/**
 * The smallest difference to the rest that a group of this size shows at 5 % with 80 % power (statistics 4.1), in the unit of the metric:
 * the same on every screen, whatever else is compared there. The
 * spread is that of the whole base: of a share √(p̄q̄), of a mean or ratio what its own interval says. Null where neither is known.
 */
export function detectableDifference({ own, whole, unit }: Sizes): number | null {
  if (whole === null || whole.value === null) return null;
  const n1 = own.customers;
  const n2 = whole.customers - own.customers;
  if (!(n1 > 0) || !(n2 > 0)) return null;
  const sd = spread(whole, unit);
  return sd === null || !(sd > 0) ? null : smallestDetectable({ sd, n1, n2 });
}

function spread(
  { value, numerator, denominator, interval, customers, n, textbook }: Estimate,
  unit: string,
): number | null {
  if (value === null || interval === null || customers < 2) return null;
  const [lower, upper] = interval;
  const isShare = unit === "share" && numerator !== null && denominator === n;
  if (isShare) return Math.sqrt(Math.max(0, value * (1 - value)) * (textbook?.designEffect ?? 1) * (customers / n));
  if (lower === null || upper === null || numerator === null || denominator === null) return null;
  const se = (upper - lower) / 2 / studentCritical(usualAlpha, customers - 1);
  return se * Math.sqrt(customers);
}
