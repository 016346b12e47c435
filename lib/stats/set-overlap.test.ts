import fc from "fast-check";
import { expect, test } from "vitest";
import { jaccard, type SetAtom, setOverlap } from "./set-overlap";

test("three sets, counted by hand", () => {
  const atoms: SetAtom[] = [
    { inside: [0], count: 10 },
    { inside: [0, 1], count: 4 },
    { inside: [1], count: 6 },
    { inside: [0, 1, 2], count: 1 },
  ];
  const overlap = setOverlap(3, atoms, 30);
  expect(overlap.sizes).toEqual([15, 11, 1]);
  expect(overlap.pairs).toEqual([
    { a: 0, b: 1, count: 5 },
    { a: 0, b: 2, count: 1 },
    { a: 1, b: 2, count: 1 },
  ]);
  expect([overlap.inSeveral, overlap.inNone, overlap.most]).toEqual([5, 9, 3]);
  expect(overlap.atoms.map(({ inside, count }) => [inside.join(), count])).toEqual([
    ["0", 10],
    ["", 9],
    ["1", 6],
    ["0,1", 4],
    ["0,1,2", 1],
  ]);
  expect(jaccard(15, 11, 5)).toBe(5 / 21);
  expect(jaccard(0, 0, 0)).toBeNull();
});

test("random members counted one by one give the same", () => {
  const members = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }), { maxLength: 80 });
  fc.assert(
    fc.property(members, (sets) => {
      const atoms = sets.map((inside) => ({ inside: inside.toSorted((one, other) => one - other), count: 1 }));
      const overlap = setOverlap(7, atoms, sets.length);
      const holds = (count: (inside: readonly number[]) => boolean) => sets.filter(count).length;
      for (const [set, size] of overlap.sizes.entries()) expect(size).toBe(holds((inside) => inside.includes(set)));
      expect(overlap.pairs).toHaveLength(21);
      for (const { a, b, count } of overlap.pairs)
        expect(count).toBe(holds((inside) => inside.includes(a) && inside.includes(b)));
      expect(overlap.inSeveral).toBe(holds((inside) => inside.length > 1));
      expect(overlap.inNone).toBe(holds((inside) => inside.length === 0));
      for (const { inside, count } of overlap.atoms)
        expect(count).toBe(holds((one) => one.length === inside.length && inside.every((set) => one.includes(set))));
      expect(overlap.atoms.reduce((sum, { count }) => sum + count, 0)).toBe(sets.length);
    }),
    { numRuns: 200 },
  );
});
