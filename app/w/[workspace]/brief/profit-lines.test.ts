import { expect, test } from "vitest";
import { moneyShares } from "./profit-lines";

const line = (shareOfMoney: number | null) => ({ shareOfMoney }) as never;

test("shares of revenue are printed so that they add up to 100 %", () => {
  // Rounded singly: 33.4, 33.4 and 33.3 %.
  const three = { segments: [line(0.33353), line(0.33352)], otherSegments: line(0.33295), others: null };
  expect(moneyShares(three)).toEqual(["33.4\u202f%", "33.3\u202f%", "33.3\u202f%"]);
  const tiny = { segments: [line(0.99997), line(0.00003)], otherSegments: null, others: null };
  expect(moneyShares(tiny)).toEqual([">\u202f99.9\u202f%", "<\u202f0.1\u202f%"]);
});

test("shares of segments that overlap, or of which one is hidden, are no parts of one whole", () => {
  expect(moneyShares({ segments: [line(0.66666), line(0.6)], otherSegments: null, others: null })).toEqual([
    "66.7\u202f%",
    "60.0\u202f%",
  ]);
  expect(moneyShares({ segments: [line(0.66666), line(null)], otherSegments: null, others: line(0.3) })).toEqual([
    "66.7\u202f%",
    null,
    "30.0\u202f%",
  ]);
});
