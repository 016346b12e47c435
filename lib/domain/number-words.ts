import type { Interval } from "./estimate";
import type { MetricUnit } from "./metric";

/** Narrow no-break space, before % and between a number and its unit. */
const space = "\u202f";
const minus = "\u2212";

/** What numbers are printed in: the unit of the metric and the dataset's currency (ISO code). */
export interface NumberFormat {
  readonly unit: MetricUnit;
  readonly currency: string;
  /** Of such a number a lower bound below 0 is printed as 0 (statistics, section 2.3); a difference keeps its bounds. */
  readonly isNeverNegative?: boolean;
}

/** What the numbers of a metric are printed in, by its entry in the registry or its head in an answer. */
export function metricFormat(
  { unit, isNeverNegative = false }: { readonly unit: string; readonly isNeverNegative?: boolean },
  currency: string,
): NumberFormat {
  return { unit: unit as MetricUnit, currency, isNeverNegative };
}

/**
 * A value alone: shares with one decimal, money per customer without (below 100 with two), ratios as "4.4 : 1", counts in full;
 * minutes and days with one decimal.
 */
export function valueText(value: number, { unit, currency }: NumberFormat): string {
  return withUnit(signed(digits(displayed(value, unit), usualDecimals(value, unit))), { unit, currency });
}

/** A value and its bounds with the digits that the interval supports: "7.9 %, 6.9 to 9.0". An open side is said in words. */
export function valueWithInterval(value: number, interval: Interval | null, format: NumberFormat): string {
  if (!interval) return valueText(value, format);
  const print = printer(interval, format);
  return `${withUnit(print(value), format)}, ${boundsText(possibleBounds(interval, format), print)}`;
}

/** Decimals (0 to 3) that the half width of an interval supports, in display units (statistics, section 17). */
export function decimalsFor([lower, upper]: Interval, unit: MetricUnit): number {
  if (lower === null || upper === null) return usualDecimals(lower ?? upper ?? 0, unit);
  // Months that were counted: nothing lies between them.
  if (unit === "months" && Number.isInteger(lower) && Number.isInteger(upper)) return 0;
  const half = Math.abs(displayed(upper - lower, unit)) / 2;
  // Bounds that are one value leave nothing to be uncertain about: it is printed as a value alone.
  let decimals = half > 0 ? Math.min(3, Math.max(0, -Math.floor(Math.log10(half)))) : usualDecimals(lower, unit);
  const nearest = lower > 0 ? lower : upper < 0 ? upper : 0;
  while (nearest !== 0 && decimals < 12 && Number(displayed(nearest, unit).toFixed(decimals)) === 0) decimals += 1;
  return decimals;
}

/** A difference with its sign and bounds: "−13.2 points, −14.4 to −12.0"; differences of shares are in points. */
export function differenceText(value: number, interval: Interval | null, format: NumberFormat): string {
  const print = interval
    ? printer(interval, format)
    : (number: number) => signed(digits(displayed(number, format.unit), usualDecimals(number, format.unit)));
  const size = print(Math.abs(value));
  const sign = Number(size.replaceAll(",", "")) === 0 ? "" : value < 0 ? minus : "+";
  const whole = `${sign}${differenceUnit(size, format)}`;
  return interval ? `${whole}, ${boundsText(interval, print)}` : whole;
}

/** A difference alone, with its sign and without its unit: "−13.2", "+€41"; digits as its interval supports. */
export function signedDifference(value: number, interval: Interval | null, format: NumberFormat): string {
  const print = interval
    ? printer(interval, format)
    : (number: number) => digits(displayed(number, format.unit), usualDecimals(number, format.unit));
  return withSign(value, print(Math.abs(value)), format);
}

/** The bounds of a difference, each with its sign: "−14.4 to −12.0". */
export function signedBounds(interval: Interval, format: NumberFormat): string {
  const print = printer(interval, format);
  return boundsText(interval, (number) => withSign(number, print(Math.abs(number)), format));
}

/** The bounds of a value: "6.9 to 9.0". */
export function valueBounds(interval: Interval, format: NumberFormat): string {
  return boundsText(possibleBounds(interval, format), printer(interval, format));
}

/** The bounds of a value as they are printed and drawn: none below 0 of what cannot be negative. */
export function possibleBounds(
  [lower, upper]: Interval,
  { isNeverNegative }: Pick<NumberFormat, "isNeverNegative">,
): Interval {
  return isNeverNegative && lower !== null ? [Math.max(0, lower), upper] : [lower, upper];
}

