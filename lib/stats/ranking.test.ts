import { describe, expect, test } from "vitest";
import { goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { wholeRanking } from "@/lib/testing/whole-ranking";
import { drawsFrom } from "./draws";
import { randomNumbers } from "./random-numbers";
import { type Candidate, type RankingQuestion, rankingRun, weightConcentration } from "./ranking";
import type { Uncertain } from "./uncertain";

const seeded = (first: number) => randomNumbers(Uint8Array.from({ length: 16 }, (_, at) => (at * 37 + first) % 256));

function plain(...inputs: Uncertain[]): Candidate {
  return { inputs, figures: inputs.map((_, at) => (drawn: Float64Array) => drawn[at] ?? 0) };
}

function oneCriterion(...numbers: Uncertain[]): RankingQuestion {
  return {
    candidates: numbers.map((number) => plain(number)),
    criteria: [{ figure: 0, weight: 1, from: -10, to: 10 }],
    knockouts: [],
    weights: "drawn",
  };
}

const certain = (value: number): Uncertain => ({ kind: "measured", value, se: 0 });

describe.skipIf(!sharedFilesPresent())("golden ranking", () => {
  type In = { scores?: { mean: number; se: number }[]; weights?: number[]; kappa?: number };
  type Out = { pBest?: number[]; sd?: number[]; q05?: number[]; q95?: number[] };
  test.each(goldenCases<In, Out>("ranking"))("$id", ({ in: { scores, weights, kappa }, out }) => {
    if (scores) {
      const numbers = scores.map(({ mean, se }): Uncertain => ({ kind: "measured", value: mean, se }));
      const { ranked } = wholeRanking(oneCriterion(...numbers), seeded(1));
      for (const [at, chance] of (out.pBest ?? []).entries())
        expect(Math.abs((ranked[at]?.ranks[0] ?? 0) - chance)).toBeLessThan(scores[at]?.se === 0 ? 1e-15 : 0.01);
    }
    if (weights) {
      expect(kappa).toBe(weightConcentration);
      // The score of a candidate that is 1 in one criterion alone is that criterion's weight.
      const question: RankingQuestion = {
        candidates: weights.map((_, own) => plain(...weights.map((__, at) => certain(at === own ? 1 : 0)))),
        criteria: weights.map((weight, figure) => ({ figure, weight, from: 0, to: 1 })),
        knockouts: [],
        weights: "drawn",
      };
      const { ranked } = wholeRanking(question, seeded(2));
      for (const [at, { score }] of ranked.entries()) {
        expect(Math.abs(score.mean - (weights[at] ?? 0))).toBeLessThan(0.002);
        expect(Math.abs(score.low - (out.q05?.[at] ?? 0))).toBeLessThan(0.003);
        expect(Math.abs(score.high - (out.q95?.[at] ?? 0))).toBeLessThan(0.003);
      }
    }
  });
});

test("two seeds differ by less than 0.01, chances add to 1, each candidate has a place or none", () => {
  const question: RankingQuestion = {
    candidates: [
      plain({ kind: "range", low: 2000, base: 9000, high: 20_000 }, { kind: "rate", k: 70, n: 1000 }),
      plain({ kind: "range", low: 9000, base: 21_000, high: 30_000 }, { kind: "rate", k: 150, n: 1000 }),
      plain({ kind: "range", low: 1000, base: 1700, high: 4000 }, { kind: "measured", value: 0.06, se: 0.01 }),
    ],
    criteria: [
      { figure: 0, weight: 2, from: 0, to: 30_000 },
      { figure: 1, weight: 3, from: 0.3, to: 0 },
    ],
    knockouts: [{ figure: 0, operator: "atLeast", limit: 2000 }],
    weights: "drawn",
  };
  const [one, other] = [wholeRanking(question, seeded(3)), wholeRanking(question, seeded(4))];
  for (const { ranked, nobody } of [one, other]) {
    expect(ranked.reduce((sum, { ranks }) => sum + (ranks[0] ?? 0), nobody)).toBeCloseTo(1, 9);
    for (const { ranks, out } of ranked) expect(ranks.reduce((sum, chance) => sum + chance, out)).toBeCloseTo(1, 9);
  }
  for (const [at, { ranks }] of one.ranked.entries())
    expect(Math.abs((ranks[0] ?? 0) - (other.ranked[at]?.ranks[0] ?? 0))).toBeLessThan(0.01);
  expect(one.ranked[2]?.failing[0]).toBeGreaterThan(0.2);
  expect(one.ranked[2]?.failing[0]).toBe(one.ranked[2]?.out);
});

test("without uncertainty the best is best in every draw; equal ones share", () => {
  const chances = (...values: number[]) =>
    wholeRanking(oneCriterion(...values.map(certain)), seeded(5), 2000).ranked.map(({ ranks }) => ranks[0]);
  expect(chances(3, 5, 4)).toEqual([0, 1, 0]);
  expect(chances(5, 5, 4)).toEqual([0.5, 0.5, 0]);
  // Beyond the end of the scale more is not better.
  expect(chances(11, 12)).toEqual([0.5, 0.5]);
});

test("who is knocked out is never best, however high the score", () => {
  const question = {
    ...oneCriterion(certain(9), certain(1), certain(2)),
    knockouts: [{ figure: 0, operator: "atMost", limit: 2 } as const],
  };
  const { ranked, nobody } = wholeRanking(question, seeded(6), 500);
  expect(ranked.map(({ ranks, out }) => [ranks[0], out])).toEqual([
    [0, 1],
    [0, 0],
    [1, 0],
  ]);
  expect(nobody).toBe(0);
  const none = wholeRanking({ ...question, knockouts: [{ figure: 0, operator: "atMost", limit: 0 }] }, seeded(6), 500);
  expect([none.nobody, none.ranked.map(({ ranks }) => ranks[0])]).toEqual([1, [0, 0, 0]]);
});

test("weights as written: the closed form of three certain criteria", () => {
  const question: RankingQuestion = {
    candidates: [plain(certain(4), certain(30)), plain(certain(8), certain(10))],
    criteria: [
      { figure: 0, weight: 3, from: 0, to: 10 },
      { figure: 1, weight: 1, from: 40, to: 0 },
    ],
    knockouts: [],
    weights: "fixed",
  };
  const { ranked } = wholeRanking(question, seeded(7), 10);
  // 0.75 · 0.4 + 0.25 · 0.25 and 0.75 · 0.8 + 0.25 · 0.75.
  expect(ranked[0]?.score.mean).toBeCloseTo(0.3625, 12);
  expect(ranked[1]?.score.mean).toBeCloseTo(0.7875, 12);
});

test("draws taken in parts are the draws taken at once", () => {
  const question = oneCriterion({ kind: "measured", value: 1, se: 1 }, { kind: "rate", k: 3, n: 4 });
  const run = rankingRun(question, seeded(8));
  for (let part = 0; part < 10; part += 1) run.advance(200);
  expect(run.result()).toEqual(wholeRanking(question, seeded(8), 2000));
});

test("a measured rate is drawn from Beta(k + ½, n − k + ½)", () => {
  const draws = drawsFrom(seeded(9));
  const { ranked } = wholeRanking(oneCriterion({ kind: "rate", k: 2, n: 10 }, certain(0.2)), seeded(10), 40_000);
  let above = 0;
  for (let at = 0; at < 40_000; at += 1) if (draws.beta(2.5, 8.5) > 0.2) above += 1;
  expect(Math.abs((ranked[0]?.ranks[0] ?? 0) - above / 40_000)).toBeLessThan(0.015);
});
