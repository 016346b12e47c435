import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { momentsOfAnswers } from "@/lib/testing/moments-of-answers";
import { momentsOfRows } from "@/lib/testing/moments-of-rows";
import { type ComparedEstimate, type Comparison, compareScreen } from "./compare";
import { momentsOfCounts, momentsOfMean } from "./moments";

function only(comparison: Comparison): ComparedEstimate {
  const [estimate] = compareScreen([comparison]).estimates;
  if (!estimate) throw new Error("one comparison, one estimate");
  return estimate;
}

function rate(group: [number, number], reference: [number, number], more: Partial<Comparison> = {}): Comparison {
  const sides = { group: momentsOfCounts(...group), reference: momentsOfCounts(...reference) };
  return { id: "rate", relation: "rest", kind: "proportion", ...sides, ...more } as Comparison;
}

/** n values with mean 10, alternating 5 above and below, `zeros` of them 0. */
function amounts(n: number, mean = 10, zeros = 0) {
  const values = Array.from({ length: n }, (_, index) => (index < zeros ? 0 : mean + (index % 2 ? 5 : -5)));
  return momentsOfRows(values.map((value) => [[value, 1]]));
}

describe("may a verdict be given", () => {
  test("a rate needs five expected cases on both sides", () => {
    // Pooled 10 of 200 = 5 %: 80 customers expect 4, 100 would expect 5.
    expect(only(rate([2, 80], [8, 120]))).toMatchObject({
      mark: "notEnough",
      reason: "fewExpected",
      needed: 20,
      difference: null,
      p: null,
    });
    expect(only(rate([2, 100], [8, 100]))).toMatchObject({ mark: "none", reason: null });
    // More customers of the group do not help where the reference is the small side.
    expect(only(rate([10, 400], [0, 20]))).toMatchObject({ reason: "fewExpected", needed: null });
  });

  test("nobody, or everybody, gives no verdict but a value with Wilson's interval", () => {
    const none = only(rate([0, 50], [0, 500]));
    expect(none).toMatchObject({ value: 0, mark: "notEnough", needed: null });
    expect(none.interval?.[0]).toBe(0);
    expect(only(rate([50, 50], [500, 500])).mark).toBe("notEnough");
  });

  test("the power to see the smallest effect counts too, in two digits", () => {
    // golden power/2 with one case fewer than five expected: n1* = 971 beats the 100 of the expected counts.
    const estimate = only(rate([2, 40], [48, 960], { minimumEffect: 0.02 }));
    expect(estimate).toMatchObject({ mark: "notEnough", reason: "fewExpected", needed: 940 });
  });

  test("means need ten customers and ten values other than 0 on each side, and some variance", () => {
    const mean = (group: number, reference: number, zeros = 0): Comparison => ({
      id: "mean",
      kind: "mean",
      relation: "rest",
      group: amounts(group, 10, zeros),
      reference: amounts(reference, 11),
    });
    expect(only(mean(9, 50))).toMatchObject({ mark: "notEnough", reason: "fewCustomers", needed: 1 });
    expect(only(mean(20, 50, 15))).toMatchObject({ mark: "notEnough", reason: "fewNonZero", needed: 20 });
    expect(only(mean(20, 50)).mark).toBe("none");
    const flat = (value: number) => momentsOfRows(Array.from({ length: 20 }, () => [[value, 1]]));
    expect(only({ ...mean(1, 1), group: flat(3), reference: flat(4) } as Comparison)).toMatchObject({
      reason: "noVariation",
      interval: [3, 3],
    });
  });

  test("a ratio needs a steady denominator", () => {
    const months = (list: number[]) => momentsOfRows(list.map((b, index) => [[b * 10 + (index % 3), b]]));
    const uneven = months([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 60]);
    const even = months(Array.from({ length: 30 }, (_, index) => 10 + (index % 2)));
    expect(only({ id: "r", kind: "ratio", relation: "rest", group: uneven, reference: even }).reason).toBe(
      "unstableDenominator",
    );
    expect(only({ id: "r", kind: "ratio", relation: "rest", group: even, reference: even }).mark).toBe("none");
  });

  test("a net promoter score needs thirty answers on each side and has Bonett and Price's interval", () => {
    const nps = (promoters: number): Comparison => ({
      id: "n",
      kind: "nps",
      relation: "rest",
      group: momentsOfAnswers({ promoters, passives: 10, detractors: 5 }),
      reference: momentsOfAnswers({ promoters: 50, passives: 30, detractors: 20 }),
    });
    expect(only(nps(10))).toMatchObject({ reason: "fewAnswers", needed: 5 });
    expect(only(nps(40)).mark).toBe("higher");
    const own = only({
      ...nps(50),
      group: momentsOfAnswers({ promoters: 50, passives: 30, detractors: 20 }),
    } as Comparison);
    expect(own.interval?.[0]).toBeCloseTo(14.138720834726442, 7);
    expect(own.interval?.[1]).toBeCloseTo(44.68480857703827, 7);
  });

  test("retention needs ten observed that long on each side; beyond the last time there is no value", () => {
    const life = (censored: number, time: number): Comparison => ({
      id: "s",
      kind: "survival",
      relation: "rest",
      time,
      group: [
        { time: 3, events: 5, censored: 0 },
        { time: 6, events: 0, censored },
      ],
      reference: [
        { time: 3, events: 30, censored: 5 },
        { time: 6, events: 0, censored: 60 },
      ],
    });
    expect(only(life(8, 6))).toMatchObject({ value: 8 / 13, reason: "fewAtRisk", needed: 4 });
    expect(only(life(20, 6)).mark).toBe("none");
    const small = [{ time: 6, events: 2, censored: 7 }];
    expect(only({ ...life(20, 6), reference: small } as Comparison)).toMatchObject({
      reason: "fewAtRisk",
      needed: null,
    });
    expect(only(life(20, 7))).toMatchObject({ value: null, mark: "notEnough", reason: "fewAtRisk" });
  });

  test("a percentile needs both ranks and some spread", () => {
    const side = (n: number, value: number, half: number | null) => ({
      n,
      customers: n,
      value,
      lower: half === null ? null : value - half,
      upper: half === null ? null : value + half,
    });
    const median = (group: ReturnType<typeof side>): Comparison => ({
      id: "m",
      kind: "percentile",
      relation: "average",
      quantile: 0.5,
      group,
      reference: side(80, 5, 1),
    });
    expect(only(median(side(4, 9, null)))).toMatchObject({ reason: "fewForPercentile", needed: 2, interval: null });
    expect(only(median(side(80, 9, 1)))).toMatchObject({ mark: "higher", against: "rest", difference: { value: 4 } });
    expect(only({ ...median(side(80, 9, 0)), reference: side(80, 5, 0) } as Comparison).reason).toBe("noVariation");
  });

  test("minimumN asks for more, an obstacle forbids, totals are not compared, nobody is nothing", () => {
    expect(only(rate([40, 90], [400, 900], { minimumN: 100 }))).toMatchObject({ reason: "belowMinimum", needed: 10 });
    expect(only(rate([80, 90], [400, 900], { obstacle: "leak" }))).toMatchObject({
      mark: "notComparable",
      reason: "leak",
      value: 8 / 9,
      p: null,
    });
    expect(only({ id: "t", kind: "total", relation: "rest", group: { value: 7, n: 2, customers: 2 } })).toMatchObject({
      value: 7,
      mark: "notComparable",
      interval: null,
    });
    expect(only(rate([0, 0], [400, 900]))).toMatchObject({
      value: null,
      n: 0,
      interval: null,
      mark: "notEnough",
      reason: "noRows",
    });
    expect(only(rate([4, 9], [0, 0]))).toMatchObject({ mark: "notComparable", reason: "noReference" });
  });
});

