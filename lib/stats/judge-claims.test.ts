import { describe, expect, test } from "vitest";
import { expectClose } from "@/lib/testing/golden-cases";
import { momentsOfRows } from "@/lib/testing/moments-of-rows";
import { normalCritical } from "./distributions";
import { type Claim, judgeClaims, pAgainst, pByIntervals } from "./judge-claims";
import { levelOfLook } from "./looks";
import { momentsOfCounts } from "./moments";
import { randomNumbers } from "./random-numbers";
import { scoreTest } from "./score-test";
import { effectTest, type TwoCounts } from "./two-proportions";

/** More of them in a long run. */
const runs = Number(process.env.LOOK_RUNS ?? 250);
const seed = (text: string) => randomNumbers(new TextEncoder().encode(text.padEnd(16, "·")));

function churn([k1, n1, k2, n2]: readonly [number, number, number, number], more: Partial<Claim> = {}): Claim {
  const comparison = {
    id: "churn",
    relation: "rest" as const,
    kind: "proportion" as const,
    group: momentsOfCounts(k1, n1),
    reference: momentsOfCounts(k2, n2),
  };
  return { direction: "lower", smallestEffect: 0.02, look: 1, comparison, ...more };
}

function only(claim: Claim) {
  const [verdict] = judgeClaims([claim]).verdicts;
  if (!verdict) throw new Error("one claim, one verdict");
  return verdict;
}

describe("the test of difference = effect", () => {
  // z, two-sided p and skewness by maximising the likelihood step by step, outside this project.
  test.for<[TwoCounts, number, { z: number; p: number; skewness: number }]>([
    [{ k1: 56, n1: 70, k2: 48, n2: 80 }, 0.1, { z: 1.34773872036, p: 0.17774243363, skewness: -0.0206109683 }],
    [{ k1: 30, n1: 400, k2: 900, n2: 6000 }, -0.02, { z: -3.19481460509, p: 0.00139920691, skewness: 0.10048248256 }],
    [{ k1: 9, n1: 10, k2: 3, n2: 10 }, 0.2, { z: 1.88472090339, p: 0.05946753, skewness: -0.0818625 }],
  ])("%j at %d", ([counts, effect, expected]) => {
    const found = effectTest(counts, effect);
    expect(found?.z).toBeCloseTo(expected.z, 6);
    expect(found?.p).toBeCloseTo(expected.p, 7);
    expect(found?.skewness).toBeCloseTo(expected.skewness, 6);
  });

  test("of shares agrees with the level at which the interval reaches the effect", () => {
    const next = seed("shares");
    for (let run = 0; run < 60; run += 1) {
      const [n1, n2] = [20 + Math.floor(300 * next()), 20 + Math.floor(3000 * next())];
      const counts = { n1, n2, k1: Math.floor(n1 * next()), k2: Math.floor(n2 * next()) };
      const dual = scoreTest(counts);
      const effect = 0.6 * (next() - 0.5);
      if (!dual) continue;
      const direct = pAgainst(dual, effect);
      if (direct < 1e-9) continue;
      expect(pByIntervals(dual, effect) / direct, JSON.stringify({ counts, effect })).toBeCloseTo(1, 5);
    }
  });

  test("of means subtracts the effect before Welch's test", () => {
    const rows = (values: readonly number[]) => momentsOfRows(values.map((value) => [[value, 1]]));
    const many = [10, 9, 14, 8, 12, 11, 7, 10, 13];
    const claim: Claim = {
      direction: "higher",
      smallestEffect: 2,
      look: 1,
      comparison: {
        id: "mean",
        kind: "mean",
        relation: "rest",
        group: rows([12, 15, 11, 19, 14, 13, 22]),
        reference: rows(many),
      },
    };
    expect(only(claim)).toMatchObject({ verdict: "notEnough", reason: "fewCustomers", difference: null, p: null });
    // Ten and eighteen of them are enough for a test.
    const twice = {
      ...claim.comparison,
      group: rows([12, 15, 11, 19, 14, 13, 22, 12, 15, 11]),
      reference: rows([...many, ...many]),
    };
    const found = only({ ...claim, comparison: twice } as Claim);
    // scipy ttest_ind of the group less 2: t = 1.5611 on 12.94 degrees.
    expect(found.p).toBeCloseTo(0.142629149185, 7);
    expect(found.difference?.value).toBeCloseTo(14.4 - 94 / 9, 9);
  });
});

