import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { quantileDifference, quantileDifferenceInterval, quantileRanks, smallestRankable } from "./quantile-interval";

interface In {
  n?: number;
  values?: number[];
  quantile: number;
}
interface Out {
  lowerRank: number | null;
  upperRank: number | null;
  interval95?: number[];
}

describe.skipIf(!sharedFilesPresent())("golden quantile interval", () => {
  test.each(goldenCases<In, Out>("quantile_interval"))("$id", ({ in: { n, values = [], quantile }, out }) => {
    const ranks = quantileRanks(n ?? values.length, quantile);
    expect([ranks.lower, ranks.upper]).toEqual([out.lowerRank, out.upperRank]);
    if (out.interval95)
      expect([values[(ranks.lower ?? 0) - 1], values[(ranks.upper ?? 0) - 1]]).toEqual(out.interval95);
  });
});

test("the median needs 6 values, the 90 % point 36, the lowest tenth as many", () => {
  expect([0.5, 0.9, 0.1].map((q) => smallestRankable(q))).toEqual([6, 36, 36]);
});

test("both ranks exist from the smallest size on", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.02, max: 0.98, noNaN: true }), fc.nat(300), (q, more) => {
      const ranks = quantileRanks(smallestRankable(q) + more, q);
      expect(ranks.lower).not.toBeNull();
      expect(ranks.upper).not.toBeNull();
    }),
  );
});

// se 2 * 1.96 / 2 / 1.96 = 2 and 0.75 * 2: sqrt(4 + 2.25) = 2.5, z = 5 / 2.5 = 2.
test("two medians five apart with standard errors 2 and 1.5 give z = 2", () => {
  const z = 1.959963984540054;
  const result = quantileDifference(
    { value: 12, lower: 10, upper: 10 + 4 * z },
    { value: 7, lower: 5, upper: 5 + 3 * z },
  );
  expectClose(result?.z, 2);
  expectClose(result?.p, 0.0455002638963584, "p");
  expectClose(result && quantileDifferenceInterval(result), [5 - 2.5 * z, 5 + 2.5 * z], "bound");
});

test("ties and open sides give no test", () => {
  const tied = { value: 3, lower: 3, upper: 3 };
  expect(quantileDifference(tied, tied)).toBeNull();
  expect(quantileDifference({ value: 3, lower: 1, upper: null }, { value: 3, lower: 1, upper: 4 })).toBeNull();
});
