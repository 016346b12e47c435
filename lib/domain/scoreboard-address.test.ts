import fc from "fast-check";
import { expect, test } from "vitest";
import { queryOfQuestion, questionFromQuery, type ScoreboardQuery } from "./scoreboard-address";

test("an address gives the question it was made from", () => {
  const question = fc.record(
    {
      by: fc.string({ minLength: 1, maxLength: 40 }),
      metrics: fc.uniqueArray(fc.string({ minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 5 }),
      against: fc.constantFrom("rest", "average", "group:a,b"),
      bands: fc.uniqueArray(fc.integer(), { minLength: 2, maxLength: 6 }).map((points) => points.sort((a, b) => a - b)),
      period: fc.constantFrom("year", "quarter", "month" as const),
      revenuePeriod: fc.constantFrom("2023", "2023Q4", "2023-11"),
    },
    { requiredKeys: ["by", "metrics", "against"] },
  );
  fc.assert(
    fc.property(question, (asked) => {
      const search = queryOfQuestion(asked as Parameters<typeof queryOfQuestion>[0]);
      const query: Record<string, unknown> = { ...Object.fromEntries(search), metric: search.getAll("metric") };
      expect(questionFromQuery(query as ScoreboardQuery)).toEqual(asked);
    }),
  );
});

test("bands may stand in brackets; a word or a falling row is refused in a sentence", () => {
  expect(questionFromQuery({ by: "customers.tenure", metric: ["arpu"], bands: "[0, 12,24]" }).bands).toEqual([
    0, 12, 24,
  ]);
  expect(() => questionFromQuery({ by: "a", metric: ["b"], bands: "0,x" })).toThrow('"x" is not a cut point');
  expect(() => questionFromQuery({ by: "a", metric: ["b"], bands: "5,5" })).toThrow("must rise");
});
