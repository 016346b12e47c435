import fc from "fast-check";
import { expect, test } from "vitest";
import { type Comparison, compareScreen } from "./compare";
import { addMoments, emptyMoments, type Moments, momentsOfCounts, momentsOfMean } from "./moments";
import type { Pieces } from "./overlapping-segments";

type Kind = "proportion" | "mean";

function compared(kind: Kind, pieces: Pieces<Moments>, q?: number) {
  const group = addMoments(pieces.onlyA, pieces.both);
  const reference = addMoments(pieces.onlyB, pieces.both);
  const comparison: Comparison = { id: "a", relation: "segment", kind, group, reference, pieces };
  return compareScreen([comparison], q).estimates[0];
}

test("a partial overlap: the shares' own difference, marked by the contrast of the pieces", () => {
  // A: 60 + 30 of 200 + 100; B: 20 + 30 of 200 + 100.
  const estimate = compared("proportion", {
    onlyA: momentsOfCounts(60, 200),
    onlyB: momentsOfCounts(20, 200),
    both: momentsOfCounts(30, 100),
  });
  expect(estimate?.value).toBe(0.3);
  expect(estimate?.difference?.value).toBeCloseTo(90 / 300 - 50 / 300, 12);
  expect(estimate?.mark).toBe("higher");
  // The pieces weigh 2/3 and -2/3, what both share cancels: 2/3 of 0.3 - 0.1, shrunk by one success and one failure each.
  const share = (k: number) => (k + 1) / 202;
  const centre = (2 / 3) * (share(60) - share(20));
  const se = (2 / 3) * Math.sqrt((share(60) * (1 - share(60)) + share(20) * (1 - share(20))) / 202);
  expect(estimate?.statistic).toBeCloseTo(centre / se, 10);
  expect(estimate?.difference?.interval?.[0]).toBeCloseTo(centre - 1.959963984540054 * se, 9);
});

test("segments without a common customer are compared as ever", () => {
  const [a, b] = [momentsOfCounts(30, 120), momentsOfCounts(25, 160)];
  const apart = compared("proportion", { onlyA: a, onlyB: b, both: emptyMoments() });
  const plain = compareScreen([{ id: "a", relation: "segment", kind: "proportion", group: a, reference: b }]);
  const { textbook: _one, ...own } = apart ?? {};
  const { textbook: _other, ...usual } = plain.estimates[0] ?? {};
  expect(own).toEqual(usual);
});

test("what differs between two segments that share nearly all is too little for a verdict", () => {
  const nearly = { onlyA: momentsOfCounts(2, 3), onlyB: momentsOfCounts(0, 2), both: momentsOfCounts(300, 900) };
  expect(compared("proportion", nearly)).toMatchObject({ mark: "notEnough", reason: "fewApart", needed: null });
  const same = { onlyA: emptyMoments(), onlyB: emptyMoments(), both: momentsOfCounts(300, 900) };
  expect(compared("proportion", same)).toMatchObject({ mark: "notComparable", reason: "noReference" });
});

test("at every level the interval of an overlap holds 0 exactly where nothing is marked", () => {
  const counts = fc.record({ n: fc.nat({ max: 120 }), part: fc.double({ min: 0, max: 1, noNaN: true }) });
  const pieces = fc.record({ onlyA: counts, onlyB: counts, both: counts });
  const moments = ({ n, part }: { n: number; part: number }, kind: Kind): Moments => {
    const k = Math.round(n * part);
    if (kind === "proportion") return momentsOfCounts(k, n);
    // Values 10 (k times) and 4.
    const sums = [1, 2, 3].map((power) => k * 10 ** power + (n - k) * 4 ** power);
    return momentsOfMean({ n, sum: sums[0] ?? 0, sumOfSquares: sums[1] ?? 0, sumOfCubes: sums[2] ?? 0 });
  };
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom<Kind>("proportion", "mean"),
      fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      (drawn, kind, q) => {
        const of = (piece: keyof typeof drawn) => moments(drawn[piece], kind);
        const estimate = compared(kind, { onlyA: of("onlyA"), onlyB: of("onlyB"), both: of("both") }, q);
        if (!estimate?.difference) return;
        const [lower, upper] = estimate.difference.interval;
        const low = lower ?? Number.NaN;
        const high = upper ?? Number.NaN;
        expect([low, high].every(Number.isFinite)).toBe(true);
        if (estimate.mark === "higher") expect(low >= 0 && (estimate.p ?? 1) <= q).toBe(true);
        else if (estimate.mark === "lower") expect(high <= 0 && (estimate.p ?? 1) <= q).toBe(true);
        else expect(low < 0 && high > 0 && (estimate.p ?? 0) > q).toBe(true);
      },
    ),
    { numRuns: 600 },
  );
});
