import { expect, test } from "vitest";
import { bandPath, spread, stepPath } from "./step-curve";

const steps = [
  { x: 10, y: 4, low: 6, high: 2 },
  { x: 20, y: 8, low: null, high: null },
];

test("a curve runs level to each step and falls there", () => {
  expect(stepPath([0, 0], steps)).toBe("M0 0H10V4H20V8");
});

test("a band runs along its upper edge to the end and back along the lower one", () => {
  expect(bandPath([0, 0], steps, 30)).toBe("M0 0H10V2H20V8H30V8V8H20V6H10V0H0Z");
  expect(bandPath([0, 0], [{ x: 5, y: 0, low: null, high: null }], 30)).toBe("");
});

test("labels move apart by the gap, keep their order, and stay within the drawing", () => {
  expect(spread([10, 40], 15, [0, 100])).toEqual([10, 40]);
  expect(spread([50, 48], 15, [0, 100])).toEqual([63, 48]);
  expect(spread([98, 99], 15, [0, 100])).toEqual([85, 100]);
  expect(spread([], 15, [0, 100])).toEqual([]);
});
