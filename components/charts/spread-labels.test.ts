import { expect, it } from "vitest";
import { spreadLabels } from "./spread-labels";

const range = { least: 0, most: 100, apart: 10 };

it("leaves labels where they are while there is room", () => {
  expect(spreadLabels([5, 50, null, 90], range)).toEqual([5, 50, null, 90]);
});

it("moves those too near apart and keeps their order", () => {
  expect(spreadLabels([52, 50, 51], range)).toEqual([70, 50, 60]);
});

it("pushes back up what would run off the end", () => {
  expect(spreadLabels([99, 100, 98], range)).toEqual([90, 100, 80]);
});
