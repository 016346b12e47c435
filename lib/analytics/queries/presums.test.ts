import { expect, test } from "vitest";
import { availability, metrics } from "@/lib/domain/metrics";
import { sampleVersion } from "@/lib/testing/sample-version";
import { computeScoreboard } from "./scoreboard";

test("metrics summed in one pass have the numbers that each has on its own", async () => {
  const { version, ask } = await sampleVersion(3, 1500);
  const ids = metrics.filter((metric) => availability(metric, version.manifest, "customers").available);
  expect(ids.length).toBeGreaterThan(20);
  const by = "customers.Plan";
  const question = { by, against: "rest" };
  const together = await computeScoreboard({
    version,
    ask,
    question: { ...question, metrics: ids.map(({ id }) => id) },
  });
  for (const [column, { id }] of ids.entries()) {
    const alone = await computeScoreboard({ version, ask, question: { ...question, metrics: [id] } });
    for (const [row, { key }] of alone.groups.entries()) {
      const [one, other] = [together.cells[row]?.[column]?.estimate, alone.cells[row]?.[0]?.estimate];
      const told = `${id} of ${key}`;
      expect(one?.n, told).toBe(other?.n);
      for (const part of ["value", "numerator", "denominator", "p"] as const)
        expectClose(one?.[part], other?.[part], told);
      for (const side of [0, 1] as const) expectClose(one?.interval?.[side], other?.interval?.[side], told);
    }
  }
});

function expectClose(one: number | null | undefined, other: number | null | undefined, told: string): void {
  if (typeof one !== "number" || typeof other !== "number") expect(one, told).toBe(other);
  else expect(Math.abs(one - other), told).toBeLessThanOrEqual(1e-9 * Math.max(1e-6, Math.abs(other)));
}
