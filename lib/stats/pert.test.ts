import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { betaCdf, betaQuantile } from "./beta-distribution";
import { type PertRange, pert, pertQuantile } from "./pert";

interface Out {
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly mean: number;
  readonly sd: number;
  readonly q05?: number;
  readonly q95?: number;
}

describe.skipIf(!sharedFilesPresent())("golden pert", () => {
  test.each(goldenCases<PertRange, Out>("pert"))("$id", ({ in: range, out: { q05, q95, ...out } }) => {
    const made = pert(range);
    for (const key of ["alpha", "beta", "mean", "sd"] as const) expectClose(made[key], out[key]);
    if (q05 !== undefined) expectClose(pertQuantile(range, 0.05), q05, "bound");
    if (q95 !== undefined) expectClose(pertQuantile(range, 0.95), q95, "bound");
  });
});

test("a range out of order is no range", () => {
  expect(() => pert({ low: 5, base: 4, high: 9 })).toThrow(RangeError);
  expect(() => pert({ low: 5, base: 10, high: 9 })).toThrow(RangeError);
  expect(pertQuantile({ low: 5, base: 5, high: 5 }, 0.95)).toBe(5);
});

test("the beta distribution where it is a polynomial, and far out", () => {
  // 1 - (1 - x)^3 for shapes 1, 3; 3x² - 2x³ for 2, 2.
  expectClose(betaCdf(0.2, 1, 3), 1 - 0.8 ** 3);
  expectClose(betaCdf(0.3, 2, 2), 3 * 0.09 - 2 * 0.027);
  expectClose(betaQuantile(3 * 0.09 - 2 * 0.027, 2, 2), 0.3, "bound");
  expectClose(betaCdf(0.5, 5000, 5000), 0.5);
  expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3)]).toEqual([0, 1]);
});
