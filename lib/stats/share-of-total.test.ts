import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { type ShareSums, shareOfTotal } from "./share-of-total";

describe.skipIf(!sharedFilesPresent())("golden share of total", () => {
  const cases = goldenCases<{ sufficient: ShareSums }, { share: number; se: number; interval95: number[] }>(
    "share_of_total",
  );
  test.each(cases)("$id", ({ in: { sufficient }, out }) => {
    const result = shareOfTotal(sufficient);
    expectClose(result.share, out.share);
    expectClose(result.se, out.se);
    expectClose(result.interval, out.interval95, "bound");
  });
});

test("nothing, everything and negative values have a value at most", () => {
  const sums = { n: 4, sum: 40, sumSegment: 10, sumOfSquares: 400, sumOfSquaresSegment: 100 };
  expect(shareOfTotal({ ...sums, sumSegment: 0 })).toEqual({ share: 0, se: null, interval: null });
  expect(shareOfTotal({ ...sums, sumSegment: 40 })).toEqual({ share: 1, se: null, interval: null });
  expect(shareOfTotal({ ...sums, hasNegative: true })).toEqual({ share: 0.25, se: null, interval: null });
  expect(shareOfTotal({ ...sums, sum: 0 })).toEqual({ share: null, se: null, interval: null });
});
