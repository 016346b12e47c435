import * as fc from "fast-check";
import { expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { mixAndRate, type TwoPeriods } from "./mix-and-rate";

interface Out {
  readonly before: number;
  readonly after: number;
  readonly segments: readonly { readonly rate: number; readonly mix: number }[];
  readonly rate: number;
  readonly mix: number;
}

test.each(goldenCases<{ rows: readonly TwoPeriods[] }, Out>("mix_and_rate"))("$id", ({ in: { rows }, out }) => {
  const found = mixAndRate(rows);
  expectClose([found?.before, found?.after, found?.rate, found?.mix], [out.before, out.after, out.rate, out.mix]);
  for (const [index, known] of out.segments.entries())
    expectClose([found?.segments[index]?.rate, found?.segments[index]?.mix], [known.rate, known.mix]);
});

test("the parts add up to the change, whatever the segments did", () => {
  const amount = fc.integer({ min: 0, max: 10_000 });
  const row = fc.record({ n0: amount, y0: amount, n1: amount, y1: amount });
  void fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      // Who weighs nothing brings nothing.
      const fair = rows.map((one) => ({ ...one, y0: one.n0 > 0 ? one.y0 : 0, y1: one.n1 > 0 ? one.y1 : 0 }));
      const found = mixAndRate(fair);
      if (!found) return;
      const parts = found.segments.reduce((sum, { rate, mix }) => sum + rate + mix, 0);
      expect(Math.abs(parts - (found.after - found.before))).toBeLessThan(
        1e-9 * Math.max(1, found.before, found.after),
      );
    }),
  );
});

test("a period without anybody has no rate to split", () => {
  expect(mixAndRate([{ n0: 0, y0: 0, n1: 5, y1: 1 }])).toBeNull();
});
