import { describe, expect, test } from "vitest";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PlainRule } from "@/lib/domain/rule";
import type { SurvivalGroup } from "@/lib/domain/survival";
import { randomNumbers } from "@/lib/stats/random-numbers";
import { smallVersion } from "@/lib/testing/small-version";
import { computeSurvival } from "./survival";

const draws = Number(process.env.SURVIVAL_DATA_SETS ?? 25);
const asOf = "2024-03-01";

/** One customer as the file has it; days are counted from 1 January 2020, the as-of day is day 1,521. */
interface Life {
  readonly id: string;
  readonly plan: string;
  readonly size: number;
  readonly start: number | null;
  readonly end: number | null;
  readonly churned: boolean | null;
  readonly tenure: number | null;
}

const lastDay = 1521;

describe("survival in SQL equals survival counted row by row", () => {
  test(
    `${draws} random companies: ties, lives of no days, faults, all censored, one plan of nobody, segments that overlap`,
    async () => {
      for (let seed = 1; seed <= draws; seed += 1) {
        const lives = company(seed);
        // A day on which some start and some leave.
        const historyFrom = seed % 2 === 0 ? 4 * coarseness(seed) : null;
        const { version, ask } = await smallVersion({ tables: { customers: selectOf(lives) }, asOf });
        const asked = { version, ask, segments };
        const question = { compare: "rest" as const, historyFrom: historyFrom === null ? "all" : dayOf(historyFrom) };

        const dated = lives.flatMap((life) => byDates(life, historyFrom));
        const byPlan = await computeSurvival({ ...asked, question: { ...question, by: "customers.plan" } });
        same(byPlan.everybody, dated, byPlan.start);
        for (const group of byPlan.groups)
          same(
            group,
            ofGroup(dated, ({ plan }) => plan === group.key),
            byPlan.start,
          );

        const bySegment = await computeSurvival({
          ...asked,
          question: { ...question, by: "segments", segments: segments.map(({ ref }) => ref) },
        });
        for (const [index, group] of bySegment.groups.entries())
          same(group, ofGroup(dated, members[index] ?? (() => false)), bySegment.start);

        const tenures = lives.flatMap(byTenure);
        const byTenures = await computeSurvival({
          ...asked,
          question: { ...question, historyFrom: "all", clock: "tenure", by: "customers.plan" },
        });
        same(byTenures.everybody, tenures, 0);
        for (const group of byTenures.groups)
          same(
            group,
            ofGroup(tenures, ({ plan }) => plan === group.key),
            0,
          );
      }
    },
    30_000 + draws * 2_000,
  );
});

/** A life as it is observed: from an age, to an age, and whether it ended there. */
interface Observed {
  readonly life: Life;
  readonly entry: number | null;
  readonly time: number;
  readonly ended: boolean;
}

function byDates(life: Life, historyFrom: number | null): Observed[] {
  const { start, end, churned } = life;
  if (start === null || start > lastDay || (end !== null && end < start) || (churned === true && end === null))
    return [];
  const ended = end !== null && end <= lastDay;
  const time = (ended ? end : lastDay) - start;
  const entry = historyFrom !== null && historyFrom > start ? historyFrom - start : null;
  return entry !== null && time <= entry ? [] : [{ life, entry, time, ended }];
}

function byTenure(life: Life): Observed[] {
  const { tenure, churned } = life;
  return tenure === null || churned === null || tenure < 0 ? [] : [{ life, entry: null, time: tenure, ended: churned }];
}

function ofGroup(all: readonly Observed[], holds: (life: Life) => boolean): Observed[] {
  return all.filter(({ life }) => holds(life));
}

