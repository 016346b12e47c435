import { expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { normalCritical } from "./distributions";
import { costOfLook, levelOfLook } from "./looks";
import { type ClaimedEffect, verdictOf } from "./verdict";

type VerdictCase = ClaimedEffect & { readonly interval: [number, number] };

test.for(goldenCases<VerdictCase, { verdict: string }>("verdict"))("$id", ({ in: given, out }) => {
  const words = { supported: "supported", notSupported: "not supported", notEnough: "not enough data" };
  expect(words[verdictOf(given.interval, given)]).toBe(out.verdict);
});

test.for(goldenCases<{ look: number; alpha: number }, { alphaAtLook: number; z?: number }>("looks"))(
  "$id",
  ({ in: { look, alpha }, out }) => {
    expectClose(levelOfLook(look, alpha), out.alphaAtLook);
    if (out.z !== undefined) expectClose(normalCritical(levelOfLook(look, alpha)), out.z);
  },
);

test("a bound on the limit supports a claim above 0, and says nothing of one at 0", () => {
  expect(verdictOf([0.02, 0.05], { direction: "higher", smallestEffect: 0.02 })).toBe("supported");
  expect(verdictOf([0, 0.05], { direction: "higher", smallestEffect: 0 })).toBe("notEnough");
  expect(verdictOf([-0.05, -0.02], { direction: "lower", smallestEffect: 0.02 })).toBe("supported");
  // Twenty-five points the other way is not what was claimed.
  expect(verdictOf([0.2, 0.3], { direction: "lower", smallestEffect: 0 })).toBe("notSupported");
  expect(verdictOf([-0.03, -0.01], { direction: "lower", smallestEffect: 0.02 })).toBe("notEnough");
});

test("the levels of all looks never spend more than the whole", () => {
  let spent = 0;
  for (let look = 1; look <= 1000; look += 1) spent += levelOfLook(look);
  expect(spent).toBeLessThan(0.05);
  expectClose(spent, 0.05 * (1 - 1 / 1001));
  expect([1, 2, 3].map(costOfLook)).toEqual([2, 6, 12]);
});
