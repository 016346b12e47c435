import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { concentration } from "./concentration";

interface Out {
  gini: number;
  giniSe: number;
  giniInterval95: number[];
  topN: number;
  topShare: number;
  topShareSe: number;
}

describe.skipIf(!sharedFilesPresent())("golden concentration", () => {
  test.each(goldenCases<{ revenue: number[] }, Out>("concentration"))("$id", ({ in: { revenue }, out }) => {
    const result = concentration(revenue);
    expectClose([result?.gini, result?.giniSe], [out.gini, out.giniSe]);
    expectClose(result?.giniInterval, out.giniInterval95, "bound");
    expect(result?.topN).toBe(out.topN);
    expectClose([result?.topShare, result?.topShareSe], [out.topShare, out.topShareSe]);
  });
});

test("negative sums count as 0 and are counted; without revenue there is nothing to say", () => {
  expect(concentration([-3, 0, 0, 7])).toMatchObject({ gini: 0.75, negatives: 1 });
  expect(concentration([0, 0])).toBeNull();
});
