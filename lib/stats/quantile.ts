import type { Bounds } from "./interval";

/** The middle 90 % of values in rising order: their type-7 quantiles at 5 and 95 %. */
export function middleOf(rising: Float64Array): Bounds {
  return [quantile(rising, 0.05), quantile(rising, 0.95)];
}

function quantile(rising: Float64Array, q: number): number {
  const place = (rising.length - 1) * q;
  const lower = rising[Math.floor(place)] ?? 0;
  const upper = rising[Math.ceil(place)] ?? 0;
  return lower + (place - Math.floor(place)) * (upper - lower);
}
