import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { ExecutiveBrief, MixView, MovedView } from "./executive-brief";
import {
  clearSides,
  executiveHeadline,
  mixTitle,
  movedSentence,
  movedTitle,
  tenthsThatAddUp,
} from "./executive-sentence";

const part = (label: string, value: number, clear: boolean): MovedView["parts"][number] => ({
  kind: label === "Mix" ? "mix" : "rate",
  segment: label,
  label,
  value,
  interval: clear ? [value - 0.001, value + 0.001] : [value - 0.1, value + 0.1],
});

function moved(change: number, clear: boolean): MovedView {
  const { value, interval } = part("", change, clear);
  const { label: _, segment: __, kind: ___, ...kept } = part("", 0.022, clear);
  return {
    before: { label: "Oct 2025", value: 0.951 },
    after: { label: "Oct 2026", value: 0.951 + change },
    change: { value, interval },
    kept,
    parts: [part("A", 0.03, true), part("B", -0.01, true), part("C", 0.002, false), part("Mix", change - 0.022, true)],
  };
}

test("a change is claimed, with the parts that carry it, only where intervals are clear of zero", () => {
  expect(movedSentence(moved(0.029, true))).toBe(
    "Net revenue retention rose to 98.0\u202f% from 95.1\u202f% (+2.9 points, +2.8 to +3.0): +2.2 points from what segments kept, +0.7 points from their mix. A carries it. B pulls the other way.",
  );
  expect(movedSentence(moved(0.029, false))).toBe(
    "Net revenue retention is 98.0\u202f%: no clear change from 95.1\u202f% a year before (+2.9 points, \u22127.1 to +12.9).",
  );
  expect(movedTitle(moved(0.029, true))).toBe(
    "What moved net revenue retention: A and the mix of segments lifted it, B lowered it",
  );
});

test("what segments kept and their mix are rounded together, and a side that is not clear of zero is not named", () => {
  // 0.26 and 0.26 of a point are 0.3 each and 0.5 together: one gives way, the second with a tie.
  const small = moved(0.0052, true);
  const parts = [part("A", 0.0026, true), part("Mix", 0.0026, true)];
  const kept = { value: 0.0026, interval: [0.001, 0.004] as [number, number] };
  expect(clearSides({ ...small, kept, parts })).toEqual({
    change: "+0.5 points",
    rate: "+0.3 points",
    mix: "+0.2 points",
  });
  const doubtful = { ...moved(0.029, true), parts: [part("A", 0.022, true), part("Mix", 0.007, false)] };
  expect(movedSentence(doubtful)).toBe(
    "Net revenue retention rose to 98.0\u202f% from 95.1\u202f% (+2.9 points, +2.8 to +3.0): +2.2 points from what segments kept. A carries it.",
  );
  expect(movedSentence({ ...doubtful, kept: { value: 0.022, interval: [-0.01, 0.05] }, parts: [] })).toBe(
    "Net revenue retention rose to 98.0\u202f% from 95.1\u202f% (+2.9 points, +2.8 to +3.0).",
  );
});

test("parts as printed add up to the change as printed", () => {
  const value = fc.double({ min: -0.3, max: 0.3, noNaN: true });
  void fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 9 }), (values) => {
      const total = values.reduce((sum, one) => sum + one, 0);
      const tenths = tenthsThatAddUp(values, total);
      expect(tenths.reduce((sum, one) => sum + one, 0)).toBe(Math.round(total * 1000) + 0);
      for (const [at, tenth] of tenths.entries())
        expect(Math.abs(tenth - (values[at] ?? 0) * 1000)).toBeLessThan(1.001);
    }),
  );
});

/** Months up to October 2026, the last of which still runs, and a forecast from September. */
function mix(shares: readonly (number | null)[], ahead: MixView["forecast"] = []): MixView {
  const points = shares.map((share, at) => {
    const month = `2026-${String(10 - shares.length + at + 1).padStart(2, "0")}`;
    const inTarget = share === null ? null : Math.round(share * 100);
    return { month, label: month, complete: month !== "2026-10", customers: 100, inTarget, share };
  });
  return { targets: ["A", "B"], untold: [], points, forecast: ahead, interval: null, sentence: null };
}

const ahead = (share: number, half: number): MixView["forecast"] => [
  { month: "2026-10", label: "Oct 2026", share, low: share - half, high: share + half },
  { month: "2027-06", label: "Jun 2027", share, low: share - half, high: share + half },
];

