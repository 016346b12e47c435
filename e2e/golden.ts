import { readFileSync } from "node:fs";
import path from "node:path";
import { expect } from "@playwright/test";
import type { Estimate, Interval } from "@/lib/domain/estimate";

const shared = path.resolve("../shared");

/** A group of a share as the golden files give it; rows are taken as independent. */
export interface GoldenRate {
  readonly segment: string;
  readonly n: number;
  readonly events: number;
  readonly rate: number;
  readonly wilson95: readonly [number, number];
  readonly diff_vs_rest: number;
  readonly z: number;
  readonly p: number;
  readonly p_bh_dimension: number;
}

/** A group of a mean as the golden files give it: Welch against the rest, rows taken as independent. */
export interface GoldenMean {
  readonly segment: string;
  readonly n: number;
  readonly sum: number;
  readonly mean: number;
  readonly median: number;
  readonly diff: number;
  readonly t: number;
  readonly p: number;
  readonly p_bh_dimension: number;
}

export interface GoldenRates {
  readonly overall: { readonly n: number; readonly events: number; readonly rate: number };
  readonly dimensions: Readonly<Record<string, readonly GoldenRate[]>>;
}

export interface GoldenMeans {
  readonly overall: { readonly n: number; readonly sum: number; readonly mean: number; readonly median: number };
  readonly dimensions: Readonly<Record<string, readonly GoldenMean[]>>;
}

/** The sections of a golden file, in the shape that the test states. */
export function golden<Sections>(name: string): Sections {
  const file = readFileSync(path.join(shared, "golden", `${name}.json`), "utf8");
  return (JSON.parse(file) as { sections: Sections }).sections;
}

/** The path of a reference file. */
export function referenceFile(name: string): string {
  return path.join(shared, "data", name);
}

/** Groups of a golden section; a name that is not there fails instead of comparing nothing. */
export function groupsOf<Group>(section: { dimensions: Readonly<Record<string, readonly Group[]>> }, column: string) {
  const groups = section.dimensions[column];
  if (!groups || groups.length === 0) throw new Error(`the golden file has no groups of ${column}`);
  return groups;
}

/** Equal within `tolerance`, relative above 1 and absolute below. */
export function close(actual: number | null | undefined, expected: number, tolerance = 1e-6): void {
  expect(typeof actual, `${actual} against ${expected}`).toBe("number");
  const distance = Math.abs((actual ?? Number.NaN) - expected);
  expect(distance, `${actual} against ${expected}`).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(expected)));
}

export function closeInterval(actual: Interval | null | undefined, expected: readonly [number, number]): void {
  close(actual?.[0], expected[0]);
  close(actual?.[1], expected[1]);
}

/** p-values agree to a ten-thousandth of themselves; below 1e-12 they only have to be that small. */
export function sameP(actual: number | null | undefined, expected: number): void {
  expect(typeof actual, `p ${actual} against ${expected}`).toBe("number");
  if (expected < 1e-12) expect(actual).toBeLessThan(1e-12);
  else expect(Math.abs((actual ?? Number.NaN) / expected - 1), `p ${actual} against ${expected}`).toBeLessThan(1e-4);
}

/** Count, events, rate and Wilson interval; where customers are the rows also difference, p and adjusted p. */
export function sameRate(estimate: Estimate, group: GoldenRate): void {
  expect([estimate.n, estimate.numerator]).toEqual([group.n, group.events]);
  close(estimate.value, group.rate);
  closeInterval(estimate.interval, group.wilson95);
  close(estimate.difference?.value, group.diff_vs_rest);
  sameP(estimate.p, group.p);
  sameP(estimate.pAdjusted, group.p_bh_dimension);
}

/** The form that takes rows as independent, returned beside the one over customers. */
export function sameTextbookRate(estimate: Estimate, group: GoldenRate): void {
  expect([estimate.n, estimate.numerator]).toEqual([group.n, group.events]);
  close(estimate.value, group.rate);
  closeInterval(estimate.textbook?.interval, group.wilson95);
  close(estimate.textbook?.difference?.value, group.diff_vs_rest);
  close(estimate.textbook?.statistic, group.z);
  sameP(estimate.textbook?.p, group.p);
}

export function sameTextbookMean(estimate: Estimate, group: GoldenMean): void {
  expect(estimate.n).toBe(group.n);
  close(estimate.value, group.mean, 1e-9);
  close(estimate.textbook?.difference?.value, group.diff);
  close(estimate.textbook?.statistic, group.t);
  sameP(estimate.textbook?.p, group.p);
}
