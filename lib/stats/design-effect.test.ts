import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { type ClusterSums, effectiveCounts } from "./design-effect";
import { meeInterval, twoProportions } from "./two-proportions";
import { wilson } from "./wilson";

interface Side {
  successesPerCustomer: number[];
  rowsPerCustomer: number[];
}
interface SideOut {
  value: number;
  designEffect: number;
  effectiveN: number;
  interval95: number[];
}
interface Out {
  segment: SideOut;
  rest: SideOut;
  difference: { value: number; z: number; p: number; interval95: number[] };
}

describe.skipIf(!sharedFilesPresent())("golden design effect", () => {
  test.each(goldenCases<{ segment: Side; rest: Side }, Out>("design_effect"))("$id", ({ in: sides, out }) => {
    const [one, other] = [sides.segment, sides.rest].map((side) => effectiveCounts(sumsOf(side)));
    if (!one || !other) throw new Error("both sides have rows");
    for (const [side, expected] of [
      [one, out.segment],
      [other, out.rest],
    ] as const) {
      expectClose(side.k / side.n, expected.value);
      expectClose(side.designEffect, expected.designEffect);
      expectClose(side.n, expected.effectiveN);
      expectClose(wilson(side.k, side.n), expected.interval95, "bound");
    }
    const counts = { k1: one.k, n1: one.n, k2: other.k, n2: other.n };
    expectClose(twoProportions(counts)?.difference, out.difference.value);
    expectClose(twoProportions(counts)?.z, out.difference.z);
    expectClose(twoProportions(counts)?.p, out.difference.p, "p");
    expectClose(meeInterval(counts), out.difference.interval95, "bound");
  });
});

test("one row per customer has design effect 1 exactly, and it is never below", () => {
  const customers = fc.array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(customers, (list) => {
      const side = {
        successesPerCustomer: list.map(([k, n]) => Math.min(k, n)),
        rowsPerCustomer: list.map(([, n]) => n),
      };
      const result = effectiveCounts(sumsOf(side));
      expect(result?.designEffect).toBeGreaterThanOrEqual(1);
      if (list.every(([, n]) => n === 1)) expect(result?.designEffect).toBe(1);
    }),
  );
});

test("ten customers whose three rows always agree count like ten rows", () => {
  expect(effectiveCounts({ customers: 10, n: 30, k: 30, sumKK: 90, sumNN: 90, sumKN: 90 })?.n).toBe(10);
});

function sumsOf({ successesPerCustomer: k, rowsPerCustomer: n }: Side): ClusterSums {
  const dot = (a: number[], b: number[]) => a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  const ones = k.map(() => 1);
  return {
    customers: k.length,
    n: dot(n, ones),
    k: dot(k, ones),
    sumKK: dot(k, k),
    sumNN: dot(n, n),
    sumKN: dot(k, n),
  };
}
