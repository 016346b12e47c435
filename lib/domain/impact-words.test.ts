import { expect, test } from "vitest";
import { impactAssumptions } from "./impact-words";

test("a scenario says whom its share is a share of, and on which day they were counted", () => {
  const question = {
    segment: "agencies@1",
    change: "volume" as const,
    percent: 10,
    factor: { low: 1, base: 1, high: 1 },
  };
  const [, today] = impactAssumptions(question, "Agencies", { present: 1157, asOf: "2026-10-31" });
  expect(today).toBe(
    "Today’s customers of Agencies are 1,157: they have started and have not left by 31 Oct 2026. Whoever left in the last month still counts in that month’s figures.",
  );
  expect(impactAssumptions(question, "Agencies", { present: null, asOf: null }).join()).not.toContain(
    "Today’s customers",
  );
});