function headline(view: Partial<Pick<ExecutiveBrief, "mix" | "targetsOverlap">>): string {
  const target = { stance: "target", fault: null, name: "A", customers: 60, money: { cents: 500, growth: null } };
  const total = { customers: 100, money: { cents: 1000, growth: null } };
  const brief = { dataset: {}, segments: [target, target], total, board: null, mix: null, targetsOverlap: false };
  return executiveHeadline({ ...brief, ...view } as never);
}

test("the headline counts who is in two target segments once, in the month that is over, and money only of what adds up", () => {
  // Two targets of 60 that share 40 are 80 of 100; the month that runs is not what the tile shows.
  expect(headline({ mix: mix([0.7, 0.8, 0.9]), targetsOverlap: true })).toBe(
    "Target segments: 80.0\u202f% of customers",
  );
  expect(headline({ mix: mix([0.7, null, 0.9]) })).toBe(
    "Target segments: 70.0\u202f% of customers and 100.0\u202f% of revenue",
  );
  expect(headline({ targetsOverlap: true })).toBe("2 target segments, which share customers");
});

test("a target that a version cannot tell is no 0 %: the others are named, or that nobody can be told", () => {
  const total = { customers: 100, money: null };
  const told = { stance: "target", fault: null, name: "A", customers: 30, money: null };
  const lost = {
    stance: "target",
    fault: "This version has no column Stars.",
    name: "B",
    customers: null,
    money: null,
  };
  const brief = { dataset: { version: 3 }, total, board: null, mix: null, targetsOverlap: false };
  expect(executiveHeadline({ ...brief, segments: [told, lost] } as never)).toBe("A: 30.0\u202f% of customers");
  expect(executiveHeadline({ ...brief, segments: [lost] } as never)).toBe("Version 3 cannot tell who is in B");
  const partly = { ...mix([0.3, 0.35, 0], ahead(0.2, 0.01)), untold: ["B"] };
  expect(mixTitle(partly, { share: 0.4, by: "2026-09" })).toMatch(/^35\.0\u202f% of customers are in target segments/);
});

test("the base is said to move toward the target only where its drift does", () => {
  const goal = { share: 0.4, by: "2027-06" };
  const title = (shares: readonly number[], to: number, half = 0.01) =>
    mixTitle(mix([...shares, 0], ahead(to, half)), goal);
  expect(title([0.3, 0.2], 0.17)).toBe(
    "The base moves away from the target: the goal of 40.0\u202f% by Jun 2027 is beyond the forecast",
  );
  const still = "The base shows no clear drift: the goal of 40.0\u202f% by Jun 2027 is beyond the forecast";
  expect(title([0.2, 0.2], 0.2)).toBe(still);
  // 20.1 % in the last month lies within 16.3 to 24.0 %, wherever the middle of the band is.
  expect(title([0.2, 0.201], 0.202, 0.039)).toBe(still);
  expect(title([0.2, 0.201], 0.2, 0.039)).toBe(still);
  expect(title([0.2, 0.3], 0.35)).toBe("The base moves toward the target, but not fast enough for Jun 2027");
  expect(title([0.2, 0.3], 0.45)).toBe("The base moves toward the target, and reaches the goal of 40.0\u202f%");
  expect(title([0.3, 0.2], 0.2, 0.3)).toBe("The goal of 40.0\u202f% by Jun 2027 is within the forecast");
  expect(title([0.2, 0.45], 0.5)).toBe("The goal of 40.0\u202f% in target segments is reached");
});

test("a goal whose month is over is held against that month", () => {
  const title = (share: number, by: string) => mixTitle(mix([0.3, 0.45, 0], ahead(0.5, 0.2)), { share, by });
  expect(title(0.4, "2026-08")).toBe(
    "The goal of 40.0\u202f% in target segments by Aug 2026 was not reached: it was 30.0\u202f%",
  );
  expect(title(0.4, "2026-09")).toBe(
    "The goal of 40.0\u202f% in target segments by Sep 2026 was reached: it was 45.0\u202f%",
  );
  // Before the months that are known nothing is claimed.
  expect(title(0.4, "2025-12")).toBe("45.0\u202f% of customers are in target segments, 30.0\u202f% in 2026-08");
});