test("one large customer is named, and a mark that only the missing of large values makes is withheld", () => {
  // golden welch/4: 12 small customers against 200 of whom ten have 210.
  const estimate = only({
    id: "tail",
    kind: "mean",
    relation: "rest",
    group: momentsOfMean({ n: 12, sum: 96, sumOfSquares: 828, sumOfCubes: 7584, max: 12 }),
    reference: momentsOfMean({ n: 200, sum: 4000, sumOfSquares: 460000, sumOfCubes: 92800000 }),
  });
  expect(estimate).toMatchObject({
    mark: "notEnough",
    reason: "fewLargeValues",
    difference: null,
    needed: null,
    largestShare: 0.125,
  });
  expect(estimate.p).toBeCloseTo(0.00019369526421079001, 12);
});

test("a rare rate in a small group must pass the second look, and needs the power for the smallest effect else", () => {
  // Pooled 106/2100, kappa 0.285: z = 2.0050 shrinks to 1.8979, below 1.96.
  const doubtful = only(rate([16, 200], [90, 1900], { minimumEffect: 0.02 }));
  expect(doubtful).toMatchObject({ mark: "notEnough", reason: "levelTooFine", difference: null });
  expect(doubtful.p).toBeCloseTo(0.04496, 4);
  // 7.8489 * p(1-p) * (1 + 200/1900) / 0.02^2 = 1039.5, so 840 more.
  expect(doubtful.needed).toBe(840);
  expect(only(rate([90, 1900], [16, 200]))).toMatchObject({ mark: "notEnough", reason: "levelTooFine" });
});

