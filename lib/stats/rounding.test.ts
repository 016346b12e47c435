import { describe, expect, test } from "vitest";
import { goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { decimalsFor, pText, roundedText } from "./rounding";

describe.skipIf(!sharedFilesPresent())("golden rounding", () => {
  type In = { value: number; interval: [number, number]; unit: string };
  test.each(goldenCases<In, { decimals: number; text: string }>("rounding"))(
    "$id",
    ({ in: { value, interval, unit }, out }) => {
      expect(decimalsFor(interval, unit)).toBe(out.decimals);
      expect(roundedText(value, interval, unit)).toBe(out.text);
    },
  );
});

test("without interval three significant digits, open sides in words, no minus before zero", () => {
  expect(roundedText(0.012345, null, "%")).toBe("1.23 %");
  expect(roundedText(123456, null, "")).toBe("123456");
  expect(roundedText(0, null, "months")).toBe("0 months");
  expect(roundedText(7, [3, null], "months")).toBe("7.00 months (at least 3.00)");
  expect(roundedText(-0.001, [-0.2, 0.1], "points")).toBe("0 points (-20 to 10)");
});

test("p has two digits", () => {
  expect([0.0009, 0.0123456, 0.5].map(pText)).toEqual(["< 0.001", "0.012", "0.5"]);
});
