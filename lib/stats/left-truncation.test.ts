import { describe, expect, test } from "vitest";
import { expectClose, goldenCases } from "@/lib/testing/golden-cases";
import { sharedFilesPresent } from "@/lib/testing/shared-files";
import { kaplanMeier, type LifeRow } from "./kaplan-meier";
import { firstWellObserved, lastObserved, lastWellObserved, livesBeyond } from "./left-truncation";
import { retentionAt } from "./retention-at";
import { medianSurvival } from "./survival-summary";

interface In {
  entry: number[];
  time: number[];
  event: number[];
  tau: number;
}
interface Out {
  table: { time: number; n_risk: number; n_event: number; surv: number; se: number }[];
  median: number | null;
}

describe.skipIf(!sharedFilesPresent())("golden left truncation", () => {
  test.each(goldenCases<In, Out>("left_truncation"))("$id", ({ in: given, out }) => {
    const rows = lifeRows(given);
    const steps = kaplanMeier(rows).filter(({ events, censored }) => events + censored > 0);
    expect(steps.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual(
      out.table.map((row) => [row.time, row.n_risk, row.n_event]),
    );
    out.table.forEach((row, index) => {
      expectClose(steps[index]?.survival, row.surv);
      expectClose(steps[index]?.se, row.se);
      expectClose(retentionAt(rows, row.time)?.value, row.surv);
      expect(retentionAt(rows, row.time)?.atRisk).toBe(row.n_risk);
    });
    expect(medianSurvival(steps).median).toBe(out.median);
  });
});

/** Two from the start; three more come under observation after 2, when one of the two has left. */
const late: LifeRow[] = [
  { time: 1, events: 1, censored: 0 },
  { time: 2, events: 0, censored: 0, entered: 3 },
  { time: 4, events: 1, censored: 1 },
  { time: 6, events: 0, censored: 2 },
];

test("at risk is who entered before and has not gone before", () => {
  expect(kaplanMeier(late).map(({ time, atRisk, survival }) => [time, atRisk, survival])).toEqual([
    [1, 2, 0.5],
    [2, 1, 0.5],
    [4, 4, 0.375],
    [6, 2, 0.375],
  ]);
});

test("of those alive at 2, one of four left at 4", () => {
  expect(kaplanMeier(livesBeyond(late, 2)).map(({ time, atRisk, survival }) => [time, atRisk, survival])).toEqual([
    [4, 4, 0.75],
    [6, 2, 0.75],
  ]);
});

test("where enough are observed, first and last", () => {
  expect(firstWellObserved(late, 2)).toBe(0);
  expect(firstWellObserved(late, 4)).toBe(2);
  expect(firstWellObserved(late, 5)).toBeNull();
  expect(lastWellObserved(late, 2)).toBe(6);
  expect(lastWellObserved(late, 3)).toBe(4);
  expect(lastWellObserved(late, 5)).toBeNull();
  expect(lastObserved(late)).toBe(6);
  expect([firstWellObserved([], 1), lastWellObserved([], 1), lastObserved([])]).toEqual([null, null, null]);
});

function lifeRows({ entry, time, event }: In): LifeRow[] {
  const times = [...new Set([...entry.filter((at) => at > 0), ...time])];
  const count = (holds: (index: number) => boolean) => time.filter((_, index) => holds(index)).length;
  return times.map((at) => ({
    time: at,
    events: count((index) => time[index] === at && event[index] === 1),
    censored: count((index) => time[index] === at && event[index] === 0),
    entered: count((index) => entry[index] === at && at > 0),
  }));
}
