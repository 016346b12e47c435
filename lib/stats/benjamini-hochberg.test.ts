import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { normalCritical } from "./distributions";

interface Out {
  pAdjusted: number[];
  selected: boolean[];
  R: number;
  m: number;
  intervalAlpha: number;
  z: number;
}

describe.skipIf(!sharedFilesPresent())("golden bh_fcr", () => {
  test.each(goldenCases<{ p: number[]; q: number }, Out>("bh_fcr"))("$id", ({ in: { p, q }, out }) => {
    const result = benjaminiHochberg(p, q);
    expectClose(result.pAdjusted, out.pAdjusted);
    expect(result.selected).toEqual(out.selected);
    expect([result.selectedCount, result.m]).toEqual([out.R, out.m]);
    expectClose(result.alpha, out.intervalAlpha);
    expectClose(normalCritical(result.alpha), out.z, "bound");
  });
});

test("selected exactly when p is at most the level of the intervals", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }).map((u) => u ** 4)), (p) => {
      const result = benjaminiHochberg(p, 0.05);
      expect(result.selected.filter(Boolean)).toHaveLength(result.selectedCount);
      if (result.selectedCount === 0) for (const value of p) expect(value).toBeGreaterThan(result.alpha);
      result.selected.forEach((selected, index) => {
        expect(selected).toBe((p[index] ?? 1) <= result.alpha);
        if (Math.abs((result.pAdjusted[index] ?? 1) - 0.05) > 1e-12)
          expect(selected).toBe((result.pAdjusted[index] ?? 1) <= 0.05);
      });
    }),
  );
});

test("an empty family has the plain level", () => {
  expect(benjaminiHochberg([], 0.05)).toEqual({ pAdjusted: [], selected: [], selectedCount: 0, m: 0, alpha: 0.05 });
});
