import { beforeAll, describe, expect, test } from "vitest";
import { computeScoreboard } from "@/lib/analytics/queries/scoreboard";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PlainRule } from "@/lib/domain/rule";
import type { ScoreboardView } from "@/lib/domain/scoreboard";
import { plantedDefinitions } from "@/lib/sample/planted-rules";
import { segmentEffects } from "@/lib/testing/planted-effects";
import { type SampleVersion, sampleVersion } from "@/lib/testing/sample-version";

const seeds = [1, 2, 3];
const accounts = 1500;
const metrics = ["customers", "share:customers.converted", "churned_share", "arpu", "close_rate", "cac", "nps"];
const samples = new Map<number, SampleVersion>();

const others: PlainRule = { kind: "none", rules: plantedDefinitions.slice(0, 3).map(({ rule }) => rule) };
const rebuilt = [...plantedDefinitions, { code: "else", name: "Everyone else", rule: others }].map(
  ({ code, name, rule }): AskedSegment => {
    const slug = code.toLowerCase();
    return { ref: `${slug}@1`, slug, name, code, version: 1, written: rule, rule };
  },
);

beforeAll(async () => {
  for (const seed of seeds) samples.set(seed, await sampleVersion(seed, accounts));
}, 200_000);

describe.each(seeds)("segments rebuilt from their rules, seed %i", (seed) => {
  const of = () => {
    const sample = samples.get(seed);
    if (!sample) throw new Error(`no sample of seed ${seed}`);
    return sample;
  };
  const board = async (names: readonly string[]) => {
    const segments = rebuilt.filter(({ name }) => names.includes(name));
    const question = { by: "segments", segments: segments.map(({ ref }) => ref), metrics, against: "rest" };
    return await computeScoreboard({ version: of().version, question, segments, ask: of().ask });
  };
  const planted = plantedDefinitions.map(({ name }) => name);

  test("sizes, sums and counts are those of the generator", async () => {
    const view = await board(planted);
    const { truth } = of();
    for (const one of truth.segments) {
      const row = view.groups.findIndex(({ label }) => label === one.name);
      const sums = (metric: string) => {
        const estimate = view.cells[row]?.[metrics.indexOf(metric)]?.estimate;
        return [estimate?.numerator, estimate?.n];
      };
      expect(view.groups[row]?.size, one.name).toBe(one.accounts);
      expect(sums("share:customers.converted"), one.name).toEqual([one.conversion.count, one.conversion.n]);
      expect(sums("churned_share"), one.name).toEqual([one.churnedShare.count, one.churnedShare.n]);
      expect(sums("close_rate"), one.name).toEqual([one.closeRate.count, one.closeRate.n]);
      const [revenue, payers] = sums("arpu");
      expect([Math.round(100 * (revenue ?? 0)), payers], one.name).toEqual([
        Math.round(100 * Number(one.monthlyRevenue.sum)),
        one.monthlyRevenue.n,
      ]);
    }
  });

  test("every number equals that of the column that names the planted segment, marks and intervals included", async () => {
    const byRule = await board(planted);
    const question = { by: "customers.Market segment", metrics, against: "rest" };
    const byColumn = await computeScoreboard({ version: of().version, question, ask: of().ask });
    expect(byRule.family).toEqual(byColumn.family);
    for (const [row, { label }] of byRule.groups.entries()) {
      const same = byColumn.groups.findIndex((group) => group.label === label);
      for (const [column, cell] of (byRule.cells[row] ?? []).entries()) {
        const { estimate } = byColumn.cells[same]?.[column] ?? { estimate: null };
        for (const key of ["value", "n", "customers", "p", "mark"] as const)
          expect(near(cell.estimate?.[key]), `${label} ${metrics[column]} ${key}`).toEqual(near(estimate?.[key]));
        expect(cell.estimate?.difference?.interval?.map(near)).toEqual(estimate?.difference?.interval?.map(near));
      }
    }
  });

  test("every planted effect that can be seen with 95 % power is marked in its direction", async () => {
    const view = await board(planted);
    const named: ScoreboardView = { ...view, groups: view.groups.map((group) => ({ ...group, key: group.label })) };
    const effects = segmentEffects(named, of().truth).filter(({ power }) => power >= 0.95);
    expect(effects.filter(({ effect, mark }) => mark !== (effect > 0 ? "higher" : "lower"))).toEqual([]);
    expect(effects.length).toBeGreaterThan(8);
  });

  test("exclusive segments and everyone else add up to the company", async () => {
    const view = await board([...planted.slice(0, 3), "Everyone else"]);
    const sum = (numbers: readonly (number | null | undefined)[]) =>
      numbers.reduce<number>((total, one) => total + (one ?? 0), 0);
    expect(sum(view.groups.map(({ size }) => size))).toBe(view.total);
    for (const [column, total] of view.totals.entries()) {
      // Deals with companies that are no account yet belong to no segment.
      if (metrics[column] === "close_rate") continue;
      expect(sum(view.cells.map((row) => row[column]?.estimate?.n)), metrics[column]).toBe(total.estimate?.n);
      const numerators = view.cells.map((row) => row[column]?.estimate?.numerator);
      expect(sum(numerators), metrics[column]).toBeCloseTo(total.estimate?.numerator ?? 0, 6);
    }
    const whole = await board(planted);
    expect(sum(whole.groups.map(({ size }) => size))).toBe(whole.total);
  });
});

/** Sums of doubles may differ in their last digits with the order of the rows. */
function near(value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(9)) : value;
}
