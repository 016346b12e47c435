import { expect, test } from "vitest";
import { momentsOfRows } from "@/lib/testing/moments-of-rows";
import { type Comparison, compareScreen } from "./compare";
import { addMoments, type Moments, momentsOfCounts, momentsOfMean, subtractMoments } from "./moments";

const screens = 400;

/** mulberry32: 32 bits of state are enough for some hundred screens and the same on every machine. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

test("without any effect few screens show a mark, with a planted one it is found and false marks stay rare", () => {
  const random = generator(20240607);
  let screensWithFalseMark = 0;
  let falseShare = 0;
  let found = 0;
  for (let screen = 0; screen < screens; screen += 1) {
    const lift = screen % 2 === 1 ? 0.15 : 0;
    const { estimates } = compareScreen(drawScreen(random, lift));
    const marked = estimates.filter(({ mark }) => mark === "higher" || mark === "lower");
    // The planted group moves the rest of every other group: only the means, drawn without any effect, can be false there.
    const wrong = marked.filter(({ id }) => lift === 0 || id.startsWith("mean"));
    if (lift === 0 && marked.length > 0) screensWithFalseMark += 1;
    falseShare += wrong.length / Math.max(1, marked.length);
    if (marked.some(({ id, mark }) => id === "rate 0" && mark === "higher")) found += 1;
  }
  expect(screensWithFalseMark / (screens / 2)).toBeLessThanOrEqual(0.06);
  expect(falseShare / screens).toBeLessThanOrEqual(0.05);
  expect(found / (screens / 2)).toBeGreaterThan(0.9);
});

test("rows of one customer that resemble each other do not raise false marks", () => {
  const random = generator(77);
  let clustered = 0;
  let byRows = 0;
  const worlds = 500;
  for (let world = 0; world < worlds; world += 1) {
    const [group, reference] = [drawClusters(random, 40), drawClusters(random, 120)];
    const [share] = compareScreen([{ id: "share", kind: "proportion", relation: "rest", group, reference }]).estimates;
    if (share?.mark === "higher" || share?.mark === "lower") clustered += 1;
    if ((share?.textbook?.p ?? 1) < 0.05) byRows += 1;
  }
  expect(clustered / worlds).toBeLessThanOrEqual(0.08);
  expect(byRows / worlds).toBeGreaterThan(0.2);
});

/** Customers with one to nine rows and a chance of their own between 10 % and 90 %. */
function drawClusters(random: () => number, customers: number): Moments {
  return momentsOfRows(
    Array.from({ length: customers }, () => {
      const chance = random() < 0.5 ? 0.1 : 0.9;
      return Array.from({ length: 1 + Math.floor(random() * 9) }, () => [random() < chance ? 1 : 0, 1] as const);
    }),
  );
}

/** Six groups of different sizes, one rate and one mean with 70 % zeros and a heavy tail. */
function drawScreen(random: () => number, lift: number): Comparison[] {
  const sizes = [300, 60, 120, 400, 800, 1500];
  const rates = sizes.map((n, index) =>
    momentsOfCounts(
      draws(n, () => (random() < 0.2 + (index === 0 ? lift : 0) ? 1 : 0)),
      n,
    ),
  );
  const means = sizes.map((n) => drawMean(random, n));
  return [...againstRest("rate", "proportion", rates), ...againstRest("mean", "mean", means)];
}

function againstRest(word: string, kind: "proportion" | "mean", groups: Moments[]): Comparison[] {
  const all = groups.reduce(addMoments);
  return groups.map((group, index) => ({
    id: `${word} ${index}`,
    kind,
    relation: "rest",
    group,
    reference: subtractMoments(all, group),
  }));
}

function drawMean(random: () => number, n: number): Moments {
  const sums = { n, sum: 0, sumOfSquares: 0, sumOfCubes: 0, nonZero: 0 };
  draws(n, () => {
    const x = random() < 0.7 ? 0 : Math.exp(normal(random));
    const d = x - 0.5;
    sums.sum += d;
    sums.sumOfSquares += d * d;
    sums.sumOfCubes += d ** 3;
    sums.nonZero += x === 0 ? 0 : 1;
    return 0;
  });
  return momentsOfMean({ ...sums, shift: 0.5 });
}

function draws(n: number, draw: () => number): number {
  let sum = 0;
  for (let index = 0; index < n; index += 1) sum += draw();
  return sum;
}
