import { expect, test } from "vitest";
import type { Estimate } from "@/lib/domain/estimate";
import { uncertainOf } from "./uncertain-figure";

const estimate = (part: Partial<Estimate>) => ({ numerator: null, denominator: null, ...part }) as Estimate;

test("what has too few behind it for an interval is not drawn, least of all as certain", () => {
  // Of five first responses neither rank of a median exists, and one customer has no spread of costs.
  expect(uncertainOf(estimate({ value: 35, interval: null, n: 5 }), "percentile")).toBeNull();
  expect(uncertainOf(estimate({ value: 400, interval: null, n: 1 }), "mean")).toBeNull();
  expect(uncertainOf(estimate({ value: 0.8, interval: null, n: 4 }), "survival")).toBeNull();
  // 1.96 on each side.
  const mean = uncertainOf(estimate({ value: 35, interval: [33.04, 36.96], n: 50 }), "mean");
  expect(mean).toMatchObject({ kind: "measured", value: 35, se: expect.closeTo(1, 4) });
});
