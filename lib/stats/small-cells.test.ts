import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { hiddenInLine, hiddenInTable } from "./small-cells";

describe.skipIf(!sharedFilesPresent())("golden small cells", () => {
  test.each(goldenCases<{ counts: number[] | number[][] }, { hidden: unknown }>("small_cells"))(
    "$id",
    ({ in: { counts }, out }) => {
      const isTable = (value: number[] | number[][]): value is number[][] => Array.isArray(value[0]);
      expect(isTable(counts) ? hiddenInTable(counts) : hiddenInLine(counts)).toEqual(out.hidden);
    },
  );
});

test("a total never gives a hidden cell away where the line has other cells to hide", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 12 }), (counts) => {
      const hidden = hiddenInLine(counts);
      const cells = counts.filter((count, index) => hidden[index] && count > 0);
      counts.forEach((count, index) => {
        if (count > 0 && count < 5) expect(hidden[index]).toBe(true);
        if (count === 0) expect(hidden[index]).toBe(false);
      });
      const all = counts.filter((count) => count > 0).length;
      if (cells.length > 0 && cells.length < all) {
        expect(cells.length).toBeGreaterThanOrEqual(2);
        expect(cells.reduce((a, b) => a + b, 0)).toBeGreaterThanOrEqual(5);
      }
    }),
  );
});
