import type { Interval } from "./interval";

/** Display units per unit of the value: 100 for shares shown in percent. */
const displayFactor = { "%": 100, points: 100 } as const;

/**
 * Decimals for a value and its bounds in display units: as many as the half width supports, 0 to 3, one more while a bound of an
 * interval that excludes 0 would print as 0. A half width of 0 gives 3.
 */
export function decimalsFor(interval: Interval, unit: string): number {
  const factor = factorOf(unit);
  const [lower, upper] = interval;
  if (lower === null || upper === null) return 3;
  const half = (factor * (upper - lower)) / 2;
  let decimals = half > 0 ? Math.min(3, Math.max(0, -Math.floor(Math.log10(half)))) : 3;
  const nearest = lower > 0 ? lower : upper < 0 ? upper : null;
  while (nearest !== null && decimals < 12 && Number((factor * nearest).toFixed(decimals)) === 0) decimals += 1;
  return decimals;
}

/** A value in its unit with the digits that its interval supports: "12 % (10 to 15)"; without interval three significant digits. */
export function roundedText(value: number, interval: Interval | null, unit: string): string {
  const label = unit === "" ? "" : ` ${unit}`;
  if (!interval || (interval[0] === null && interval[1] === null))
    return `${threeDigits(value * factorOf(unit))}${label}`;
  const [lower, upper] = interval;
  if (lower === null || upper === null) {
    const bound =
      lower === null
        ? `at most ${threeDigits((upper ?? 0) * factorOf(unit))}`
        : `at least ${threeDigits(lower * factorOf(unit))}`;
    return `${threeDigits(value * factorOf(unit))}${label} (${bound})`;
  }
  const decimals = decimalsFor(interval, unit);
  const print = (number: number) => fixed(number * factorOf(unit), decimals);
  return `${print(value)}${label} (${print(lower)} to ${print(upper)})`;
}

/** p as the drawer prints it: two significant digits, "< 0.001" below that. */
export function pText(p: number): string {
  return p < 0.001 ? "< 0.001" : String(Number(p.toPrecision(2)));
}

function factorOf(unit: string): number {
  return unit === "%" || unit === "points" ? displayFactor[unit] : 1;
}

function fixed(number: number, decimals: number): string {
  const text = number.toFixed(decimals);
  return Number(text) === 0 ? (0).toFixed(decimals) : text;
}

/** Three significant digits without exponent; the integer part is never cut. */
function threeDigits(number: number): string {
  if (number === 0) return "0";
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(number))));
  return fixed(number, Math.min(20, decimals));
}
