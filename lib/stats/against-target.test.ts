import { expect, test } from "vitest";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { againstTargets } from "./against-target";

/** One row per customer. */
function rows(k: number, n: number) {
  return { customers: n, n, k, sumKK: k, sumNN: n, sumKN: k };
}

test("a share is reached or missed where the score test rejects what was wanted", () => {
  // z = (0.7 - 0.5) / sqrt(0.25/100) = 4; z = -2 has p = 0.0455 and stands at q = 0.05 with two of two.
  const both = againstTargets([
    { sums: rows(70, 100), wanted: 0.5 },
    { sums: rows(40, 100), wanted: 0.5 },
  ]);
  expect(both).toMatchObject({ m: 2, marked: 2, alpha: 0.05 });
  expect(both.verdicts.map(({ mark }) => mark)).toEqual(["reached", "missed"]);
  expect(both.verdicts[1]?.p).toBeCloseTo(0.0455, 4);
});

test("among many unclear ones the level is finer, and the interval of that level holds what was wanted", () => {
  const cases = [40, 50, 50, 50, 50].map((k) => ({ sums: rows(k, 100), wanted: 0.5 }));
  const { verdicts, alpha, marked } = againstTargets(cases);
  expect(marked).toBe(0);
  expect(alpha).toBeCloseTo(0.01, 12);
  expect(verdicts[0]?.mark).toBe("none");
  expect(verdicts[0]?.interval?.[1]).toBeLessThan(0.5);
  expect(verdicts[0]?.levelInterval?.[1]).toBeGreaterThan(0.5);
});

test("mark and interval of the level agree for every count and share", () => {
  for (let k = 0; k <= 60; k += 1)
    for (const wanted of [0.5, 0.8, 0.9]) {
      const { verdicts } = againstTargets([{ sums: rows(k, 60), wanted }]);
      const [low, high] = verdicts[0]?.levelInterval ?? [];
      const expected = (low ?? 0) > wanted ? "reached" : (high ?? 1) < wanted ? "missed" : "none";
      expect(verdicts[0]?.mark, `${k} of 60 against ${wanted}`).toBe(expected);
    }
});

test("few rows, few customers and no rows give no verdict", () => {
  const clustered = { customers: 8, n: 80, k: 8, sumKK: 8, sumNN: 800, sumKN: 80 };
  const { m, verdicts } = againstTargets([
    { sums: rows(0, 9), wanted: 0.5 },
    { sums: rows(49, 49), wanted: 0.9 },
    { sums: clustered, wanted: 0.5 },
    { sums: rows(0, 0), wanted: 0.5 },
  ]);
  expect(m).toBe(0);
  expect(verdicts.map(({ mark }) => mark)).toEqual(["notEnough", "notEnough", "notEnough", "notEnough"]);
  expect(verdicts[3]).toMatchObject({ share: null, interval: null });
});

test.runIf(sharedFilesPresent())("attainment of the reference tickets has the reference's share and interval", () => {
  const { sections } = golden("support_tickets") as {
    sections: { sla: { response_sla: { overall: Attained; dimensions: Record<string, Attained[]> } } };
  };
  const { overall, dimensions } = sections.sla.response_sla;
  const cases = [overall, ...(dimensions.priority ?? [])];
  expect(cases.length).toBeGreaterThan(3);
  const { verdicts } = againstTargets(cases.map(({ events, n }) => ({ sums: rows(events, n), wanted: 0.9 })));
  for (const [index, { rate, wilson95 }] of cases.entries()) {
    expect(verdicts[index]?.share).toBeCloseTo(rate, 12);
    expect(verdicts[index]?.interval?.[0]).toBeCloseTo(wilson95[0], 9);
    expect(verdicts[index]?.interval?.[1]).toBeCloseTo(wilson95[1], 9);
  }
});

interface Attained {
  readonly n: number;
  readonly events: number;
  readonly rate: number;
  readonly wilson95: readonly [number, number];
}
