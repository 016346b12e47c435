/**
 * Additive sums of one group for a metric sum(a)/sum(b), customers as clusters. Every a is shifted: a' = a - shift * b, so that
 * squares and cubes keep their digits. sumXY is a sum over customers of products of the customer's own sums; rowXY a sum over unit
 * rows of products of the row's a' and b (rows taken as independent, for the textbook values).
 */
export interface Moments {
  /** Unit rows with b other than 0. */
  readonly rows: number;
  /** Customers with at least one such row. */
  readonly customers: number;
  readonly sumA: number;
  readonly sumB: number;
  readonly sumAA: number;
  readonly sumAB: number;
  readonly sumBB: number;
  readonly sumAAA: number;
  readonly sumAAB: number;
  readonly sumABB: number;
  readonly sumBBB: number;
  readonly rowAA: number;
  readonly rowAB: number;
  readonly rowBB: number;
  /** Customers whose sum of a, before the shift, is not 0. */
  readonly nonZero: number;
  /** Largest sum of a of one customer, before the shift; null where not known. */
  readonly maxA: number | null;
  readonly shift: number;
}

/** The moments of nobody, for the given shift. */
export function emptyMoments(shift = 0): Moments {
  const zeros = Object.fromEntries(additive.map((key) => [key, 0])) as Record<Additive, number>;
  return { ...zeros, maxA: null, shift };
}

/** Moments of two groups without a customer in common together; both must carry the same shift. */
export function addMoments(one: Moments, other: Moments): Moments {
  const maxA = one.maxA === null ? other.maxA : other.maxA === null ? one.maxA : Math.max(one.maxA, other.maxA);
  return { ...combined(one, other, 1), maxA, shift: one.shift };
}

/** Moments of the rest: `all` without `part`, which must hold whole customers: rows of one customer on both sides
 * would need sums of their own. The largest value of the rest is not known from sums. */
export function subtractMoments(all: Moments, part: Moments): Moments {
  return { ...combined(all, part, -1), maxA: null, shift: all.shift };
}

const additive = [
  "rows",
  "customers",
  "sumA",
  "sumB",
  "sumAA",
  "sumAB",
  "sumBB",
  "sumAAA",
  "sumAAB",
  "sumABB",
  "sumBBB",
  "rowAA",
  "rowAB",
  "rowBB",
  "nonZero",
] as const;
type Additive = (typeof additive)[number];

function combined(one: Moments, other: Moments, sign: 1 | -1): Record<Additive, number> {
  if (one.shift !== other.shift) {
    throw new RangeError(`Moments with different shifts (${one.shift}, ${other.shift}) cannot be combined`);
  }
  return Object.fromEntries(additive.map((key) => [key, one[key] + sign * other[key]])) as Record<Additive, number>;
}

/** The same group with every unit row taken as its own customer: what a textbook would compute. */
export function rowMoments(m: Moments): Moments {
  return { ...m, customers: m.rows, sumAA: m.rowAA, sumAB: m.rowAB, sumBB: m.rowBB };
}

/** Sum of a before the shift. */
export function numeratorOf(m: Moments): number {
  return m.sumA + m.shift * m.sumB;
}

/** True when every customer has exactly one unit row with b = 1, so the plain formulas hold. */
export function isOneRowPerCustomer(m: Moments): boolean {
  return m.customers === m.rows && m.sumB === m.rows && m.sumBB === m.rows;
}

/** Moments of values with one row per customer, from n and the sums of d, d^2, d^3 where d = x - shift. */
export function momentsOfMean(sums: MeanSums): Moments {
  const { n, sum, sumOfSquares, sumOfCubes, shift = 0, nonZero = n, max = null } = sums;
  return {
    rows: n,
    customers: n,
    sumA: sum,
    sumB: n,
    sumAA: sumOfSquares,
    sumAB: sum,
    sumBB: n,
    sumAAA: sumOfCubes,
    sumAAB: sumOfSquares,
    sumABB: sum,
    sumBBB: n,
    rowAA: sumOfSquares,
    rowAB: sum,
    rowBB: n,
    nonZero,
    maxA: max,
    shift,
  };
}

/** Sufficient sums of a mean with one row per customer; `nonZero` counts values other than 0 before the shift. */
export interface MeanSums {
  readonly n: number;
  readonly sum: number;
  readonly sumOfSquares: number;
  readonly sumOfCubes: number;
  readonly shift?: number;
  readonly nonZero?: number;
  readonly max?: number | null;
}

/** Moments of a proportion with one row per customer: k successes among n. */
export function momentsOfCounts(k: number, n: number): Moments {
  return momentsOfMean({ n, sum: k, sumOfSquares: k, sumOfCubes: k, nonZero: k, max: k > 0 ? 1 : n > 0 ? 0 : null });
}
