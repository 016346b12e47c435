import { expect, test } from "vitest";
import { binomialTails } from "./binomial-tails";
import { voiceShares } from "./voice-shares";

test("tails of a binomial by hand: 2 of 3 at one half, and at the ends", () => {
  // P(0..3) = 1/8, 3/8, 3/8, 1/8.
  const { atMost, atLeast } = binomialTails(2, 3, 0.5);
  expect(atMost).toBeCloseTo(7 / 8, 14);
  expect(atLeast).toBeCloseTo(4 / 8, 14);
  expect(binomialTails(0, 10, 0.1).atMost).toBeCloseTo(0.9 ** 10, 14);
  expect(binomialTails(10, 10, 0.1).atLeast).toBeCloseTo(1e-10, 20);
  expect(binomialTails(0, 5, 0)).toEqual({ atMost: 1, atLeast: 1 });
  expect(binomialTails(3, 5, 1)).toEqual({ atMost: 0, atLeast: 1 });
});

test("the exact interval at 95 % is Clopper and Pearson's: 0 and 5 of 10 in closed form and from their table", () => {
  const alone = (k: number, n: number) => voiceShares([{ k, n, base: 0.5 }]).shares[0];
  // Without a success the upper bound is 1 − (α/2)^(1/n).
  expect(alone(0, 10)?.interval).toEqual([0, expect.closeTo(1 - 0.025 ** 0.1, 9)]);
  expect(alone(10, 10)?.interval).toEqual([expect.closeTo(0.025 ** 0.1, 9), 1]);
  // qbeta(0.025, 5, 6) and qbeta(0.975, 6, 5) of R.
  expect(alone(5, 10)?.interval).toEqual([expect.closeTo(0.187086, 6), expect.closeTo(0.812914, 6)]);
});

test("p is twice the smaller tail, the family is judged together, and no interval contradicts its mark", () => {
  const voices = [
    { k: 26, n: 55, base: 0.156 },
    { k: 8, n: 55, base: 0.217 },
    { k: 12, n: 55, base: 0.175 },
    { k: 0, n: 55, base: 0.144 },
    { k: 3, n: 9, base: 0.01 },
    { k: 0, n: 0, base: 0.2 },
    { k: 2600, n: 5500, base: 0.45 },
  ];
  const { shares, m, marked, alpha } = voiceShares(voices);
  expect(m).toBe(5);
  expect(shares.map(({ mark }) => mark)).toEqual([
    "higher",
    "none",
    "none",
    "lower",
    "notEnough",
    "notEnough",
    "higher",
  ]);
  expect(marked).toBe(3);
  expect(alpha).toBeCloseTo((3 * 0.05) / 5, 12);
  // Nobody of 55 where 14.4 % were expected.
  expect(shares[3]?.p).toBeCloseTo(2 * 0.856 ** 55, 9);
  for (const [index, { mark, interval }] of shares.entries()) {
    const base = voices[index]?.base ?? 0;
    const clear = interval !== null && (base < interval[0] || base > interval[1]);
    if (mark !== "notEnough") expect(clear, String(index)).toBe(mark !== "none");
  }
  expect(shares[5]).toEqual({ share: null, interval: null, p: null, mark: "notEnough" });
});

test("without any difference a family is marked wrongly in at most 5 % of screens", () => {
  const base = [0.1, 0.2, 0.3, 0.4];
  let state = 12345;
  const random = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  let wrong = 0;
  const screens = 300;
  for (let screen = 0; screen < screens; screen += 1) {
    const counts = base.map(() => 0);
    for (let voice = 0; voice < 60; voice += 1) {
      const drawn = random();
      const place = drawn < 0.1 ? 0 : drawn < 0.3 ? 1 : drawn < 0.6 ? 2 : 3;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    if (voiceShares(counts.map((k, index) => ({ k, n: 60, base: base[index] ?? 0 }))).marked > 0) wrong += 1;
  }
  expect(wrong / screens).toBeLessThan(0.075);
});
