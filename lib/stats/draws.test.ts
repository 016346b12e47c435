import { expect, test } from "vitest";
import { betaCdf } from "./beta-distribution";
import { drawsFrom } from "./draws";
import { randomNumbers } from "./random-numbers";

const seed = Uint8Array.from({ length: 16 }, (_, at) => at + 1);
const draws = () => drawsFrom(randomNumbers(seed));
const n = 40_000;

/** Mean and variance of many draws. */
function moments(draw: () => number): { mean: number; variance: number } {
  let [sum, squares] = [0, 0];
  for (let at = 0; at < n; at += 1) {
    const value = draw();
    sum += value;
    squares += value * value;
  }
  return { mean: sum / n, variance: squares / n - (sum / n) ** 2 };
}

test("the same numbers give the same draws", () => {
  const [one, other] = [draws(), draws()];
  const some = (of: ReturnType<typeof draws>) => [of.normal(), of.gamma(0.3), of.beta(2, 5), of.binomial(900, 0.3)];
  expect(some(one)).toEqual(some(other));
});

// Bounds are five standard errors of the mean, so one seed in a million would fail.
test.each([
  ["normal", (of: ReturnType<typeof draws>) => of.normal(), 0, 1],
  ["gamma 0.4", (of: ReturnType<typeof draws>) => of.gamma(0.4), 0.4, 0.4],
  ["gamma 25", (of: ReturnType<typeof draws>) => of.gamma(25), 25, 25],
  ["beta 1.8, 4.2", (of: ReturnType<typeof draws>) => of.beta(1.8, 4.2), 0.3, (1.8 * 4.2) / (36 * 7)],
  ["binomial 20, 0.3", (of: ReturnType<typeof draws>) => of.binomial(20, 0.3), 6, 4.2],
  ["binomial 5000, 0.02", (of: ReturnType<typeof draws>) => of.binomial(5000, 0.02), 100, 98],
])("%s has its mean and its variance", (_, draw, mean, variance) => {
  const made = draws();
  const found = moments(() => draw(made));
  expect(Math.abs(found.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
  expect(Math.abs(found.variance / variance - 1)).toBeLessThan(0.08);
});

test("beta draws fall below a point as often as the distribution says", () => {
  const made = draws();
  let below = 0;
  for (let at = 0; at < n; at += 1) if (made.beta(0.5, 3.5) < 0.1) below += 1;
  const expected = betaCdf(0.1, 0.5, 3.5);
  expect(Math.abs(below / n - expected)).toBeLessThan(5 * Math.sqrt((expected * (1 - expected)) / n));
});

test("chances of none and of all leave nothing to chance", () => {
  const made = draws();
  expect([made.binomial(500, 0), made.binomial(500, 1), made.binomial(0, 0.5), made.gamma(0)]).toEqual([0, 500, 0, 0]);
});
