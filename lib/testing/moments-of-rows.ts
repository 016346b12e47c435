import { addMoments, emptyMoments, type Moments } from "@/lib/stats/moments";

/** Moments worked out from the unit rows [a, b] of every customer, the slow way. */
export function momentsOfRows(customers: readonly (readonly (readonly [number, number])[])[], shift = 0): Moments {
  return customers.map((rows) => momentsOfCustomer(rows, shift)).reduce(addMoments, emptyMoments(shift));
}

function momentsOfCustomer(rows: readonly (readonly [number, number])[], shift: number): Moments {
  const used = rows.filter(([, b]) => b !== 0);
  if (used.length === 0) return emptyMoments(shift);
  const over = (term: (a: number, b: number) => number) =>
    used.reduce((sum, [a, b]) => sum + term(a - shift * b, b), 0);
  const a = over((x) => x);
  const b = over((_, y) => y);
  const plain = used.reduce((sum, [x]) => sum + x, 0);
  return {
    rows: used.length,
    customers: 1,
    sumA: a,
    sumB: b,
    sumAA: a * a,
    sumAB: a * b,
    sumBB: b * b,
    sumAAA: a * a * a,
    sumAAB: a * a * b,
    sumABB: a * b * b,
    sumBBB: b * b * b,
    rowAA: over((x) => x * x),
    rowAB: over((x, y) => x * y),
    rowBB: over((_, y) => y * y),
    nonZero: plain === 0 ? 0 : 1,
    maxA: plain,
    shift,
  };
}
