import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { MovedView } from "./executive-brief";
import { movedSentence, movedTitle, tenthsThatAddUp } from "./executive-sentence";

const part = (label: string, value: number, clear: boolean): MovedView["parts"][number] => ({
  kind: label === "Mix" ? "mix" : "rate",
  segment: label,
  label,
  value,
  interval: clear ? [value - 0.001, value + 0.001] : [value - 0.1, value + 0.1],
});

function moved(change: number, clear: boolean): MovedView {
  const { value, interval } = part("", change, clear);
  return {
    before: { label: "Oct 2025", value: 0.951 },
    after: { label: "Oct 2026", value: 0.951 + change },
    change: { value, interval },
    parts: [part("A", 0.03, true), part("B", -0.01, true), part("C", 0.002, false), part("Mix", change - 0.022, true)],
  };
}

test("a change is claimed, with the parts that carry it, only where intervals are clear of zero", () => {
  expect(movedSentence(moved(0.029, true))).toBe(
    "Net revenue retention rose to 98.0\u202f% from 95.1\u202f%: +2.2 points from what segments kept, +0.7 points from their mix. A carries it. B pulls the other way.",
  );
  expect(movedSentence(moved(0.029, false))).toBe(
    "Net revenue retention is 98.0\u202f%: no clear change from 95.1\u202f% a year before.",
  );
  expect(movedTitle(moved(0.029, true))).toBe(
    "What moved net revenue retention: A and the mix of segments lifted it, B lowered it",
  );
});

test("parts as printed add up to the change as printed", () => {
  const value = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  void fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 9 }), (values) => {
      const total = values.reduce((sum, one) => sum + one, 0);
      const tenths = tenthsThatAddUp(values, total);
      expect(tenths.reduce((sum, one) => sum + one, 0)).toBe(Math.round(total * 1000) + 0);
      for (const [at, tenth] of tenths.entries())
        expect(Math.abs(tenth - (values[at] ?? 0) * 1000)).toBeLessThan(1.001);
    }),
  );
});