test("rows of one customer count once: the textbook marks what the clustered test does not", () => {
  // 30 customers of 20 rows that always agree: 16 of 30 against 10 of 30, but 320 of 600 against 200 of 600 by rows.
  const side = (good: number) =>
    momentsOfRows(
      Array.from({ length: 30 }, (_, index) => Array.from({ length: 20 }, () => [index < good ? 1 : 0, 1] as const)),
    );
  const estimate = only({ id: "c", kind: "proportion", relation: "rest", group: side(16), reference: side(10) });
  expect(estimate.mark).toBe("none");
  expect(estimate.designEffect).toBeCloseTo((30 / 29) * 20, 9);
  expect(estimate.textbook?.p).toBeLessThan(1e-10);
  const mean = only({ id: "c", kind: "mean", relation: "rest", group: side(16), reference: side(10) });
  expect(mean.mark).toBe("none");
  expect(mean.textbook?.p).toBeLessThan(1e-10);
});

/** Customers of five rows each that always agree, `good` of them with a 1. */
function agreeing(customers: number, good: number, shift = 0) {
  return momentsOfRows(
    Array.from({ length: customers }, (_, index) =>
      Array.from({ length: 5 }, () => [index < good ? 1 : 0, 1] as const),
    ),
    shift,
  );
}

test("what is lacking is told in customers, not in rows or effective counts", () => {
  // d = 5 * 12/11 and 5 * 240/239: 11 and 239 effective rows, pooled 0.035533, 141 needed, 130 lacking, 12/11 customers each.
  const group = agreeing(12, 1);
  expect(only({ id: "c", kind: "proportion", relation: "rest", group, reference: agreeing(240, 8) })).toMatchObject({
    reason: "fewExpected",
    needed: 150,
  });
  // golden power/4: s = 30 over both sides, 216 needed to see 6.
  const spread = (n: number, sumOfSquares: number) => momentsOfMean({ n, sum: 0, sumOfSquares, sumOfCubes: 0 });
  const sides = { group: spread(50, 44100), reference: spread(500, 450000) };
  expect(only({ id: "m", kind: "mean", relation: "rest", minimumN: 60, minimumEffect: 6, ...sides })).toMatchObject({
    reason: "belowMinimum",
    needed: 170,
  });
});

test("a shift of the sums changes no proportion", () => {
  const compared = (shift: number) =>
    only({
      id: "s",
      kind: "proportion",
      relation: "rest",
      group: agreeing(40, 20, shift),
      reference: agreeing(90, 20, shift),
    });
  expect(compared(0.25).p).toBeCloseTo(compared(0).p ?? 0, 12);
  expect(compared(0.25).designEffect).toBeCloseTo(compared(0).designEffect ?? 0, 9);
});

test("a mean against the average is the group's mean minus that of everybody", () => {
  const [group, reference] = [amounts(40, 30), amounts(120, 10)];
  const estimate = only({ id: "a", kind: "mean", relation: "average", group, reference });
  expect(estimate).toMatchObject({ mark: "higher", value: 30 });
  expect(estimate.difference?.value).toBeCloseTo(30 - (40 * 30 + 120 * 10) / 160, 9);
});

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 4 }), fc.constantFrom(0, 1, 1)), {
  minLength: 1,
  maxLength: 3,
});
const customers = fc.array(rows, { maxLength: 60 });
const ratioSide = customers.map((list) =>
  momentsOfRows(
    list.map((each) => each.map(([a, b]) => [a * b, b] as const)),
    1.5,
  ),
);
const shareSide = customers.map((list) =>
  momentsOfRows(list.map((each) => each.map(([a]) => [a > 2 ? 1 : 0, 1] as const))),
);
const countSide = fc.tuple(fc.nat(400), fc.nat(400)).map(([a, b]) => momentsOfCounts(Math.min(a, b), Math.max(a, b)));
const lives = fc
  .array(fc.tuple(fc.nat(12), fc.nat(12)), { maxLength: 5 })
  .map((list) => list.map(([events, censored], index) => ({ time: index + 1, events, censored })));
const percentile = fc
  .tuple(fc.integer({ min: 1, max: 90 }), fc.integer({ min: 0, max: 50 }), fc.nat(9))
  .map(([n, value, half]) => ({
    n,
    customers: n,
    value,
    lower: n < 6 ? null : value - half,
    upper: n < 6 ? null : value + half,
  }));