/** A value with the digits that its interval supports, without the bounds: "7.9 %". */
export function valueOfInterval(value: number, interval: Interval | null, format: NumberFormat): string {
  return interval ? withUnit(printer(interval, format)(value), format) : valueText(value, format);
}

/** A share in per cent with one decimal; what rounds to 0 or 100 but is not says so: "< 0.1 %". */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.05) return `<${space}0.1${space}%`;
  if (percent < 100 && percent > 99.95) return `>${space}99.9${space}%`;
  return `${digits(percent, 1)}${space}%`;
}

/** What differences are measured in, for the head of a column: shares differ in points. */
export function differenceUnitWords({ unit, currency }: NumberFormat): string {
  if (unit === "share" || unit === "points") return "points";
  if (unit === "money") return currency;
  return unit === "ratio" || unit === "count" || unit === "number" ? "" : unit;
}

/** A sum of money in three digits: "€1.31m", "€219k", "€940". */
export function compactMoney(amount: number, currency: string): string {
  const size = Math.abs(amount);
  const [divisor, suffix] =
    size >= 999.5e6 ? [1e9, "bn"] : size >= 999.5e3 ? [1e6, "m"] : size >= 10_000 ? [1e3, "k"] : [1, ""];
  const scaled = amount / divisor;
  const decimals = suffix === "" || Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return `${inMoney(signed(digits(scaled, decimals)), currency)}${suffix}`;
}

/** A count with thousands marks: "20,412". */
export function countText(count: number): string {
  return signed(digits(count, 0));
}

/** So many months: "1 month", "24 months". */
export function monthsText(months: number): string {
  return `${countText(months)} ${months === 1 ? "month" : "months"}`;
}

/** p with two significant digits, "< 0.001" below that. */
export function pText(p: number): string {
  return p < 0.001 ? "< 0.001" : String(Number(p.toPrecision(2)));
}

function printer(interval: Interval, { unit }: NumberFormat): (number: number) => string {
  const decimals = decimalsFor(interval, unit);
  return (number) => signed(digits(displayed(number, unit), decimals));
}

function withSign(value: number, size: string, { unit, currency }: NumberFormat): string {
  const sign = /[1-9]/.test(size) ? (value < 0 ? minus : "+") : "";
  return `${sign}${unit === "money" ? inMoney(size, currency) : size}`;
}

function boundsText([lower, upper]: Interval, print: (number: number) => string): string {
  if (lower === null && upper === null) return "no bounds known";
  if (lower === null) return `at most ${print(upper ?? 0)}`;
  if (upper === null) return `at least ${print(lower)}`;
  return `${print(lower)} to ${print(upper)}`;
}

function displayed(value: number, unit: MetricUnit): number {
  return unit === "share" ? value * 100 : value;
}

function usualDecimals(value: number, unit: MetricUnit): number {
  const size = Math.abs(value);
  if (unit === "count" || unit === "points" || (unit === "months" && Number.isInteger(value))) return 0;
  if (unit === "money") return size >= 100 || Number.isInteger(value) ? 0 : 2;
  if (unit === "share" || unit === "ratio" || unit === "minutes" || unit === "days" || unit === "months") return 1;
  return size >= 100 ? 0 : size >= 10 ? 1 : 2;
}

function digits(value: number, decimals: number): string {
  const text = value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return /^-[0.,]*$/.test(text) ? text.slice(1) : text;
}

function signed(text: string): string {
  return text.replace("-", minus);
}

function withUnit(text: string, { unit, currency }: NumberFormat): string {
  switch (unit) {
    case "share":
      return `${text}${space}%`;
    case "money":
      return inMoney(text, currency);
    case "ratio":
      return `${text}${space}:${space}1`;
    case "months":
    case "days":
    case "minutes":
      return `${text} ${unit}`;
    default:
      return text;
  }
}

function differenceUnit(text: string, format: NumberFormat): string {
  if (format.unit === "share" || format.unit === "points") return `${text} points`;
  return format.unit === "ratio" ? text : withUnit(text, format);
}

/** Digits with the sign of their currency, a minus in front of it. */
export function inMoney(text: string, currency: string): string {
  const symbol = { EUR: "€", USD: "$", GBP: "£" }[currency];
  const sign = text.startsWith(minus) ? minus : "";
  const size = text.slice(sign.length);
  return symbol ? `${sign}${symbol}${size}` : `${sign}${currency}${space}${size}`;
}