/** At each time, counted afresh over all rows: who is at risk, who leaves, what is left; then the answer's curve and readings. */
function same(group: SurvivalGroup, all: readonly Observed[], from: number): void {
  const observed = all.filter(({ time }) => from === 0 || time > from);
  if (group.state !== "shown") {
    if (group.n === 0) expect(observed).toHaveLength(0);
    return;
  }
  expect(group.n).toBe(observed.length);
  expect(group.events).toBe(observed.filter(({ ended }) => ended).length);
  const at = (time: number) => {
    const atRisk = observed.filter((one) => (one.entry === null || one.entry < time) && one.time >= time).length;
    return { atRisk, gone: observed.filter((one) => one.ended && one.time === time).length };
  };
  const until = (time: number) => {
    const times = [...new Set(observed.filter((one) => one.ended && one.time <= time).map((one) => one.time))];
    return times.reduce((left, one) => left * (1 - at(one).gone / at(one).atRisk), 1);
  };
  for (const step of group.curve) {
    expect([step.atRisk, step.events]).toEqual([at(step.time).atRisk, at(step.time).gone]);
    expect(step.survival).toBeCloseTo(until(step.time), 10);
  }
  for (const { time, survival, atRisk } of group.at) {
    expect(atRisk).toBe(at(time).atRisk);
    if (at(time).atRisk === 0) expect(survival).toBeNull();
    else expect(survival).toBeCloseTo(until(time), 10);
  }
  expect(JSON.stringify(group)).not.toMatch(/NaN|Infinity/);
}

const segments: AskedSegment[] = [
  segment("small", { kind: "column", column: "customers.size", test: { op: "below", value: 30 } } as PlainRule),
  segment("basic", {
    kind: "column",
    column: "customers.plan",
    test: { op: "isOneOf", values: ["basic"] },
  } as PlainRule),
  segment("nobody", {
    kind: "column",
    column: "customers.plan",
    test: { op: "isOneOf", values: ["none"] },
  } as PlainRule),
];
const members: ((life: Life) => boolean)[] = [({ size }) => size < 30, ({ plan }) => plan === "basic", () => false];

function segment(slug: string, rule: PlainRule): AskedSegment {
  return { ref: `${slug}@1`, slug, name: slug, code: "A", version: 1, written: rule, rule };
}

/** Between one and 200 customers; some companies lose nobody, some lose all on their first day. */
function company(seed: number): Life[] {
  const next = randomNumbers(Uint8Array.from({ length: 16 }, (_, index) => (seed * 37 + index * 11 + 5) % 256));
  const whole = (below: number) => Math.floor(next() * below);
  const kind = seed % 5;
  const count = seed % 7 === 0 ? 1 : 20 + whole(180);
  const coarse = coarseness(seed);
  return Array.from({ length: count }, (_, index) => {
    const start = next() < 0.08 ? null : whole(1_560 / coarse) * coarse;
    const length = kind === 1 ? 0 : whole(900 / coarse) * coarse - (next() < 0.05 ? 60 : 0);
    const end = start === null || kind === 0 || next() < 0.4 ? null : start + length;
    const churned = start === null ? null : next() < 0.04 ? true : end !== null && end <= lastDay;
    const tenure = next() < 0.06 ? null : next() < 0.03 ? -1 : whole(24) / (seed % 2 === 0 ? 1 : 2);
    return {
      id: `c${index}`,
      plan: ["basic", "pro", "team"][whole(3)] ?? "",
      size: whole(60),
      start,
      end,
      churned,
      tenure,
    };
  });
}

/** Starts and lengths are whole numbers of so many days: the more, the more ties. */
function coarseness(seed: number): number {
  return [91, 30, 1][seed % 3] ?? 1;
}

function selectOf(lives: readonly Life[]): string {
  const rows = lives.map(
    ({ id, plan, size, start, end, churned, tenure }) =>
      `('${id}', '${plan}', ${size}, ${day(start)}, ${day(end)}, cast(${churned} as boolean), cast(${tenure} as double))`,
  );
  return `select customer_id, plan, cast(size as double) as size, started_on, churned_on, churned, tenure_months from (values ${rows.join(", ")}) as t(customer_id, plan, size, started_on, churned_on, churned, tenure_months)`;
}

function day(of: number | null): string {
  return of === null ? "cast(null as date)" : `date '${dayOf(of)}'`;
}

function dayOf(of: number): string {
  return new Date(Date.UTC(2020, 0, 1) + of * 86_400_000).toISOString().slice(0, 10);
}
