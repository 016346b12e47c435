import { expect, test } from "vitest";
import { emptyMarket } from "@/lib/domain/market";
import { marketOfFields } from "./market-fields";

function form(entries: Readonly<Record<string, string>>): FormData {
  const fields = new FormData();
  for (const [name, value] of Object.entries(entries)) fields.set(name, value);
  return fields;
}

const size = { "size-low": "10", "size-base": "20", "size-high": "30", sizeSource: "register", sizeAsOf: "2026-01-31" };

test("a form becomes a market; what is left empty is not known", () => {
  const channels = [{ channel: "Fair", cost: null, scales: "yes" as const, cap: null, note: null }];
  expect(marketOfFields(form({ ...size, unit: "" }), { ...emptyMarket, channels })).toEqual({
    ...emptyMarket,
    channels,
    size: { range: { low: 10, base: 20, high: 30 }, unit: "companies", source: "register", asOf: "2026-01-31" },
  });
  const share = { share: "62", shareSource: "survey", shareAsOf: "2026-02-01" };
  expect(marketOfFields(form(share), emptyMarket)).toMatchObject({ withSolution: { share: 0.62 }, size: null });
});

test("what cannot be saved is said before it is sent", () => {
  expect(marketOfFields(form({ ...size, "size-low": "40" }), emptyMarket)).toContain("the low figure 40 is above");
  expect(marketOfFields(form({ ...size, "size-high": "" }), emptyMarket)).toContain("write low, base and high");
  expect(marketOfFields(form({ ...size, sizeSource: "" }), emptyMarket)).toContain("where each figure comes from");
});
