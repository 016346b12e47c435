import { expect, test } from "vitest";
import { segmentTile } from "./segment-tile";

test.each([
  ["A", 0, "A"],
  ["F", 5, "F"],
  ["A1", 0, "A1"],
  ["C12", 2, "C12"],
  ["Z", 25, "Z"],
  ["AA", 26, "AA"],
  ["AB2", 27, "AB2"],
  ["–", 0, "–"],
])("the tile of %s", (code, index, letter) => {
  expect(segmentTile(code)).toEqual({ index, letter });
});
