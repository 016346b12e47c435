import type { Market } from "@/lib/domain/market";
import { type Range, rangeFault } from "@/lib/domain/range";

/** What the form of a market sends: the market, or the sentence that says what is missing. */
export function marketOfFields(fields: FormData, before: Market): Market | string {
  const size = rangeOfFields(fields, "size");
  if (typeof size === "string") return `Market size: ${size}.`;
  const flows = ["newCompanies", "firstAdopters", "switchers"] as const;
  const growth: Record<(typeof flows)[number], Range | null> = {
    newCompanies: null,
    firstAdopters: null,
    switchers: null,
  };
  for (const flow of flows) {
    const range = rangeOfFields(fields, flow);
    if (typeof range === "string") return `${flowNames[flow]}: ${range}.`;
    growth[flow] = range;
  }
  const share = text(fields, "share");
  const hasGrowth = flows.some((flow) => growth[flow] !== null);
  const sources = { size: size !== null, growth: hasGrowth, share: share !== "" };
  for (const part of ["size", "growth", "share"] as const)
    if (sources[part] && (text(fields, `${part}Source`) === "" || text(fields, `${part}AsOf`) === ""))
      return "Say where each figure comes from and of which day it is.";
  const source = (part: keyof typeof sources) => ({
    source: text(fields, `${part}Source`),
    asOf: text(fields, `${part}AsOf`),
  });
  return {
    ...before,
    size: size && { range: size, unit: text(fields, "unit") || "companies", ...source("size") },
    growth: hasGrowth ? { ...growth, ...source("growth") } : null,
    withSolution: share === "" ? null : { share: Number(share) / 100, ...source("share") },
    competition: text(fields, "competition") || null,
  };
}

/** Names of the three flows. */
export const flowNames = {
  newCompanies: "New companies",
  firstAdopters: "First adopters",
  switchers: "Switchers",
} as const;

function rangeOfFields(fields: FormData, name: string): Range | string | null {
  const [low, base, high] = (["low", "base", "high"] as const).map((bound) => text(fields, `${name}-${bound}`));
  if (low === "" && base === "" && high === "") return null;
  if (low === "" || base === "" || high === "") return "write low, base and high, or leave all three empty";
  const range = { low: Number(low), base: Number(base), high: Number(high) };
  return rangeFault(range) ?? range;
}

function text(fields: FormData, name: string): string {
  return String(fields.get(name) ?? "").trim();
}
