import { expect, test } from "vitest";
import { driftForecast } from "./drift-forecast";

test("the line through the first and last value goes on, and its band widens as √(h(1 + h/(T − 1)))", () => {
  // Steps 1, 3, 1, 3, 1, 3 about their mean 2: residuals are ±1, so σ² = 6 / 5.
  const [one, , three] = driftForecast([0, 1, 4, 5, 8, 9, 12], 3, 0.8);
  const sigma = Math.sqrt(6 / 5);
  const z80 = 1.2815515655446004;
  expect(one?.value).toBe(14);
  expect(one?.high).toBeCloseTo(14 + z80 * sigma * Math.sqrt(1 + 1 / 6), 9);
  expect(three?.value).toBe(18);
  expect(three?.low).toBeCloseTo(18 - z80 * sigma * Math.sqrt(3 * (1 + 3 / 6)), 9);
});

test("a straight line has no band, and few values no forecast", () => {
  expect(driftForecast([1, 2, 3, 4, 5, 6, 7], 1, 0.8)).toEqual([{ step: 1, value: 8, low: 8, high: 8 }]);
  expect(driftForecast([1, 2, 3, 4, 5, 6], 1, 0.8)).toEqual([]);
});