const demands = {
  id: fc.string(),
  relation: fc.constantFrom("rest", "average", "segment"),
  minimumEffect: fc.constantFrom(undefined, 0.02),
  minimumN: fc.constantFrom(undefined, 20),
};
const comparison = fc.oneof(
  fc.record({ ...demands, kind: fc.constant("proportion"), group: shareSide, reference: shareSide }),
  fc.record({ ...demands, kind: fc.constant("proportion"), group: countSide, reference: countSide }),
  fc.record({ ...demands, kind: fc.constantFrom("mean", "ratio"), group: ratioSide, reference: ratioSide }),
  fc.record({ ...demands, kind: fc.constant("survival"), time: fc.constant(3), group: lives, reference: lives }),
  fc.record({
    ...demands,
    kind: fc.constant("percentile"),
    quantile: fc.constant(0.5),
    group: percentile,
    reference: percentile,
  }),
) as fc.Arbitrary<Comparison>;
const screens = fc.array(comparison, { maxLength: 12 });

describe("laws of a screen", () => {
  test("the screens drawn here show every mark", () => {
    const estimates = fc.sample(screens, { numRuns: 600, seed: 5 }).flatMap((list) => compareScreen(list).estimates);
    const seen = new Set(estimates.flatMap(({ mark, reason }) => [mark, reason]));
    for (const word of ["higher", "lower", "none", "notEnough", "notComparable"]) {
      expect(seen).toContain(word);
    }
  });

  test("no mark contradicts its interval, and the family adds up", () => {
    fc.assert(
      fc.property(screens, (list) => {
        const { estimates, family } = compareScreen(list);
        for (const { mark, difference, p, reason } of estimates) {
          const [lower, upper] = difference?.interval ?? [null, null];
          if (mark === "higher") expect(lower).toBeGreaterThanOrEqual(0);
          if (mark === "lower") expect(upper).toBeLessThanOrEqual(0);
          if (mark === "none") expect((lower ?? 1) < 0 && (upper ?? -1) > 0).toBe(true);
          if (mark === "notEnough" || mark === "notComparable")
            expect([difference, reason === null]).toEqual([null, false]);
          if (difference) expect(difference.alpha).toBe(family.alpha);
          if (mark === "higher" || mark === "lower") expect(p).toBeLessThanOrEqual(family.alpha);
        }
        expect(estimates.filter(({ p }) => p !== null)).toHaveLength(family.m);
        expect(estimates.filter(({ mark }) => mark === "higher" || mark === "lower")).toHaveLength(family.marked);
        expect(family.marked).toBeLessThanOrEqual(family.selected);
        expect(family.alpha).toBeCloseTo(family.m === 0 ? 0.05 : (Math.max(1, family.selected) * 0.05) / family.m, 15);
      }),
      { numRuns: 400 },
    );
  });

  test("nothing is NaN or infinite, and JSON keeps every number", () => {
    fc.assert(
      fc.property(screens, (list) => {
        const { estimates, family } = compareScreen(list);
        expect(JSON.parse(JSON.stringify(estimates))).toEqual(estimates);
        expect(JSON.parse(JSON.stringify(family))).toEqual(family);
      }),
      { numRuns: 200 },
    );
  });

  test("against the average has the mark and p of against the rest, and the smaller difference", () => {
    fc.assert(
      fc.property(screens, (list) => {
        const rest = compareScreen(list.map((each) => ({ ...each, relation: "rest" as const })));
        const average = compareScreen(list.map((each) => ({ ...each, relation: "average" as const })));
        expect(average.family).toEqual(rest.family);
        for (const [index, one] of average.estimates.entries()) {
          const other = rest.estimates[index];
          expect([one.mark, one.p, one.pAdjusted]).toEqual([other?.mark, other?.p, other?.pAdjusted]);
          // The smallest effect is more against the rest than against the average, of which the group is a part.
          expect(one.needed ?? 0).toBeLessThanOrEqual(other?.needed ?? 0);
          expect(Math.abs(one.difference?.value ?? 0)).toBeLessThanOrEqual(Math.abs(other?.difference?.value ?? 0));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("against the average is the group's value minus that of everybody", () => {
    const estimate = only(rate([300, 1000], [700, 4000], { relation: "average" }));
    expect(estimate.difference?.value).toBeCloseTo(0.3 - 0.2, 12);
    expect(estimate.difference?.interval[0]).toBeCloseTo(0.07591022155142052, 7);
  });

  test("the order of the comparisons changes nothing", () => {
    fc.assert(
      fc.property(screens, (list) => {
        expect(compareScreen([...list].reverse()).estimates.reverse()).toEqual(compareScreen(list).estimates);
      }),
      { numRuns: 50 },
    );
  });
});
