import { expect, test } from "vitest";
import { emptyMarket, headroom, marketSaveSchema, penetration, yearlyDemand, yearsToSaturation } from "./market";
import type { MarketView } from "./market-view";
import { marketHeadline, unitsNote } from "./market-words";
import { rangeSchema } from "./range";

const sourced = { source: "register of companies", asOf: "2026-06-30" };
const size = { low: 1000, base: 2000, high: 4000 };

test("the larger the market, the smaller our share of it, and the more is left", () => {
  expect(penetration(size, 500)).toEqual({ low: 0.125, base: 0.25, high: 0.5 });
  expect(headroom(size, 500)).toEqual({ low: 500, base: 1500, high: 3500 });
  // More customers than the low figure: nothing is left there, and no share above all.
  expect(penetration(size, 1500)?.high).toBe(1);
  expect(headroom(size, 1500).low).toBe(0);
});

test("years to saturation: headroom by what we win over what comes into being", () => {
  const market = {
    size: { range: size, unit: "companies", ...sourced },
    growth: { newCompanies: { low: 10, base: 50, high: 250 }, firstAdopters: null, switchers: null, ...sourced },
  };
  const own = { today: 500, wonInYear: 300, lostInYear: 100 };
  // 500 / (200 − 10), 1500 / (200 − 50), and 3500 against a market that grows by 250.
  expect(yearsToSaturation(market, own)).toEqual({ low: 500 / 190, base: 10, high: null });
  expect(yearsToSaturation({ ...market, growth: null }, own)?.high).toBe(3500 / 200);
  expect(yearsToSaturation(market, { ...own, lostInYear: null })).toBeNull();
  expect(yearsToSaturation({ ...market, size: null }, own)).toBeNull();
});

test("demand adds up the flows that are written", () => {
  const flow = { low: 1, base: 2, high: 3 };
  expect(yearlyDemand({ newCompanies: flow, firstAdopters: null, switchers: flow, ...sourced })).toEqual({
    low: 2,
    base: 4,
    high: 6,
  });
  expect(yearlyDemand(null)).toBeNull();
  expect(yearlyDemand({ newCompanies: null, firstAdopters: null, switchers: null, ...sourced })).toBeNull();
});

test.each([
  [{ low: 9, base: 5, high: 4 }, "the low figure 9 is above the high one 4"],
  [{ low: 6, base: 5, high: 9 }, "the low figure 6 is above the base 5"],
  [{ low: 1, base: 5, high: 4 }, "the base 5 is above the high figure 4"],
])("a range out of order is refused with a sentence: %o", (range, sentence) => {
  const { error } = rangeSchema.safeParse(range);
  expect(error?.issues[0]?.message).toContain(sentence);
  const save = { market: { ...emptyMarket, size: { range, ...sourced } }, revision: 0 };
  expect(marketSaveSchema.safeParse(save).error?.issues[0]?.message).toContain(sentence);
});

test("a figure needs its source and its date", () => {
  const market = (more: object) => ({ market: { ...emptyMarket, size: { range: size, ...more } }, revision: 0 });
  expect(marketSaveSchema.safeParse(market(sourced)).success).toBe(true);
  expect(marketSaveSchema.safeParse(market({ ...sourced, source: " " })).success).toBe(false);
  expect(marketSaveSchema.safeParse(market({ source: "x" })).success).toBe(false);
  expect(marketSaveSchema.safeParse(market({ ...sourced, asOf: "yesterday" })).success).toBe(false);
});

test("markets counted in different things are told apart, and most is left among those that are alike", () => {
  const of = (name: string, base: number, unit: string) => ({
    ...{ name, headroom: { low: base, base, high: base } },
    market: { ...emptyMarket, size: { range: size, unit, ...sourced } },
  });
  const headline = (...segments: ReturnType<typeof of>[]) => marketHeadline({ segments } as unknown as MarketView);
  const alike = [of("Inns", 900, "companies"), of("Cafés", 1240, "Companies")];
  expect(headline(...alike)).toBe("Most left to win: Cafés, about 1,200 companies");
  expect(headline(of("Halls", 5000, "sites"), ...alike)).toBe(
    "Most left to win of the markets counted in companies: Cafés, about 1,200",
  );
  expect(unitsNote(["companies", undefined, "Companies"])).toBeNull();
  expect(unitsNote(["sites", "companies", "companies"])).toMatch(/^Markets are counted in companies and sites: /);
});
