import { describe, expect, test } from "vitest";
import { verdictReasons } from "@/lib/stats/verdict-reason";
import { goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import {
  compactMoney,
  countText,
  percentText,
  pText,
  signedBounds,
  signedDifference,
  valueBounds,
  valueOfInterval,
  valueText,
} from "./number-words";
import { reasonWords } from "./sentence";

const share = { unit: "share", currency: "EUR" } as const;
const money = { unit: "money", currency: "EUR" } as const;
const plain = (text: string) => text.replaceAll("\u202f", " ");

describe.skipIf(!sharedFilesPresent())("golden rounding", () => {
  type In = { value: number; interval: [number, number]; unit: string };
  test.each(goldenCases<In, { text: string }>("rounding"))("$id", ({ in: { value, interval, unit }, out }) => {
    expect(unit).toBe("%");
    expect(`${plain(valueOfInterval(value, interval, share))} (${valueBounds(interval, share)})`).toBe(out.text);
  });
});

test("values carry their unit, a true minus and separators", () => {
  expect(plain(valueText(0.0789, share))).toBe("7.9 %");
  expect(valueText(-1234.6, money)).toBe("−€1,235");
  expect(plain(valueText(4.42, { unit: "ratio", currency: "EUR" }))).toBe("4.4 : 1");
  expect(valueText(4, { unit: "months", currency: "EUR" })).toBe("4 months");
  expect(countText(20412)).toBe("20,412");
});

test("differences have a sign, bounds theirs; what rounds to nothing has none", () => {
  expect(signedDifference(-0.132, [-0.144, -0.12], share)).toBe("−13");
  expect(signedBounds([-0.144, -0.12], share)).toBe("−14 to −12");
  expect(signedDifference(0.0001, [-0.05, 0.05], share)).toBe("0");
  expect(signedDifference(41, [35, 47], money)).toBe("+€41");
});

test("a share that is not nothing never prints as nothing, p has two digits", () => {
  expect([0.0002, 0.9999, 0, 1].map(percentText).map(plain)).toEqual(["< 0.1 %", "> 99.9 %", "0.0 %", "100.0 %"]);
  expect([0.0009, 0.0123456, 0.5].map(pText)).toEqual(["< 0.001", "0.012", "0.5"]);
});

test("every reason of the statistics has words of its own", () => {
  const worded = verdictReasons.map(reasonWords);
  expect(worded).not.toContain(reasonWords("something else"));
  expect(new Set(worded).size).toBe(worded.length);
});

test.each([
  [1_311_840, "€1.31m"],
  [5_327_504, "€5.33m"],
  [218_652, "€219k"],
  [12_340, "€12.3k"],
  [9_999, "€9,999"],
  [999_600, "€1.00m"],
  [2_000_000_000, "€2.00bn"],
  [0, "€0"],
  [-45_600, "\u2212€45.6k"],
])("a sum of money in three digits: %d", (amount, text) => {
  expect(compactMoney(amount, "EUR")).toBe(text);
});
