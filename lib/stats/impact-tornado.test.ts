import { expect, test } from "vitest";
import { wholeImpact } from "@/lib/testing/whole-impact";
import type { ImpactMetric, ImpactPart } from "./impact";
import { tornadoRun } from "./impact-tornado";
import { randomNumbers } from "./random-numbers";

const random = () => randomNumbers(Uint8Array.from({ length: 16 }, (_, at) => at * 13 + 5));

/** A bucket of `customers` who are all alike. */
function part(customers: number, a: number, b: number): ImpactPart {
  return {
    customers,
    a: customers * a,
    b: customers * b,
    aa: customers * a * a,
    ab: customers * a * b,
    bb: customers * b * b,
  };
}

/** Ten buckets of four customers; in five everybody converts, in five nobody. Half of 80 in the company convert. */
const conversion: ImpactMetric = {
  kind: "share",
  isBetter: "higher",
  company: { a: 40, b: 80 },
  segment: Array.from({ length: 10 }, (_, at) => part(4, at < 5 ? 1 : 0, 1)),
};
const asToday = { low: 1, base: 1, high: 1 };

function bars(metric: ImpactMetric, question: Partial<Parameters<typeof tornadoRun>[0]>) {
  const run = tornadoRun(
    { metrics: [metric], change: { kind: "volume", share: 0.1 }, factor: asToday, ...question },
    random(),
    20_000,
  );
  run.advance(run.draws);
  return run.result()[0] ?? [];
}

test("each input alone stands at its 5 and 95 %, the widest first", () => {
  // Four more come. Who comes: binomial (4, ½) is 0 in 6.25 % and 4 in 6.25 %, so 0 to 4 of them convert.
  // The kind: of ten buckets drawn, binomial (10, ½) convert; 2 and 8 are its 5 and 95 % points, so 4 · 0.2 to 4 · 0.8 convert.
  // The range: Beta(3, 3) has 0.18926 below which 5 % lie: 0.5 + 0.18926 and 0.5 + 0.81074 times as well, half of 4 convert.
  const found = bars(conversion, { factor: { low: 0.5, base: 1, high: 1.5 } });
  expect(found.map(({ input }) => input)).toEqual(["chance", "kind", "factor"]);
  const converting = found.map(({ low, high }) => [low * 84 - 40, high * 84 - 40]);
  expect(converting[0]?.map((value) => Math.round(value * 1e6) / 1e6)).toEqual([0, 4]);
  expect(converting[1]?.[0]).toBeCloseTo(0.8, 9);
  expect(converting[1]?.[1]).toBeCloseTo(3.2, 9);
  expect(converting[2]?.[0]).toBeCloseTo(2 * 0.68926, 4);
  expect(converting[2]?.[1]).toBeCloseTo(2 * 1.31074, 4);
});

test("customers alike leave chance alone nothing; what the range does to churn turns round", () => {
  // One of 20 months each leaves; 0.5 to 2 times as well is 2 to 0.5 times as often.
  const churn: ImpactMetric = {
    kind: "ratio",
    isBetter: "lower",
    company: { a: 200, b: 1600 },
    segment: Array.from({ length: 10 }, () => part(4, 1, 20)),
  };
  const [factor, ...others] = bars(churn, { factor: { low: 0.5, base: 1, high: 2 } });
  expect(factor?.input).toBe("factor");
  // Low and high of the figure, although the low end of the range is the worse.
  expect(factor?.low).toBeLessThan(204 / 1680);
  expect(factor?.high).toBeGreaterThan(204 / 1680);
  for (const { low, high } of others) {
    expect(low).toBeCloseTo(204 / 1680, 12);
    expect(high).toBeCloseTo(204 / 1680, 12);
  }
});

test("a range bears on no scenario that changes a rate, and a metric that stays has no bars", () => {
  const change = { kind: "rate", metric: 0, share: 0.2 } as const;
  const factor = { low: 0.5, base: 1, high: 1.5 };
  expect(
    bars(conversion, { change, factor })
      .map(({ input }) => input)
      .sort(),
  ).toEqual(["chance", "kind"]);
  expect(bars(conversion, { change: { ...change, metric: 1 } })).toEqual([]);
});

test("every bar lies about the scenario of the closed form, and none is wider than the band", () => {
  const question = {
    metrics: [conversion],
    change: { kind: "volume", share: 0.5 } as const,
    factor: { low: 0.8, base: 1, high: 1.2 },
  };
  const [whole] = wholeImpact(question, random());
  const [low, high] = whole?.band ?? [0, 0];
  for (const bar of bars(conversion, question)) {
    expect(bar.low).toBeLessThanOrEqual(whole?.scenario ?? 0);
    expect(bar.high).toBeGreaterThanOrEqual(whole?.scenario ?? 0);
    expect(bar.high - bar.low).toBeLessThanOrEqual(high - low + 1e-9);
  }
});
