import fc from "fast-check";
import { expect, test } from "vitest";
import { centsThatAddUp, roundedCents, tenThousandths } from "./exact-cents";

test("amounts in whole cents stay as they are", () => {
  expect(centsThatAddUp([1_234_500n, -99_900n, 0n])).toEqual([12_345, -999, 0]);
});

test("missing cents go to the largest remainders, the first on a tie", () => {
  // 0.333 + 0.333 + 0.334 = 1.00, and 0.005 twice is one cent.
  expect(centsThatAddUp([3330n, 3330n, 3340n])).toEqual([33, 33, 34]);
  expect(centsThatAddUp([50n, 50n])).toEqual([1, 0]);
  expect(centsThatAddUp([-50n, -50n])).toEqual([0, -1]);
});

test("decimal text is read exactly", () => {
  expect(["0.0000", "-12.3456", "7", "123456789012345.5"].map(tenThousandths)).toEqual([
    0n,
    -123_456n,
    70_000n,
    1_234_567_890_123_455_000n,
  ]);
  for (const none of ["", "1.23456", "1e3", "NaN", " 1"]) expect(() => tenThousandths(none)).toThrow(RangeError);
});

test("rounded parts add up to the rounded sum and none moves by a cent or more", () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt({ min: -10_000_000n, max: 10_000_000n }), { maxLength: 9 }), (parts) => {
      const cents = centsThatAddUp(parts);
      const sum = parts.reduce((total, part) => total + part, 0n);
      expect(BigInt(cents.reduce((total, one) => total + one, 0))).toBe(roundedCents(sum));
      for (const [index, part] of parts.entries())
        expect(Math.abs(Number(BigInt(cents[index] ?? 0) * 100n - part))).toBeLessThan(100);
    }),
  );
});