describe("a study's hypotheses", () => {
  test("one alone at its first look stands at 97.5 %", () => {
    // 213 of 2,702 left against 3,586 of 16,988: −13.2 points, far beyond the five that were claimed.
    const found = only(churn([213, 2702, 3586, 16_988], { smallestEffect: 0.05 }));
    expect(found).toMatchObject({ verdict: "supported", reason: null, needed: null, against: "rest" });
    expectClose(found.difference?.alpha, 0.025);
    expect(found.difference?.value).toBeCloseTo(213 / 2702 - 3586 / 16_988, 12);
    expect(found.difference?.interval[1]).toBeLessThan(-0.05);
    expect(found.p).toBeCloseTo(3.424728e-28, 30);
  });

  test("the same numbers need more at a later look", () => {
    // z at the limit of two points is −3.19: beyond 2.24, 2.64 and 2.87, short of 3.60 at the twelfth look.
    const verdictAt = (look: number) => only(churn([30, 400, 900, 6000], { look })).verdict;
    expect([1, 2, 3, 12].map(verdictAt)).toEqual(["supported", "supported", "supported", "notEnough"]);
    // (3.5981 + 0.8416)² · 0.1453 · 0.8547 · (1 + 400/6000) / 0.02² = 6,529, less the 400 that are there.
    expect(only(churn([30, 400, 900, 6000], { look: 12 }))).toMatchObject({ reason: "nearLimit", needed: 6200 });
  });

  test("what is clear of the claim on the other side is not supported", () => {
    const found = only(churn([1500, 10_000, 1500, 10_000]));
    expect(found).toMatchObject({ verdict: "notSupported", reason: null });
    expect(only(churn([15, 100, 150, 1000])).verdict).toBe("notEnough");
  });

  test("says how many more customers a claim lacks, by its own smallest effect", () => {
    // p̄ = 15 %, z = 2.2414 at the first look: (2.2414 + 0.8416)² · 0.1275 · 1.1 / 0.02² = 3,333 − 100.
    const found = only(churn([15, 100, 150, 1000]));
    expect(found).toMatchObject({ reason: "nearLimit", needed: 3300 });
  });

  test("asks power for a claim on the average in units of the rest, of which the group is no part", () => {
    // 600 of the 1,000 are the rest: two points to the average are 2/0.6 to the rest. p̄ = 20.2 %:
    // (2.2414 + 0.8416)² · 0.202 · 0.798 · (1 + 400/600) / (0.02/0.6)² = 2,299, less 400; by two points to the rest 6,385 less 400.
    const claim = churn([82, 400, 120, 600], { direction: "higher" });
    const average = { ...claim.comparison, relation: "average" } as Claim["comparison"];
    expect(only(claim).needed).toBe(6000);
    expect(only({ ...claim, comparison: average })).toMatchObject({ reason: "nearLimit", needed: 1900 });
  });

  test("the family sets the level: a clear claim beside a doubtful one keeps half of it", () => {
    const clear = churn([213, 2702, 3586, 16_988]);
    const doubtful = churn([15, 100, 150, 1000]);
    const { verdicts, family } = judgeClaims([clear, doubtful]);
    // One of two selected: α_R = 1 · 0.05/2, and half of that at the first look.
    expect(family).toEqual({ m: 2, selected: 1, alpha: 0.025 });
    expectClose(verdicts[0]?.difference?.alpha, 0.0125);
    // Judged before on the same data, both clear: α_R = 0.05.
    const later = judgeClaims([clear], [{ p: 1e-9, look: 3 }]);
    expect(later.family).toEqual({ m: 2, selected: 2, alpha: 0.05 });
  });

  test("against the average the limit holds for the difference to the average", () => {
    // w = 1/4: 20 points to the rest are 15 to the average.
    const claim = churn([100, 1000, 900, 3000], { smallestEffect: 0.1 });
    const found = only({ ...claim, comparison: { ...claim.comparison, relation: "average" } as Claim["comparison"] });
    expect(found).toMatchObject({ verdict: "supported", against: "average" });
    expect(found.difference?.value).toBeCloseTo(-0.15, 12);
    const wider = only({
      ...claim,
      smallestEffect: 0.18,
      comparison: { ...claim.comparison, relation: "average" } as Claim["comparison"],
    });
    expect(wider.verdict).toBe("notSupported");
    expect(only({ ...claim, smallestEffect: 0.18 }).verdict).toBe("notEnough");
  });

  test("there is no verdict where the scoreboard gives none", () => {
    const leak = churn([213, 2702, 3586, 16_988]);
    const told = only({ ...leak, comparison: { ...leak.comparison, obstacle: "leak" } as Claim["comparison"] });
    expect(told).toMatchObject({ verdict: "notEnough", reason: "leak", difference: null, needed: null });
    expect(only(churn([2, 80, 8, 120]))).toMatchObject({ verdict: "notEnough", reason: "fewExpected" });
    // One large value among many nothings: Welch sees nothing clear, or the second look withholds it.
    const amounts = (n: number, large: number) =>
      momentsOfRows(Array.from({ length: n }, (_, at) => [[at < 12 ? large : 0, 1]]));
    const heavy: Claim = {
      direction: "lower",
      smallestEffect: 0,
      look: 1,
      comparison: {
        id: "mean",
        kind: "mean",
        relation: "rest",
        group: amounts(300, 1),
        reference: amounts(5700, 9000),
      },
    };
    expect(only(heavy)).toMatchObject({ verdict: "notEnough", reason: "fewLargeValues", difference: null });
  });
});

