import { expect } from "vitest";
import { golden, sharedFilesPresent } from "./shared-files";

/** One worked case of `golden/methods.json`. */
export interface GoldenCase<In, Out> {
  readonly id: string;
  readonly in: In;
  readonly out: Out;
}

/** All cases of one section; none where the reference files are absent. */
export function goldenCases<In, Out>(section: string): GoldenCase<In, Out>[] {
  if (!sharedFilesPresent()) return [];
  const file = golden("methods") as { sections: Record<string, { cases: GoldenCase<In, Out>[] }> };
  const cases = file.sections[section]?.cases;
  if (!cases?.length) throw new Error(`golden/methods.json has no section ${section}`);
  return cases;
}

/** The tolerances of methods.json: "value" 1e-9 and "bound" 1e-7 absolute (relative above 1), "p" 1e-6 relative. */
export type Tolerance = "value" | "bound" | "p";

/** Compares numbers, and lists of them element by element, within a tolerance; everything else exactly. */
export function expectClose(actual: unknown, expected: unknown, tolerance: Tolerance = "value"): void {
  if (Array.isArray(expected)) {
    expect(actual).toHaveLength(expected.length);
    for (const [index, value] of expected.entries()) expectClose((actual as unknown[])[index], value, tolerance);
  } else if (typeof expected === "number" && typeof actual === "number") {
    const allowed = allowance(expected, tolerance);
    if (tolerance === "p" && expected < 1e-12) expect(actual).toBeLessThan(1e-12);
    else expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(allowed);
  } else {
    expect(actual).toEqual(expected);
  }
}

function allowance(expected: number, tolerance: Tolerance): number {
  if (tolerance === "p") return 1e-6 * Math.abs(expected);
  return (tolerance === "bound" ? 1e-7 : 1e-9) * Math.max(1, Math.abs(expected));
}
