import { describe, expect, test } from "vitest";
import { apartEffect } from "@/lib/testing/apart-effect";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { type Apart, rankApart } from "./differentiators";

interface CountsIn {
  readonly k1: number;
  readonly n1: number;
  readonly k2: number;
  readonly n2: number;
}

interface ValuesIn {
  readonly value: readonly number[];
  readonly inSegment: readonly number[];
}

interface Out {
  readonly populationSd: number;
  readonly effect: number;
  readonly interval95: readonly number[];
  readonly ridit?: readonly number[];
}

describe.each(goldenCases<CountsIn | ValuesIn, Out>("differentiator_effect"))("$id", ({ in: given, out }) => {
  test("effect, spread and interval", () => {
    const told = apartEffect(
      "k1" in given ? { kind: "share", ...given } : riditSides(out.ridit ?? [], given.inSegment),
    );
    expectClose(told.spread, out.populationSd);
    expectClose(told.effect, out.effect);
    expectClose(told.interval, out.interval95, "bound");
  });
});

function riditSides(ridits: readonly number[], inside: readonly number[]): Apart {
  const sums = (which: number) => {
    const own = ridits.filter((_, index) => inside[index] === which).map((ridit) => ridit - 0.5);
    const sum = (power: number) => own.reduce((total, one) => total + one ** power, 0);
    return { n: own.length, sum: sum(1), sumOfSquares: sum(2), sumOfCubes: sum(3), shift: 0.5 };
  };
  return { kind: "ridits", inside: sums(1), rest: sums(0) };
}

test("the bound nearest 0 decides, not the size; what is not marked comes after it, what has no verdict last", () => {
  const shares = (k1: number, n1: number, k2: number, n2: number): Apart => ({ kind: "share", k1, n1, k2, n2 });
  const { order, effects, family } = rankApart([
    shares(2, 4, 1, 1000), // too few for a verdict
    shares(50, 100, 500, 1000), // no difference
    shares(18, 30, 300, 1000), // large and uncertain
    shares(3000, 6000, 3000, 10_000), // smaller and certain
    shares(52, 100, 500, 1000), // hardly any
  ]);
  expect(order).toEqual([3, 2, 4, 1, 0]);
  expect(effects.map(({ estimate }) => estimate.mark)).toEqual(["notEnough", "none", "higher", "higher", "none"]);
  expect(family.m).toBe(4);
  // 0.5 against 0.3 with 0.375 in all: 0.2 / sqrt(0.375 · 0.625).
  expect(effects[3]?.effect).toBeCloseTo(0.2 / Math.sqrt(0.375 * 0.625), 12);
  for (const { estimate, interval } of effects) {
    if (!interval) continue;
    const holdsZero = (interval[0] ?? 0) < 0 && (interval[1] ?? 0) > 0;
    expect(holdsZero).toBe(estimate.mark === "none");
  }
});

test("nobody, everybody and a value that all have give no effect and no false number", () => {
  const { effects, order } = rankApart([
    { kind: "share", k1: 0, n1: 0, k2: 3, n2: 10 },
    { kind: "share", k1: 10, n1: 10, k2: 0, n2: 0 },
    { kind: "share", k1: 100, n1: 100, k2: 100, n2: 100 },
    riditSides([], []),
  ]);
  expect(order).toEqual([0, 1, 2, 3]);
  expect(effects.every(({ effect, interval }) => effect === null && interval === null)).toBe(true);
});
