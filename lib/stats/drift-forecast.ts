import { normalCritical } from "./distributions";

/** A forecast so many steps ahead, with its lower and upper bound. */
export interface Forecast {
  readonly step: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** Fewest values from which a drift is drawn on. */
export const fewestForForecast = 7;

/**
 * Forecast by drift: the line through the first and the last value goes on, with the normal prediction interval σ√(h(1 + h/(T − 1))),
 * σ² the residual variance of the T − 1 steps about their mean (Hyndman & Athanasopoulos, Forecasting, 3rd ed., section 5.5).
 * `coverage` of 0.8 is an 80 % interval. Empty below `fewestForForecast` values.
 */
export function driftForecast(values: readonly number[], steps: number, coverage: number): Forecast[] {
  const count = values.length;
  const [first, last] = [values[0], values.at(-1)];
  if (count < fewestForForecast || first === undefined || last === undefined) return [];
  const drift = (last - first) / (count - 1);
  const residuals = values.slice(1).map((value, at) => value - (values[at] ?? value) - drift);
  const sigma = Math.sqrt(residuals.reduce((sum, one) => sum + one * one, 0) / (count - 2));
  const z = normalCritical(1 - coverage);
  return Array.from({ length: steps }, (_, at) => {
    const step = at + 1;
    const half = z * sigma * Math.sqrt(step * (1 + step / (count - 1)));
    const value = last + step * drift;
    return { step, value, low: value - half, high: value + half };
  });
}
