import { expect, test } from "vitest";
import { adoptionGaps, type UsingAtom } from "./adoption-gaps";
import { drawsFrom } from "./draws";
import { randomNumbers } from "./random-numbers";

function atom(inside: readonly number[], count: number, using: number): UsingAtom {
  return { inside, count, using };
}

test("the highest share of a segment that is large enough is the best, and the others stand against it", () => {
  // 60 of 100, 30 of 100, and 18 of 20, which are too few to be the measure of others.
  const { features, family } = adoptionGaps(
    [[atom([0], 100, 60), atom([1], 100, 30), atom([2], 20, 18)]],
    [false, false, false],
  );
  const [found] = features;
  expect(found?.best).toBe(0);
  expect(found?.estimates.map(({ value }) => value)).toEqual([0.6, 0.3, 0.9]);
  const [best, behind] = found?.estimates ?? [];
  expect([best?.difference, best?.mark]).toEqual([null, "notComparable"]);
  // Pooled z: 0.3 / (0.45 · 0.55 · 2 / 100)^½.
  expect(behind?.statistic).toBeCloseTo(-0.3 / Math.sqrt((0.45 * 0.55 * 2) / 100), 9);
  expect(behind?.difference?.value).toBeCloseTo(-0.3, 12);
  expect(behind?.mark).toBe("lower");
  expect(family.m).toBe(2);
});

test("a segment that is told by what it used is no measure and is not compared", () => {
  const { features, family } = adoptionGaps(
    [[atom([0], 100, 100), atom([1], 100, 30), atom([2], 100, 20)]],
    [true, false, false],
  );
  expect(features[0]?.best).toBe(1);
  expect(features[0]?.estimates.map(({ reason }) => reason)).toEqual(["leak", expect.anything(), null]);
  expect(family.m).toBe(1);
});

test("who is in both segments is on neither side of the difference", () => {
  // 40 in both, of whom 20 use it. Alone: 60 of whom 50, and 60 of whom 10. So 70 % against 30 %, as alone 50 − 10 of 100 each.
  const { features } = adoptionGaps([[atom([0], 60, 50), atom([1], 60, 10), atom([0, 1], 40, 20)]], [false, false]);
  expect(features[0]?.estimates.map(({ value }) => value)).toEqual([0.7, 0.3]);
  expect(features[0]?.estimates[1]?.difference?.value).toBeCloseTo(-0.4, 12);
  expect(features[0]?.estimates[1]?.mark).toBe("lower");
});

test("a feature that nobody uses has no best, and false discoveries are held over all features", () => {
  const noise = Array.from({ length: 30 }, (_, at) => [atom([0], 200, 100 + (at % 3)), atom([1], 200, 100 - (at % 5))]);
  const { features, family } = adoptionGaps([[atom([0], 50, 0), atom([1], 50, 0)], ...noise], [false, false]);
  expect(features[0]?.best).toBeNull();
  expect(family).toMatchObject({ m: 30, marked: 0 });
});

test("a gap to the best of three counts twice, in its mark and in its interval", () => {
  // Pooled z of 50 against 66 of 100 is 2.292, p = 0.0219: within 5 % of two comparisons, beyond it as each was one of two choices.
  const { features, family } = adoptionGaps(
    [[atom([0], 100, 66), atom([1], 100, 50), atom([2], 100, 64)]],
    [false, false, false],
  );
  const behind = features[0]?.estimates[1];
  expect(behind?.p).toBeCloseTo(0.0219, 4);
  expect([behind?.mark, family.m, family.alpha]).toEqual(["none", 2, 0.05 / 2 / 2]);
  expect(behind?.difference?.alpha).toBe(family.alpha);
  expect(behind?.difference?.interval[1]).toBeGreaterThan(0);
});

test("of 8 segments that do not differ, fewer than one screen in twenty says that one is behind the best", () => {
  const draws = drawsFrom(randomNumbers(new TextEncoder().encode("eight segments alike")));
  const screens = 400;
  let marked = 0;
  let contradictions = 0;
  for (let screen = 0; screen < screens; screen += 1) {
    const atoms = Array.from({ length: 8 }, (_, at) => atom([at], 500, draws.binomial(500, 0.3)));
    const { features, family } = adoptionGaps([atoms], new Array(8).fill(false));
    expect(family.m).toBe(7);
    if (family.marked > 0) marked += 1;
    contradictions += (features[0]?.estimates ?? []).filter(
      ({ mark, difference }) => difference && (mark === "lower") !== (difference.interval[1] ?? 0) <= 0,
    ).length;
  }
  // Judged as if the best had been named before, about 12 % do.
  expect(marked / screens).toBeLessThan(0.05);
  expect(contradictions).toBe(0);
});
