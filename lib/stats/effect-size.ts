import type { Interval } from "./interval";

/**
 * How a difference stands to the smallest one that matters (`minimumEffect` above 0, unit of the value): "clearly" when its interval
 * lies wholly beyond, "aboutTheSame" when wholly within, null for neither.
 */
export function effectSize(interval: Interval, minimumEffect: number): "clearly" | "aboutTheSame" | null {
  const [lower, upper] = interval;
  if (!(minimumEffect > 0)) return null;
  if ((lower !== null && lower > minimumEffect) || (upper !== null && upper < -minimumEffect)) return "clearly";
  if (lower !== null && upper !== null && lower > -minimumEffect && upper < minimumEffect) return "aboutTheSame";
  return null;
}
