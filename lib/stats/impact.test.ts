import { expect, test } from "vitest";
import { wholeImpact } from "@/lib/testing/whole-impact";
import { drawsFrom } from "./draws";
import type { ImpactMetric, ImpactPart, ImpactQuestion } from "./impact";
import { randomNumbers } from "./random-numbers";

const seeded = (first: number) =>
  randomNumbers(Uint8Array.from({ length: 16 }, (_, at) => (at * 31 + first * 7 + (first >> 8)) % 256));
const asToday = { low: 1, base: 1, high: 1 };

/** The buckets of customers given as [a, b], one after another. */
function parts(customers: readonly (readonly [number, number])[], buckets: number): ImpactPart[] {
  const made = Array.from({ length: buckets }, () => ({ customers: 0, a: 0, b: 0, aa: 0, ab: 0, bb: 0 }));
  for (const [index, [a, b]] of customers.entries()) {
    const part = made[index % buckets];
    if (!part) continue;
    part.customers += 1;
    part.a += a;
    part.b += b;
    part.aa += a * a;
    part.ab += a * b;
    part.bb += b * b;
  }
  return made;
}

/** 40 customers alike; the company has twice as many, the others with other values. */
function alike(
  kind: ImpactMetric["kind"],
  isBetter: ImpactMetric["isBetter"],
  [a, b]: [number, number],
  rest: [number, number],
) {
  const segment = parts(
    Array.from({ length: 40 }, () => [a, b] as const),
    10,
  );
  return { kind, isBetter, segment, company: { a: 40 * (a + rest[0]), b: 40 * (b + rest[1]) } };
}

test("with certain inputs the band is the closed form, worked out by hand", () => {
  const question: ImpactQuestion = {
    metrics: [
      // Everybody in the segment converts, nobody else.
      alike("share", "higher", [1, 1], [0, 1]),
      // 50 a month each, the others 10.
      alike("amount", "higher", [50, 1], [10, 1]),
      // One leaves per 20 months, of the others one per 5: 0.05 · 20 = 1 of 20 months each.
      alike("ratio", "lower", [1, 20], [4, 20]),
    ],
    change: { kind: "volume", share: 0.1 },
    factor: asToday,
  };
  const [conversion, revenue, churn] = wholeImpact(question, seeded(1), 200);
  expect([conversion?.today, conversion?.scenario, conversion?.coming]).toEqual([0.5, 44 / 84, 4]);
  expect([revenue?.today, revenue?.scenario]).toEqual([2400, 2600]);
  expect([churn?.today, churn?.scenario]).toEqual([200 / 1600, 204 / 1680]);
  for (const one of [conversion, revenue, churn]) {
    expect(one?.band?.[0]).toBeCloseTo(one?.scenario ?? 0, 12);
    expect(one?.band?.[1]).toBeCloseTo(one?.scenario ?? 0, 12);
  }
});

test("new customers who do worse pay less, convert less often and leave more often", () => {
  const question: ImpactQuestion = {
    metrics: [
      alike("share", "higher", [0.5, 1], [0, 1]),
      alike("amount", "higher", [50, 1], [10, 1]),
      alike("ratio", "lower", [1, 20], [4, 20]),
    ],
    change: { kind: "volume", share: 0.1 },
    factor: { low: 0.8, base: 0.8, high: 0.8 },
  };
  const [conversion, revenue, churn] = wholeImpact(question, seeded(2), 10);
  expect(conversion?.scenario).toBeCloseTo((20 + 4 * 0.4) / 84, 12);
  expect(revenue?.scenario).toBeCloseTo(2400 + 4 * 40, 12);
  expect(churn?.scenario).toBeCloseTo((200 + 4 / 0.8) / 1680, 12);
});

