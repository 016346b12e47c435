import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { wilson } from "./wilson";

interface In {
  k: number;
  n: number;
  alpha?: number;
}
interface Out {
  interval95?: unknown;
  interval?: unknown;
}

describe.skipIf(!sharedFilesPresent())("golden wilson", () => {
  test.each(goldenCases<In, Out>("wilson"))("$id", ({ in: { k, n, alpha }, out }) => {
    expectClose(wilson(k, n, alpha), alpha === undefined ? out.interval95 : out.interval, "bound");
  });
});

test("holds the share and lies within 0 and 1", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
      const k = Math.round(part * n);
      const [lower, upper] = wilson(k, n) ?? [2, -1];
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(upper).toBeLessThanOrEqual(1);
      expect(lower).toBeLessThanOrEqual(k / n);
      expect(upper).toBeGreaterThanOrEqual(k / n);
    }),
  );
});
