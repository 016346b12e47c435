import fc from "fast-check";
import { expect, test } from "vitest";
import { chiSquareP, normalCritical, normalP, studentCritical, studentP } from "./distributions";

// Printed values: R qnorm(c(.975, .9999, 1 - 5e-9)), qt(.975, 9.0620934), pchisq(6.9024049, 1, lower.tail = FALSE).
test("known points", () => {
  expect(normalCritical(0.05)).toBeCloseTo(1.959963984540054, 14);
  expect(normalCritical(2e-4)).toBeCloseTo(3.719016485455681, 12);
  expect(normalCritical(1e-8)).toBeCloseTo(5.730728868235923, 9);
  expect(normalP(0)).toBe(1);
  expect(studentCritical(0.05, 1e9)).toBeCloseTo(1.96, 4);
  expect(chiSquareP(6.9024049496058275, 1)).toBeCloseTo(0.008607987810836262, 12);
});

test("critical values and p undo each other, far into the tail", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 1e-250, max: 0.999, noNaN: true }),
      fc.double({ min: 1, max: 1e7, noNaN: true }),
      (alpha, df) => {
        expect(normalP(normalCritical(alpha)) / alpha).toBeCloseTo(1, 9);
        if (alpha > 1e-30) expect(studentP(studentCritical(alpha, df), df) / alpha).toBeCloseTo(1, 9);
      },
    ),
  );
  for (let exponent = 1; exponent < 280; exponent += 1) {
    expect(normalP(normalCritical(10 ** -exponent)) * 10 ** exponent).toBeCloseTo(1, 9);
  }
});
