import { expect, test } from "vitest";
import { suggestedCuts } from "./suggested-cuts";

const bins = [
  { from: "0", to: "10", count: 5 },
  { from: "10", to: "20", count: 1 },
  { from: "20", to: "30", count: 4 },
];

test("cut points are the fifths with as few digits as keep them apart", () => {
  expect(suggestedCuts({ quantiles: [212.4, 1011, 2822, 6837], histogram: bins })).toEqual([200, 1000, 3000, 7000]);
  expect(suggestedCuts({ quantiles: [1979, 1988, 1993.6, 2004], histogram: [] })).toEqual([1979, 1988, 1994, 2004]);
  expect(suggestedCuts({ quantiles: [1, 1, 2, 5], histogram: [] })).toEqual([1, 2, 5]);
});

test("bins stand in for missing fifths, and a column of one value has two cut points all the same", () => {
  expect(suggestedCuts({ histogram: bins })).toEqual([10, 20, 30]);
  expect(suggestedCuts({ quantiles: [7, 7, 7, 7], histogram: [] })).toEqual([7, 8]);
  expect(suggestedCuts({ histogram: [] })).toEqual([0, 1]);
});
