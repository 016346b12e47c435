import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import type { LifeRow } from "./kaplan-meier";
import { logRank } from "./logrank";

interface In {
  time: number[];
  event: number[];
  group: string[];
}
interface Out {
  chi2: number;
  df: number;
  p: number;
  groups: { group: string; n: number; observed: number; expected: number }[];
}
interface Table {
  time: number;
  n_event: number;
  n_censor: number;
}
interface Section {
  groups: Record<string, { table: Table[] }>;
  logrank: Out;
  logrank_vs_rest: Record<string, { chi2: number; p: number }>;
}

describe.skipIf(!sharedFilesPresent())("golden log-rank", () => {
  test.each(goldenCases<In, Out>("logrank"))("$id", ({ in: given, out }) => {
    const result = logRank(out.groups.map(({ group }) => livesOf(given, group)));
    expect(result?.df).toBe(out.df);
    expectClose(result?.chiSquare, out.chi2);
    expectClose(result?.p, out.p, "p");
    out.groups.forEach(({ n, observed, expected }, index) => {
      const one = result?.groups[index];
      expect([one?.n, one?.observed]).toEqual([n, observed]);
      expectClose(one?.expected, expected);
    });
  });

  test.each(["Contract", "InternetService", "PaymentMethod", "SeniorCitizen"])("telco_churn by %s", (dimension) => {
    const file = golden("telco_churn") as { sections: { survival: Record<string, Section> } };
    const section = file.sections.survival[dimension];
    if (!section) throw new Error(`no ${dimension}`);
    const keys = section.logrank.groups.map(({ group }) => group);
    const rows = keys.map((key) => rowsOf(section.groups[key]?.table ?? []));
    expectAlike(logRank(rows), section.logrank);
    keys.forEach((key, index) => {
      const rest = rows.filter((_, other) => other !== index).flat();
      const result = logRank([rows[index] ?? [], merged(rest)]);
      expectClose(result?.chiSquare, section.logrank_vs_rest[key]?.chi2, "bound");
    });
  });

  test.each(["lung_by_sex", "rossi_by_fin", "rossi_by_prio_gt2", "waltons_by_group"])("survival_check %s", (name) => {
    const file = golden("survival_check") as { sections: Record<string, Section> };
    const section = file.sections[name];
    if (!section) throw new Error(`no ${name}`);
    const rows = section.logrank.groups.map(({ group }) => rowsOf(section.groups[group]?.table ?? []));
    expectAlike(logRank(rows), section.logrank);
  });
});

test("two groups of two, worked by hand: at 1 one of four left, at 2 one of three", () => {
  // a leaves at 1 and at 2; b is seen to 3. E(a) = 2/4 + 1/3, V = 1/4 + (1/3)(2/3).
  const result = logRank([
    [
      { time: 1, events: 1, censored: 0 },
      { time: 2, events: 1, censored: 0 },
    ],
    [{ time: 3, events: 0, censored: 2 }],
  ]);
  const variance = 1 / 4 + 2 / 9;
  expectClose(result?.groups[0]?.expected, 5 / 6);
  expectClose(result?.chiSquare, (2 - 5 / 6) ** 2 / variance);
});

test("nobody left, one group, or all gone at once: no test", () => {
  const stayed: LifeRow[] = [{ time: 5, events: 0, censored: 4 }];
  expect(logRank([stayed, stayed])).toBeNull();
  expect(logRank([[{ time: 1, events: 3, censored: 0 }]])).toBeNull();
  expect(logRank([])).toBeNull();
  // Where everybody at risk leaves at the same time, the two groups cannot differ.
  const gone: LifeRow[] = [{ time: 1, events: 3, censored: 0 }];
  expect(logRank([gone, gone])).toBeNull();
});

test("a group of nobody takes no degree of freedom", () => {
  const one: LifeRow[] = [
    { time: 1, events: 2, censored: 1 },
    { time: 4, events: 0, censored: 3 },
  ];
  const other: LifeRow[] = [
    { time: 2, events: 1, censored: 0 },
    { time: 4, events: 1, censored: 4 },
  ];
  const two = logRank([one, other]);
  const three = logRank([one, [], other]);
  expect(three?.df).toBe(1);
  expectClose(three?.chiSquare, two?.chiSquare);
});

test("late entries are at risk from their entry on", () => {
  // The second of a enters after 1: at time 1 a has one at risk, b two; at time 2 a has one, b two.
  const result = logRank([
    [
      { time: 1, events: 1, censored: 0, entered: 1 },
      { time: 2, events: 1, censored: 0 },
    ],
    [{ time: 3, events: 0, censored: 2 }],
  ]);
  expectClose(result?.groups[0]?.expected, 1 / 3 + 1 / 3);
});

function expectAlike(result: ReturnType<typeof logRank>, out: Out): void {
  expect(result?.df).toBe(out.df);
  expectClose(result?.chiSquare, out.chi2, "bound");
  if (out.p > 1e-12) expect(Math.abs((result?.p ?? 0) / out.p - 1)).toBeLessThan(1e-4);
  else expect(result?.p).toBeLessThan(1e-12);
  out.groups.forEach(({ observed, expected }, index) => {
    expect(result?.groups[index]?.observed).toBe(observed);
    expectClose(result?.groups[index]?.expected, expected, "bound");
  });
}

function rowsOf(table: readonly Table[]): LifeRow[] {
  return table.map(({ time, n_event, n_censor }) => ({ time, events: n_event, censored: n_censor }));
}

function merged(rows: readonly LifeRow[]): LifeRow[] {
  const times = [...new Set(rows.map(({ time }) => time))];
  return times.map((time) => {
    const at = rows.filter((row) => row.time === time);
    return {
      time,
      events: at.reduce((sum, { events }) => sum + events, 0),
      censored: at.reduce((sum, { censored }) => sum + censored, 0),
    };
  });
}

function livesOf({ time, event, group }: In, own: string): LifeRow[] {
  return merged(
    time.flatMap((at, index) =>
      group[index] === own ? [{ time: at, events: event[index] ?? 0, censored: 1 - (event[index] ?? 0) }] : [],
    ),
  );
}
