import { inMoney } from "./number-words";

/** Whole cents in full, as tables that add up show them: "€1,234.56", "−€0.50". */
export function centsText(cents: number, currency: string): string {
  const size = (Math.abs(cents) / 100).toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return inMoney(cents < 0 ? `\u2212${size}` : size, currency);
}

/** The same with a sign in front of what is added too: "+€1,234.56". */
export function signedCents(cents: number, currency: string): string {
  return cents > 0 ? `+${centsText(cents, currency)}` : centsText(cents, currency);
}

/** Whole cents as a drawing has room for them: "€5.33m", "€12.4k", "€940", "−€0.40". */
export function shortCents(cents: number, currency: string): string {
  const size = Math.abs(cents) / 100;
  const [by, unit] = size >= 999_950 ? [1_000_000, "m"] : size >= 10_000 ? [1000, "k"] : [1, ""];
  const scaled = size / by;
  const decimals =
    by === 1 ? (scaled >= 100 || Number.isInteger(scaled) ? 0 : 2) : scaled >= 100 ? 0 : scaled >= 10 ? 1 : 2;
  const text = scaled.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return inMoney(`${cents < 0 ? "\u2212" : ""}${text}${unit}`, currency);
}
