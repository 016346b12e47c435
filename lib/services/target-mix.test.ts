import { expect, test } from "vitest";
import { targetMix } from "./target-mix";

const belongs = (key: string | null, group: string) => key?.split("+").includes(group) ?? false;
const targets = [
  { ref: "a@1", name: "A" },
  { ref: "b@1", name: "B" },
];

/** Months of 2026 in which `target` of 100 customers are in A, and a tenth of those in B as well. */
function months(counts: readonly number[]) {
  return counts.flatMap((target, at) => {
    const month = `2026-${String(at + 1).padStart(2, "0")}`;
    return [
      { month, group_key: null, there: 100 - target },
      { month, group_key: "a@1", there: target - 2 },
      { month, group_key: "a@1+b@1", there: 2 },
    ];
  });
}

test("who is in two target segments counts once, and the month that runs is left out of the forecast", () => {
  const rows = months([10, 11, 12, 13, 14, 15, 16, 30]);
  const mix = targetMix({ rows, belongs }, targets, { asOf: "2026-08-15", hides: false });
  expect(mix.points.map(({ inTarget }) => inTarget)).toEqual([10, 11, 12, 13, 14, 15, 16, 30]);
  expect(mix.points.at(-1)?.complete).toBe(false);
  // A line without residuals goes on, from July.
  expect(mix.forecast[0]).toMatchObject({ month: "2026-08", label: "Aug 2026" });
  expect(mix.forecast[0]?.share).toBeCloseTo(0.17, 12);
  expect(mix.forecast[11]?.share).toBeCloseTo(0.28, 12);
  // Wilson of 16 in 100.
  expect(mix.interval?.[0]).toBeCloseTo(0.1009, 3);
  expect(mix.interval?.[1]).toBeCloseTo(0.2442, 3);
});

test("small numbers are hidden from roles that see none, and only the months after them are forecast from", () => {
  const rows = months([10, 11, 12, 4, 14, 15, 16]);
  const shown = targetMix({ rows, belongs }, targets, { asOf: "2026-12-31", hides: true });
  expect(shown.points[3]).toMatchObject({ inTarget: null, share: null });
  expect(shown.forecast).toEqual([]);
  expect(shown.sentence).toBe(
    "A forecast needs 7 months in a row that are over and shown; here are 3 after Apr 2026, which is hidden.",
  );
  // Two target customers in January, and a line without residuals from February on: 10 to 16 of 100, so 17 in September.
  const later = months([2, 10, 11, 12, 13, 14, 15, 16]);
  const run = targetMix({ rows: later, belongs }, targets, { asOf: "2026-08-31", hides: true });
  expect(run.points[0]?.share).toBeNull();
  expect([run.sentence, run.forecast[0]?.label]).toEqual([null, "Sep 2026"]);
  expect(run.forecast[0]?.share).toBeCloseTo(0.17, 12);
});

test("without a target, or with few months, it says what is missing", () => {
  const rows = months([10, 11]);
  expect(targetMix({ rows, belongs }, [], { asOf: "2026-12-31", hides: false }).sentence).toMatch(
    /No published segment/,
  );
  const lost = targetMix({ rows, belongs }, [], { asOf: "2026-12-31", hides: false, untold: ["C"] });
  expect([lost.points, lost.sentence]).toEqual([[], "This version cannot tell who is in C."]);
  expect(targetMix({ rows, belongs }, targets, { asOf: "2026-12-31", hides: false }).sentence).toBe(
    "A forecast needs 7 months that are over; here are 2.",
  );
});
