import { expect, test } from "vitest";
import { oneSidedOutcome } from "./one-sided-outcome";

// Of 1,000 customers 400 had the outcome. A fifth of the 600/1000 without it is 0.12: all of n have it with chance 0.88^n at most, which
// is below 1e-6 from n = 109 on (108 * -ln 0.88 = 13.81, ln 1e6 = 13.82). A twentieth of 0.4 is 0.02: none of n with 0.98^n, from 684 on.
const whole = { n: 1000, k: 400 };

test("a value that goes with the outcome only is one-sided from the size at which luck is ruled out", () => {
  expect(oneSidedOutcome({ n: 108, k: 108 }, whole, 1)).toBeNull();
  expect(oneSidedOutcome({ n: 109, k: 109 }, whole, 1)).toBe("always");
  expect(oneSidedOutcome({ n: 683, k: 0 }, { n: 10_000, k: 4000 }, 1)).toBeNull();
  expect(oneSidedOutcome({ n: 684, k: 0 }, { n: 10_000, k: 4000 }, 1)).toBe("never");
});

test("of many values looked at each has to say more", () => {
  // 13.82 + ln 100 = 18.42 = 144.1 * -ln 0.88
  expect(oneSidedOutcome({ n: 144, k: 144 }, whole, 100)).toBeNull();
  expect(oneSidedOutcome({ n: 145, k: 145 }, whole, 100)).toBe("always");
});

test("a strong but believable effect is no leak", () => {
  // Two-year contracts of a phone company: 48 of 1,695 left, of all 1,869 of 7,043. Loyal, and known on the first day.
  expect(oneSidedOutcome({ n: 1695, k: 48 }, { n: 7043, k: 1869 }, 3)).toBeNull();
  expect(oneSidedOutcome({ n: 500, k: 425 }, whole, 1)).toBeNull();
});

test("nothing is one-sided where everybody or nobody had the outcome, or nobody is known", () => {
  expect(oneSidedOutcome({ n: 500, k: 500 }, { n: 900, k: 900 }, 1)).toBeNull();
  expect(oneSidedOutcome({ n: 500, k: 0 }, { n: 900, k: 0 }, 1)).toBeNull();
  expect(oneSidedOutcome({ n: 0, k: 0 }, whole, 1)).toBeNull();
});
