import { expect, test } from "vitest";
import type { ImpactRow } from "./impact";
import { impactBand, impactChange, inputEnds, questionWords } from "./impact-words";
import { knockoutRule, missedBy, wholePercent } from "./ranking";

const currency = "EUR";

test("a missed limit says by how much, in the unit of the figure", () => {
  const count = { unit: "count", currency } as const;
  expect(knockoutRule({ operator: "atLeast", limit: 2000 }, "Market size", count)).toBe("Market size at least 2,000");
  expect(missedBy(1700, { operator: "atLeast", limit: 2000 }, count)).toBe("300 short");
  expect(missedBy(2000, { operator: "atLeast", limit: 2000 }, count)).toBeNull();
  const share = { unit: "share", currency } as const;
  expect(missedBy(0.0394, { operator: "atMost", limit: 0.03 }, share)).toBe("0.94 points too much");
  expect(missedBy(0.02, { operator: "atLeast", limit: 0.03 }, share)).toBe("1 point short");
  const ratio = { unit: "ratio", currency } as const;
  expect(missedBy(1.953, { operator: "atLeast", limit: 2 }, ratio)).toBe("0.047 short");
  const years = { operator: "atMost", limit: 20 } as const;
  expect(missedBy(Number.POSITIVE_INFINITY, years, { unit: "number", currency })).toContain("never reached");
});

test("chances without decimals never say none or all where it is not so", () => {
  expect([0, 0.002, 0.614, 0.998, 1].map(wholePercent)).toEqual(
    ["0", "< 1", "61", "> 99", "100"].map((text) => `${text.replace(" ", "\u202f")}\u202f%`),
  );
});

test("a scenario in words says what changes, by how much, and how sure new customers are as good", () => {
  const words = (change: "volume" | "churn", percent: number, low = 1) =>
    questionWords({ segment: "a@1", change, percent, factor: { low, base: 1, high: 1 } }, "Inns").replaceAll(
      "\u202f",
      " ",
    );
  expect(words("volume", 10)).toBe("10 % more Inns");
  expect(words("volume", 10, 0.8)).toBe("10 % more Inns, 0.8 times to 1 times as good as today's");
  expect(words("churn", -5)).toBe("Churn of Inns falls by 5 % of itself");
});

test("a change and its band have the digits that the band supports", () => {
  const row: ImpactRow = {
    id: "conversion",
    name: "Conversion",
    unit: "share",
    direction: "higher",
    today: 0.1968,
    scenario: 0.1978,
    change: 0.00104,
    band: [0.1971, 0.1988],
    changeBand: [0.00027, 0.00203],
    inputs: [],
    hidden: false,
    sentence: null,
  };
  expect([impactChange(row, currency), impactBand(row, currency)]).toEqual(["+0.10 points", "+0.03 to +0.20"]);
  const money: ImpactRow = { ...row, unit: "money", change: 48_800, changeBand: [43_600, 54_000] };
  expect([impactChange(money, currency), impactBand(money, currency)]).toEqual(["+€48.8k", "+€43.6k to +€54.0k"]);
  expect(inputEnds(row, { low: 0.1973, high: 0.1986 }, currency)).toEqual(["+0.05", "+0.18"]);
  expect(inputEnds({ ...money, today: 1_000_000 }, { low: 1_044_000, high: 1_052_000 }, currency)).toEqual([
    "+€44.0k",
    "+€52.0k",
  ]);
});
