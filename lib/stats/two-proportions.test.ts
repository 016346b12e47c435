import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { compareScreen } from "./compare";
import { momentsOfCounts } from "./moments";
import { ratioOfProportions } from "./ratio-of-proportions";
import { correctedZ, differenceSkewness, shareSkewness } from "./second-look";
import { newcombeInterval } from "./textbook-proportions";
import { meeInterval, type TwoCounts, twoProportions } from "./two-proportions";

interface Out {
  difference: number;
  z: number;
  p: number;
  interval95: number[];
  smallestExpected?: number;
  enough?: boolean;
  kappa?: number | null;
  zSkew?: number | null;
  ratio: number | null;
  ratioInterval95: (number | null)[] | null;
  newcombe95?: number[];
}

describe.skipIf(!sharedFilesPresent())("golden two proportions", () => {
  test.each(goldenCases<TwoCounts, Out>("two_proportions"))("$id", ({ in: counts, out }) => {
    const result = twoProportions(counts);
    expectClose(result?.difference, out.difference);
    expectClose(result?.z, out.z);
    expectClose(result?.p, out.p, "p");
    expectClose(meeInterval(counts), out.interval95, "bound");
    const ratio = ratioOfProportions(counts);
    expectClose(ratio.value, out.ratio);
    expectClose(ratio.interval, out.ratioInterval95, "bound");
    if (!result || out.smallestExpected === undefined) return;
    expectClose(result.smallestExpected, out.smallestExpected);
    expect(result.smallestExpected >= 5).toBe(out.enough);
    expectClose(newcombeInterval(counts), out.newcombe95, "bound");
    const gamma = shareSkewness(result.pooled);
    const kappa = gamma === null ? null : differenceSkewness(gamma, counts.n1, counts.n2);
    expectClose(kappa, out.kappa);
    expectClose(kappa === null ? null : correctedZ(result.z, kappa), out.zSkew);
  });

  test.each(goldenCases<{ segment: [number, number]; all: [number, number] }, Out>("against_average_proportion"))(
    "$id",
    ({ in: { segment, all }, out }) => {
      const group = momentsOfCounts(...segment);
      const reference = momentsOfCounts(all[0] - segment[0], all[1] - segment[1]);
      const { estimates } = compareScreen([{ id: "a", kind: "proportion", relation: "average", group, reference }]);
      expectClose(estimates[0]?.difference?.value, out.difference);
      expectClose(estimates[0]?.difference?.interval, out.interval95, "bound");
      expectClose(estimates[0]?.statistic, out.z);
      expectClose(estimates[0]?.p, out.p, "p");
    },
  );
});

const tables = fc
  .record({
    n1: fc.integer({ min: 1, max: 3000 }),
    n2: fc.integer({ min: 1, max: 3000 }),
    a: fc.double({ min: 0, max: 1, noNaN: true }),
    b: fc.double({ min: 0, max: 1, noNaN: true }),
    d: fc.double({ min: 1, max: 4, noNaN: true }),
  })
  .map(({ n1, n2, a, b, d }) => ({ k1: Math.round(a * n1) / d, n1: n1 / d, k2: Math.round(b * n2), n2 }));

test("the interval and the ratio interval hold no effect exactly when p is at least alpha, at every alpha", () => {
  fc.assert(
    fc.property(tables, fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (counts, alpha) => {
      const p = twoProportions(counts)?.p ?? 1;
      fc.pre(Math.abs(p / alpha - 1) > 1e-6);
      const [lower, upper] = meeInterval(counts, alpha) ?? [0, 0];
      expect(lower > 0 || upper < 0).toBe(p < alpha);
      const ratio = ratioOfProportions(counts, alpha).interval;
      if (!ratio) return;
      expect((ratio[0] ?? 0) > 1 || (ratio[1] ?? Number.MAX_VALUE) < 1).toBe(p < alpha);
    }),
    { numRuns: 1000 },
  );
});

test("swapping the sides turns the sign and nothing else", () => {
  fc.assert(
    fc.property(tables, (counts) => {
      const swapped = { k1: counts.k2, n1: counts.n2, k2: counts.k1, n2: counts.n1 };
      const [lower, upper] = meeInterval(counts) ?? [0, 0];
      expectClose(meeInterval(swapped), [-upper, -lower], "bound");
      expectClose(twoProportions(swapped)?.p, twoProportions(counts)?.p);
    }),
  );
});

test("rare and common outcomes among millions stay dual too", () => {
  const rare = fc.record({
    n1: fc.integer({ min: 1e5, max: 2e7 }),
    n2: fc.integer({ min: 1e5, max: 2e7 }),
    k1: fc.nat(60),
    k2: fc.nat(60),
    common: fc.boolean(),
  });
  fc.assert(
    fc.property(rare, ({ n1, n2, k1, k2, common }) => {
      fc.pre(k1 + k2 > 0);
      const counts = { n1, n2, k1: common ? n1 - k1 : k1, k2: common ? n2 - k2 : k2 };
      const { p = 1, difference = 0 } = twoProportions(counts) ?? {};
      for (const factor of [1 - 1e-4, 1 + 1e-4]) {
        fc.pre(p * factor < 1 && p > 1e-200);
        const [lower, upper] = meeInterval(counts, p * factor) ?? [0, 0];
        expect(difference > 0 ? lower > 0 : upper < 0).toBe(factor > 1);
      }
    }),
    { numRuns: 500 },
  );
});
