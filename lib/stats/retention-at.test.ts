import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import type { LifeRow } from "./kaplan-meier";
import { retentionAt } from "./retention-at";
import { meeInterval, twoProportions } from "./two-proportions";

interface Out {
  retention: number;
  atRisk: number;
  interval95: number[];
  effectiveN?: number;
  rest?: number;
  restEffectiveN?: number;
  difference?: number;
  z?: number;
  p?: number;
  differenceInterval95?: number[];
}

describe.skipIf(!sharedFilesPresent())("golden retention at t", () => {
  test.each(goldenCases<{ segment: LifeRow[]; rest?: LifeRow[]; t: number }, Out>("retention_at_t"))(
    "$id",
    ({ in: given, out }) => {
      const one = retentionAt(given.segment, given.t);
      expectClose(one?.value, out.retention);
      expect(one?.atRisk).toBe(out.atRisk);
      expectClose(one?.interval, out.interval95, "bound");
      const other = given.rest ? retentionAt(given.rest, given.t) : null;
      if (!one || !other) return;
      expectClose([one.effectiveN, other.value, other.effectiveN], [out.effectiveN, out.rest, out.restEffectiveN]);
      const counts = { k1: one.effectiveK, n1: one.effectiveN, k2: other.effectiveK, n2: other.effectiveN };
      const result = twoProportions(counts);
      expectClose([result?.difference, result?.z], [out.difference, out.z]);
      expectClose(result?.p, out.p, "p");
      expectClose(meeInterval(counts), out.differenceInterval95, "bound");
    },
  );
});

test("without censoring before t the effective counts are the counts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(20), { minLength: 1, maxLength: 10 }),
      fc.integer({ min: 1, max: 50 }),
      (ends, left) => {
        const rows = ends.map((events, index) => ({ time: index + 1, events, censored: 0 }));
        const n = ends.reduce((a, b) => a + b, 0) + left;
        const result = retentionAt([...rows, { time: ends.length + 1, events: 0, censored: left }], ends.length + 1);
        expectClose(result?.effectiveK, left, "bound");
        expectClose(result?.value, left / n);
        if (left < n) expectClose(result?.effectiveN, n, "bound");
      },
    ),
  );
});

test("nothing is known beyond the last observed time; everybody gone is 0 with Wilson", () => {
  expect(retentionAt([{ time: 3, events: 2, censored: 5 }], 4)).toBeNull();
  const gone = retentionAt([{ time: 3, events: 6, censored: 0 }], 3);
  expect(gone).toMatchObject({ value: 0, atRisk: 6, effectiveN: 6, effectiveK: 0 });
  expectClose(gone?.interval, [0, 0.3903343], "bound");
});
