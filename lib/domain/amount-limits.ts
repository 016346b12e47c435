import type { Amount } from "./rule";

/** Amounts of money in rules have at most 14 digits before the point and 4 behind it. */
const mostMoney = 1e14;

/** The least amount a rule can name that is, as a number, not below the limit; null where money cannot be that large. */
export function leastAmount(limit: number, type: "number" | "money"): Amount | null {
  if (type === "number") return Number.isFinite(limit) ? limit : null;
  if (!(Math.abs(limit) < mostMoney)) return null;
  let at = tenThousandths(limit);
  while (asNumber(at) >= limit) at -= 1n;
  while (asNumber(at) < limit) at += 1n;
  return decimal(at);
}

/** The largest amount a rule can name that is, as a number, not above the limit; null where money cannot be that large. */
export function largestAmount(limit: number, type: "number" | "money"): Amount | null {
  if (type === "number") return Number.isFinite(limit) ? limit : null;
  if (!(Math.abs(limit) < mostMoney)) return null;
  let at = tenThousandths(limit);
  while (asNumber(at) <= limit) at += 1n;
  while (asNumber(at) > limit) at -= 1n;
  return decimal(at);
}

/** An amount that was read as text, as a rule names it: money without needless zeros. */
export function namedAmount(type: string, text: string): Amount {
  if (type !== "money") return Number(text);
  return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
}

function tenThousandths(limit: number): bigint {
  return BigInt(Math.round(limit * 10_000));
}

function asNumber(amount: bigint): number {
  return Number(amount) / 10_000;
}

function decimal(amount: bigint): string {
  const text = String(amount < 0n ? -amount : amount).padStart(5, "0");
  const fraction = text.slice(-4).replace(/0+$/, "");
  return `${amount < 0n ? "-" : ""}${text.slice(0, -4)}${fraction === "" ? "" : `.${fraction}`}`;
}
