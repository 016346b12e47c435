import fc from "fast-check";
import { expect, test } from "vitest";
import type { SetAtom } from "./set-overlap";
import { hiddenOverlapping } from "./small-overlaps";

function atom(count: number, ...inside: number[]): SetAtom {
  return { inside, count };
}

test("a small group is hidden, and in an exhaustive set its smallest neighbour with it", () => {
  expect(hiddenOverlapping(3, [[atom(50, 0), atom(3, 1), atom(20, 2)]])).toEqual([false, true, true]);
  // With customers in no group the total gives nothing away.
  expect(hiddenOverlapping(3, [[atom(50, 0), atom(3, 1), atom(20, 2), atom(9)]])).toEqual([false, true, false]);
});

test("the difference of a group and one inside it is not told", () => {
  // Group 1 is group 0 without three customers.
  expect(hiddenOverlapping(2, [[atom(100, 0, 1), atom(3, 0), atom(40)]])).toEqual([false, true]);
  expect(hiddenOverlapping(2, [[atom(100, 0, 1), atom(5, 0), atom(40)]])).toEqual([false, false]);
});

test("a group whose rest is small is hidden", () => {
  expect(hiddenOverlapping(1, [[atom(100, 0), atom(2)]])).toEqual([true]);
  expect(hiddenOverlapping(1, [[atom(100, 0)]])).toEqual([false]);
});

test("three groups that give a few away only together", () => {
  // Group 2 holds groups 0 and 1, which share nobody, and two customers more.
  const three = [atom(30, 0, 2), atom(40, 1, 2), atom(2, 2), atom(60)];
  expect(hiddenOverlapping(3, [three])).toEqual([true, false, false]);
});

test("a small overlap of otherwise large groups stays: no sum shows it alone", () => {
  expect(hiddenOverlapping(2, [[atom(30, 0), atom(40, 1), atom(2, 0, 1), atom(60)]])).toEqual([false, false]);
});

test("few customers behind one metric hide the row in all", () => {
  const sizes = [atom(30, 0), atom(40, 1), atom(60)];
  const deals = [atom(2, 0), atom(12, 1), atom(20)];
  expect(hiddenOverlapping(2, [sizes, deals])).toEqual([true, false]);
});

test("two small groups of seven together need no third", () => {
  expect(hiddenOverlapping(3, [[atom(3, 0), atom(4, 1), atom(60, 2)]])).toEqual([true, true, false]);
});

test("no combination of the shown sums, with any weights of -1, 0 and 1, tells about one to four customers", () => {
  const lines = fc.array(
    fc.record({ inside: fc.uniqueArray(fc.integer({ min: 0, max: 3 })), count: fc.integer({ min: 0, max: 12 }) }),
    { maxLength: 9 },
  );
  fc.assert(
    fc.property(lines, (line) => {
      const atoms = merged(line);
      const hidden = hiddenOverlapping(4, [atoms]);
      const shown = [0, 1, 2, 3].filter((group) => !hidden[group]);
      const told = weights(shown.length + 1).map((weight) => {
        const value = ({ inside }: SetAtom) =>
          shown.reduce(
            (sum, group, at) => (inside.includes(group) ? sum + (weight[at] ?? 0) : sum),
            weight.at(-1) ?? 0,
          );
        return atoms.reduce((sum, one) => (value(one) === 0 ? sum : sum + one.count), 0);
      });
      // Where all together are fewer than five, hiding every group is all that can be done.
      const all = atoms.reduce((sum, { count }) => sum + count, 0);
      const least = all < 5 ? told.filter((count) => count !== all) : told;
      expect(least.filter((count) => count > 0 && count < 5)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

function merged(line: readonly SetAtom[]): SetAtom[] {
  const counts = new Map<string, SetAtom>();
  for (const { inside, count } of line) {
    const sorted = inside.toSorted((a, b) => a - b);
    counts.set(sorted.join(), { inside: sorted, count: count + (counts.get(sorted.join())?.count ?? 0) });
  }
  return [...counts.values()];
}

function weights(length: number): number[][] {
  return length === 0 ? [[]] : weights(length - 1).flatMap((rest) => [-1, 0, 1].map((one) => [one, ...rest]));
}
