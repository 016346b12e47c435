import type { Estimate, Interval } from "./estimate";

/** A value as a multiple of an average: 1 is as the average, above is better. */
export interface Lift {
  readonly lift: number;
  readonly interval: Interval | null;
}

/**
 * How many times better than the average: value ÷ average, or the other way round where lower is better. Bounds are those of the
 * difference to the average, the average taken as it is: 1 is outside exactly where the difference stands out. `average` counts
 * where there is no difference; null where no multiple can be told.
 */
export function liftOf(
  direction: "higher" | "lower" | null,
  average: number | null,
  estimate: Pick<Estimate, "value" | "difference"> | null,
): Lift | null {
  const value = estimate?.value ?? null;
  const of = averageBehind(estimate) ?? average;
  if (value === null || of === null || of <= 0 || value <= 0) return null;
  const times = (own: number) => (direction === "lower" ? (own > 0 ? of / own : null) : Math.max(0, own) / of);
  const bounds = estimate?.difference?.interval ?? null;
  const [low, high] = (bounds ?? [null, null]).map((bound) => (bound === null ? null : times(of + bound)));
  return {
    lift: times(value) ?? 0,
    interval:
      bounds === null ? null : direction === "lower" ? [high ?? null, low ?? null] : [low ?? null, high ?? null],
  };
}

/**
 * The average that a difference is to. A total may hold more, as deals without a customer are in no segment: against it, a value
 * could lie outside the interval of its own difference.
 */
export function averageBehind(estimate: Pick<Estimate, "value" | "difference"> | null): number | null {
  if (estimate?.value == null || estimate.difference === null) return null;
  return estimate.value - estimate.difference.value;
}
