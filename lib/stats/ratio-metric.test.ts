import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { assessRatio } from "./assess-ratio";
import { studentCritical } from "./distributions";
import { addMoments, emptyMoments, type Moments, momentsOfMean } from "./moments";
import {
  ratioDifference,
  ratioDifferenceInterval,
  ratioEstimate,
  ratioInterval,
  residualSkewness,
} from "./ratio-metric";
import { correctedT, differenceSkewness, isConfirmed } from "./second-look";

interface WelchOut {
  mean: number;
  interval95: number[] | null;
  difference: number;
  se?: number;
  df?: number;
  t?: number;
  p: number | null;
  differenceInterval95: number[] | null;
  populationSkewness?: number;
  kappa?: number;
  tSkew?: number;
  confirmedAt95?: boolean;
  againstAverage?: { value: number; interval95: number[] };
}

describe.skipIf(!sharedFilesPresent())("golden welch", () => {
  for (const shift of [0, 9.5]) {
    test.each(goldenCases<{ segment: number[]; rest: number[] }, WelchOut>("welch"))(
      `$id, shift ${shift}`,
      ({ in: given, out }) => {
        const group = momentsOf(given.segment, shift);
        const rest = momentsOf(given.rest, shift);
        const one = ratioEstimate(group);
        const other = ratioEstimate(rest);
        if (!one || !other) throw new Error("both sides have customers");
        expectClose(one.value, out.mean);
        expectClose(ratioInterval(one), out.interval95, "bound");
        const result = ratioDifference(one, other);
        const interval = ratioDifferenceInterval(result);
        expectClose(result.difference, out.difference);
        expectClose(result.p, out.p, "p");
        expectClose(interval, out.differenceInterval95, "bound");
        if (out.se === undefined || !interval || result.t === null || result.df === null) return;
        expectClose(result.se, out.se);
        expectClose(result.df, out.df);
        expectClose(result.t, out.t);
        const gamma = residualSkewness(group, rest) ?? 0;
        const kappa = differenceSkewness(gamma, group.customers, rest.customers);
        expectClose(gamma, out.populationSkewness);
        expectClose(kappa, out.kappa);
        expectClose(correctedT(result.t, kappa), out.tSkew);
        expect(isConfirmed(result.t, correctedT(result.t, kappa), studentCritical(0.05, result.df))).toBe(
          out.confirmedAt95,
        );
        const factor = assessRatio({ kind: "mean", group, reference: rest }, {}).averageFactor ?? Number.NaN;
        expectClose(factor * result.difference, out.againstAverage?.value);
        expectClose([factor * interval[0], factor * interval[1]], out.againstAverage?.interval95, "bound");
      },
    );
  }
});

interface Sufficient {
  n: number;
  sumY: number;
  sumX: number;
  sumYY: number;
  sumXX: number;
  sumXY: number;
}
interface RatioOut {
  value: number;
  se: number;
  interval95: number[];
  difference: number;
  t: number;
  df: number;
  p: number;
  differenceInterval95: number[];
}

describe.skipIf(!sharedFilesPresent())("golden ratio metric", () => {
  test.each(goldenCases<{ sufficient: [Sufficient, Sufficient] }, RatioOut>("ratio_metric"))(
    "$id",
    ({ in: given, out }) => {
      const [one, other] = given.sufficient.map((s) =>
        ratioEstimate({
          ...emptyMoments(),
          customers: s.n,
          rows: s.n,
          sumA: s.sumY,
          sumB: s.sumX,
          sumAA: s.sumYY,
          sumBB: s.sumXX,
          sumAB: s.sumXY,
        }),
      );
      if (!one || !other) throw new Error("both sides have customers");
      expectClose(one.value, out.value);
      expectClose(Math.sqrt(one.variance ?? -1), out.se);
      expectClose(ratioInterval(one), out.interval95, "bound");
      const result = ratioDifference(one, other);
      expectClose(result.difference, out.difference);
      expectClose(result.t, out.t);
      expectClose(result.df, out.df);
      expectClose(result.p, out.p, "p");
      expectClose(ratioDifferenceInterval(result), out.differenceInterval95, "bound");
    },
  );
});

const values = fc.array(fc.integer({ min: -500, max: 5000 }), { minLength: 2, maxLength: 60 });

test("the interval excludes 0 exactly when p is below alpha, at every alpha", () => {
  fc.assert(
    fc.property(values, values, fc.double({ min: 1e-6, max: 0.5, noNaN: true }), (a, b, alpha) => {
      const one = ratioEstimate(momentsOf(a, 40));
      const other = ratioEstimate(momentsOf(b, 40));
      if (!one || !other) throw new Error("both sides have customers");
      const result = ratioDifference(one, other);
      const interval = ratioDifferenceInterval(result, alpha);
      fc.pre(result.p !== null && interval !== null && Math.abs(result.p / alpha - 1) > 1e-6);
      expect((interval?.[0] ?? 0) > 0 || (interval?.[1] ?? 0) < 0).toBe((result.p ?? 1) < alpha);
    }),
    { numRuns: 500 },
  );
});

test("no shift of the sums changes value, error or skewness", () => {
  fc.assert(
    fc.property(values, fc.integer({ min: -100, max: 3000 }), (list, shift) => {
      const plain = ratioEstimate(momentsOf(list, 0));
      const shifted = ratioEstimate(momentsOf(list, shift));
      expectClose(shifted?.value, plain?.value, "bound");
      expectClose(shifted?.variance, plain?.variance, "bound");
      expectClose(residualSkewness(momentsOf(list, shift)), residualSkewness(momentsOf(list, 0)), "bound");
    }),
  );
});

test("a constant far from the shift has no variance", () => {
  const m = Array.from({ length: 5000 }, () => momentsOf([0.1], 1234.5)).reduce(addMoments);
  expect(ratioEstimate(m)?.variance).toBe(0);
});

function momentsOf(list: number[], shift: number): Moments {
  const power = (exponent: number) => list.reduce((sum, value) => sum + (value - shift) ** exponent, 0);
  return momentsOfMean({ n: list.length, sum: power(1), sumOfSquares: power(2), sumOfCubes: power(3), shift });
}