test("verdict, p and interval agree over random studies", () => {
  const next = seed("studies");
  for (let run = 0; run < 150; run += 1) {
    const claims = Array.from({ length: 1 + Math.floor(5 * next()) }, (_, index): Claim => {
      const [n1, n2] = [40 + Math.floor(800 * next()), 200 + Math.floor(4000 * next())];
      const counts = [Math.floor(n1 * (0.1 + 0.5 * next())), n1, Math.floor(n2 * (0.1 + 0.5 * next())), n2] as const;
      const claim = churn(counts, {
        direction: next() < 0.5 ? "lower" : "higher",
        smallestEffect: next() < 0.2 ? 0 : 0.2 * next(),
        look: 1 + Math.floor(6 * next()),
      });
      return { ...claim, comparison: { ...claim.comparison, id: String(index) } as Claim["comparison"] };
    });
    const { verdicts, family } = judgeClaims(claims);
    for (const [index, { verdict, difference, p, reason }] of verdicts.entries()) {
      const claim = claims[index];
      if (!claim || p === null) continue;
      // Withheld is only what was clear before the second look.
      if (!difference) expect(p).toBeLessThanOrEqual(levelOfLook(claim.look, family.alpha));
      if (!difference) continue;
      expectClose(difference.alpha, levelOfLook(claim.look, family.alpha));
      const clear = p <= difference.alpha;
      expect(verdict !== "notEnough", JSON.stringify({ verdict, p, difference, reason })).toBe(clear);
      const sign = claim.direction === "higher" ? 1 : -1;
      if (clear) expect(verdict).toBe(sign * difference.value > claim.smallestEffect ? "supported" : "notSupported");
    }
  }
});

describe("twenty-four looks at a claim that is exactly at its limit", () => {
  // Armitage, McPherson and Rowe (1969): the density of the sum carried from look to look, integrated on a grid with scipy.
  const exact = 0.034812;

  test("decide wrongly at some look in 3.5 % of normal paths", () => {
    const next = seed("normal paths");
    const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    const critical = Array.from({ length: 24 }, (_, index) => normalCritical(levelOfLook(index + 1)));
    const paths = 40 * runs;
    let wrong = 0;
    for (let run = 0; run < paths; run += 1) {
      let sum = 0;
      wrong += critical.some((z, index) => {
        sum += normal();
        return Math.abs(sum) / Math.sqrt(index + 1) > z;
      })
        ? 1
        : 0;
    }
    expect(Math.abs(wrong / paths - exact)).toBeLessThan(4 * Math.sqrt((exact * (1 - exact)) / paths));
  });

  test("decide wrongly seldom by the product's own verdict on growing data", () => {
    const next = seed("growing data");
    const drawn = (n: number, share: number) => {
      let k = 0;
      for (let row = 0; row < n; row += 1) k += next() < share ? 1 : 0;
      return k;
    };
    let wrong = 0;
    for (let run = 0; run < runs; run += 1) {
      let [k1, n1, k2, n2] = [0, 0, 0, 0];
      for (let look = 1; look <= 24; look += 1) {
        [k1, n1] = [k1 + drawn(60, 0.2), n1 + 60];
        [k2, n2] = [k2 + drawn(180, 0.22), n2 + 180];
        if (only(churn([k1, n1, k2, n2], { look })).verdict === "notEnough") continue;
        wrong += 1;
        break;
      }
    }
    expect(wrong / runs).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / runs));
  }, 600_000);
});
