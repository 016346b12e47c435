import { expect, test } from "vitest";
import { effectSize } from "./effect-size";

test("beyond, within, and neither", () => {
  expect(effectSize([0.02, 0.05], 0.01)).toBe("clearly");
  expect(effectSize([-0.05, -0.02], 0.01)).toBe("clearly");
  expect(effectSize([-0.005, 0.009], 0.01)).toBe("aboutTheSame");
  expect(effectSize([0.005, 0.05], 0.01)).toBeNull();
  expect(effectSize([null, 0.005], 0.01)).toBeNull();
  expect(effectSize([0.02, 0.05], 0)).toBeNull();
});
