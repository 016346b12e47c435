import { expect, test } from "vitest";
import { compareScreen } from "@/lib/stats/compare";
import { momentsOfCounts } from "@/lib/stats/moments";
import { averageBehind, liftOf } from "./lift";

/** 200 of 400 deals won against 400 of 1,000 of the other customers; with 900 of 1,000 of nobody the total is 62.5 %. */
function closeRate() {
  const { estimates } = compareScreen([
    {
      id: "agencies",
      kind: "proportion",
      relation: "average",
      group: momentsOfCounts(200, 400),
      reference: momentsOfCounts(400, 1000),
    },
  ]);
  const [estimate] = estimates;
  if (!estimate) throw new Error("one comparison, one estimate");
  return estimate;
}

test("a lift is against the average that its difference is to, so that it lies within its own interval", () => {
  const estimate = closeRate();
  // 600 of 1,400 have a customer.
  expect(averageBehind(estimate)).toBeCloseTo(600 / 1400, 12);
  const found = liftOf("higher", 1500 / 2400, estimate);
  expect(found?.lift).toBeCloseTo(0.5 / (600 / 1400), 12);
  const [low, high] = found?.interval ?? [];
  expect(estimate.mark).toBe("higher");
  expect(low).toBeGreaterThan(1);
  expect(low).toBeLessThan(found?.lift ?? 0);
  expect(high).toBeGreaterThan(found?.lift ?? 0);
});

test("where lower is better the multiple turns round, and where nothing is compared the average of all counts", () => {
  const difference = { value: -0.1, interval: [-0.15, 0.3] as [number, number], alpha: 0.05 };
  const turned = liftOf("lower", null, { value: 0.2, difference });
  expect(turned?.lift).toBeCloseTo(1.5, 12);
  expect(turned?.interval?.map((bound) => bound?.toFixed(9))).toEqual(["0.500000000", "2.000000000"]);
  expect(liftOf("higher", 0.4, { value: 0.2, difference: null })).toEqual({ lift: 0.5, interval: null });
  expect(liftOf("higher", null, { value: 0.2, difference: null })).toBeNull();
  expect(liftOf("higher", 0.4, null)).toBeNull();
});
