import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { momentsOfMean } from "./moments";
import { overlappingEstimates, overlappingProportions, type Pieces } from "./overlapping-segments";
import { ratioDifference, ratioEstimate } from "./ratio-metric";

type Pair = [number, number];
interface Out {
  difference: number;
  z: number;
  p: number;
  interval95: Pair;
}

type Piece = { n: number; mean: number; variance: number };

function means({ onlyA, onlyB, both }: Pieces<Piece>) {
  const estimated = ({ n, mean, variance }: Piece) => ({
    weight: n,
    value: mean,
    variance: n < 2 ? null : variance / n,
    df: n - 1,
  });
  return overlappingEstimates({ onlyA: estimated(onlyA), onlyB: estimated(onlyB), both: estimated(both) });
}

describe.skipIf(!sharedFilesPresent())("golden overlapping segments", () => {
  test.each(goldenCases<Pieces<Pair>, Out>("overlapping_segments"))("$id", ({ in: { onlyA, onlyB, both }, out }) => {
    const piece = ([k, n]: Pair) => ({ k, n });
    const result = overlappingProportions({ onlyA: piece(onlyA), onlyB: piece(onlyB), both: piece(both) });
    expectClose(result?.difference, out.difference);
    expectClose(result?.statistic, out.z);
    expectClose(result?.p, out.p, "p");
    expectClose(result?.interval, out.interval95, "bound");
  });

  test.each(
    goldenCases<Pieces<Piece>, { diff: number; df: number; t: number; p: number; interval: Pair }>("overlapping_means"),
  )("$id", ({ in: pieces, out }) => {
    const result = means(pieces);
    expectClose(result?.difference, out.diff);
    expectClose(result?.df, out.df);
    expectClose(result?.statistic, out.t);
    expectClose(result?.p, out.p, "p");
    expectClose(result?.interval, out.interval, "bound");
  });
});

test("disjoint means are Welch's test", () => {
  const nobody = { n: 0, mean: 0, variance: 0 };
  const result = means({
    onlyA: { n: 3, mean: 2, variance: 1 },
    onlyB: { n: 3, mean: 5, variance: 4 },
    both: nobody,
  });
  const a = ratioEstimate(momentsOfMean({ n: 3, sum: 6, sumOfSquares: 14, sumOfCubes: 36 }));
  const b = ratioEstimate(momentsOfMean({ n: 3, sum: 15, sumOfSquares: 83, sumOfCubes: 0 }));
  expect(a && b && ratioDifference(a, b).p).toBeCloseTo(result?.p ?? 0, 12);
});

test("a segment against itself is not a comparison", () => {
  const none = { k: 0, n: 0 };
  expect(overlappingProportions({ onlyA: none, onlyB: none, both: { k: 3, n: 9 } })).toBeNull();
});
