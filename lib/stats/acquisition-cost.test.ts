import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { acquisitionCost } from "./acquisition-cost";

describe.skipIf(!sharedFilesPresent())("golden cac", () => {
  const cases = goldenCases<{ spend: number; newCustomers: number }, { cac: number | null; interval95: unknown }>(
    "cac",
  );
  test.each(cases)("$id", ({ in: { spend, newCustomers }, out }) => {
    const result = acquisitionCost(spend, newCustomers);
    expectClose(result.value, out.cac);
    expectClose(result.interval, out.interval95, "bound");
  });
});

test("a finer level widens the interval", () => {
  const [wide, usual] = [0.001, 0.05].map((alpha) => acquisitionCost(100, 10, alpha).interval);
  expect(wide?.[0] ?? 0).toBeLessThan(usual?.[0] ?? 0);
});
