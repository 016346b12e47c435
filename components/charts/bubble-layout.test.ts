import { expect, test } from "vitest";
import { bubbleLabels, logTicks } from "./bubble-layout";

const page = { left: 0, right: 400, top: 0, bottom: 300 };

test("a label stands right of its circle, or left where the drawing ends", () => {
  const [one, other] = bubbleLabels(
    [
      { x: 100, y: 100, radius: 20 },
      { x: 380, y: 200, radius: 10 },
    ],
    ["Agencies", "Solo"],
    page,
  );
  expect(one).toEqual({ x: 125, y: 104, anchor: "start" });
  expect(other?.anchor).toBe("end");
});

test("a label avoids the circle beside it", () => {
  const [one] = bubbleLabels(
    [
      { x: 100, y: 100, radius: 20 },
      { x: 150, y: 100, radius: 20 },
    ],
    ["Agencies", ""],
    page,
  );
  expect(one?.anchor).not.toBe("start");
});

test("ticks of a logarithmic scale hold both ends", () => {
  expect(logTicks(1300, 41_000)).toEqual([1000, 2000, 5000, 10_000, 20_000, 50_000]);
  expect(logTicks(5, 5)).toEqual([5]);
});