test("another rate changes its own metric alone, with as many customers as today", () => {
  const question: ImpactQuestion = {
    metrics: [alike("share", "higher", [0.5, 1], [0.25, 1]), alike("amount", "higher", [50, 1], [10, 1])],
    change: { kind: "rate", metric: 0, share: 0.2 },
    factor: asToday,
  };
  const [conversion, revenue] = wholeImpact(question, seeded(3), 200);
  expect(conversion?.scenario).toBeCloseTo((10 + 40 * 0.6) / 80, 12);
  expect(revenue).toEqual({ today: 2400, scenario: 2400, band: null, coming: 0 });
  expect(conversion?.band?.[0]).toBeLessThan(conversion?.scenario ?? 0);
});

test("a segment without customers changes nothing and has no band", () => {
  const metric: ImpactMetric = { kind: "share", isBetter: "higher", segment: [], company: { a: 3, b: 10 } };
  const question: ImpactQuestion = { metrics: [metric], change: { kind: "volume", share: 0.5 }, factor: asToday };
  expect(wholeImpact(question, seeded(4), 20)).toEqual([{ today: 0.3, scenario: 0.3, band: null, coming: 0 }]);
});

/** Data sets of known truth; `IMPACT_DATA_SETS=2000` asks more. */
const dataSets = Number(process.env.IMPACT_DATA_SETS ?? 150);

test("predictive bands hold what then happens in 85 to 95 % of data sets", { timeout: 600_000 }, () => {
  const truth = { conversion: 0.3, customers: 400, coming: 100, revenue: 100, spread: 0.8, leave: 0.08 };
  const held = [0, 0, 0];
  for (let dataSet = 0; dataSet < dataSets; dataSet += 1) {
    const random = seeded(1000 + dataSet);
    const draws = drawsFrom(random);
    const customer = () => ({
      converts: random() < truth.conversion ? 1 : 0,
      pays: truth.revenue * Math.exp(truth.spread * draws.normal() - truth.spread ** 2 / 2),
      months: 6 + Math.floor(random() * 18),
      leaves: random() < truth.leave ? 1 : 0,
    });
    const known = Array.from({ length: truth.customers }, customer);
    const others = { a: 900, b: 3000 };
    const metric = (
      kind: ImpactMetric["kind"],
      isBetter: ImpactMetric["isBetter"],
      of: (one: ReturnType<typeof customer>) => readonly [number, number],
    ): ImpactMetric => {
      const pairs = known.map(of);
      const sum = (at: 0 | 1) => pairs.reduce((total, pair) => total + pair[at], 0);
      return { kind, isBetter, segment: parts(pairs, 200), company: { a: others.a + sum(0), b: others.b + sum(1) } };
    };
    const ways = [
      (one: ReturnType<typeof customer>) => [one.converts, 1] as const,
      (one: ReturnType<typeof customer>) => [one.pays, 1] as const,
      (one: ReturnType<typeof customer>) => [one.leaves, one.months] as const,
    ];
    const metrics = [
      metric("share", "higher", ways[0] as (typeof ways)[0]),
      metric("amount", "higher", ways[1] as (typeof ways)[0]),
      metric("ratio", "lower", ways[2] as (typeof ways)[0]),
    ];
    const share = truth.coming / truth.customers;
    const found = wholeImpact({ metrics, change: { kind: "volume", share }, factor: asToday }, seeded(dataSet), 400);
    const came = Array.from({ length: truth.coming }, customer);
    for (const [at, metricOf] of metrics.entries()) {
      const sums = came.map(ways[at] as (typeof ways)[0]);
      const a = metricOf.company.a + sums.reduce((total, pair) => total + pair[0], 0);
      const b = metricOf.company.b + sums.reduce((total, pair) => total + pair[1], 0);
      const outcome = metricOf.kind === "amount" ? a : a / b;
      const [low, high] = found[at]?.band ?? [0, 0];
      if (outcome >= low && outcome <= high) held[at] = (held[at] ?? 0) + 1;
    }
  }
  for (const count of held) {
    expect(count / dataSets).toBeGreaterThanOrEqual(0.85);
    expect(count / dataSets).toBeLessThanOrEqual(0.95);
  }
});
