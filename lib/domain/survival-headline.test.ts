import { expect, test } from "vitest";
import type { Estimate } from "./estimate";
import type { SurvivalGroup, SurvivalView } from "./survival";
import { survivalHeadline } from "./survival-headline";
import { explanationOf, historySentence, leftOutSentence, lifeWords, warningsOf } from "./survival-words";

const space = "\u202f";

test("one segment: what the mark says, and nothing where it says nothing", () => {
  const headline = (mark: Estimate["mark"], value: number) =>
    survivalHeadline(
      view({ groups: [group("Agencies", { mark, value, rest: 0.582 })], rest: group("The rest", { value: 0.582 }) }),
    );
  expect(headline("higher", 0.835)).toBe(
    `Agencies stay: 84${space}% are still accounts after 24 months, against 58${space}% of the rest`,
  );
  expect(headline("lower", 0.4)).toBe(
    `Agencies leave sooner: 40${space}% are still accounts after 24 months, against 58${space}% of the rest`,
  );
  expect(headline("none", 0.6)).not.toMatch(/\d+.%/);
  expect(headline("none", 0.6)).toContain("no clear difference");
  expect(headline("notEnough", 0.6)).toBe("Agencies: too few were observed for a comparison after 24 months");
});

test("several groups: the longest and the soonest of those that are marked; groups of nobody in particular are no finding", () => {
  const groups = [
    group("Solo", { mark: "lower", value: 0.32 }),
    group("Public", { mark: "higher", value: 0.79 }),
    group("Retail", { mark: "none", value: 0.9 }),
    { ...group("no value", { mark: "lower", value: 0.1 }), key: "(empty)" },
  ];
  expect(survivalHeadline(view({ groups }))).toBe(
    `Public: 79${space}% are still accounts after 24 months, more than of the rest; Solo: 32${space}%, fewer`,
  );
  const unclear = groups.map((one) => ({
    ...one,
    retention: one.retention && { ...one.retention, mark: "none" as const },
  }));
  expect(survivalHeadline(view({ groups: unclear }))).toBe("No group clearly differs from the rest after 24 months");
  expect(survivalHeadline(view({ groups: unclear, family: { m: 0, marked: 0, alpha: 0.05 } }))).toBe(
    "Too few were observed to compare the groups after 24 months",
  );
});

test("everybody: the share still there; nobody left; nobody known", () => {
  expect(survivalHeadline(view({}))).toBe(`50${space}% are still accounts after 24 months`);
  const stayed = { ...group("Everybody", {}), events: 0 };
  expect(survivalHeadline(view({ everybody: stayed }))).toBe("None of the accounts in this data has left");
  expect(survivalHeadline(view({ everybody: { ...stayed, n: 0 } }))).toBe(
    "How long customers stay cannot be told here",
  );
});

test("a rule that knows the outcome is no finding: a plain title", () => {
  const leaking = group("Long", { mark: "notComparable", value: 1, rest: 0.4 });
  const retention = leaking.retention && { ...leaking.retention, reason: "leak" };
  expect(survivalHeadline(view({ groups: [{ ...leaking, retention }] }))).toBe("How long Long stay");
});

test("why it is not the churned share", () => {
  const words = explanationOf({ ...group("All", {}), n: 4004, events: 820 }, view({})).join(" ");
  expect(words).toBe(
    `Most accounts are still here: for them we know only that they stayed at least this long. The curve uses what is known of each; dividing leavers by all would call young customers loyal. Of 4,004 accounts whose time is known, 820 have left (20.5${space}%); the curve says that 50.0${space}% are gone after 24 months.`,
  );
  expect(explanationOf({ ...group("All", {}), n: 3, events: 3 }, view({}))[0]).toBe(
    "Everybody has left, so each life is known in full.",
  );
});

test("times of life, people left out, late records and warnings in words", () => {
  expect([lifeWords(731, "dates"), lifeWords(30, "dates"), lifeWords(1.5, "tenure")]).toEqual([
    "24 months",
    "1 month",
    "1.5 months",
  ]);
  const words = { unitWord: "accounts", from: "2024-02-29" };
  expect(leftOutSentence("endUnknown", 1, words)).toBe("1 account is marked as gone without a date.");
  expect(leftOutSentence("beforeHistory", 12, words)).toBe(
    "12 accounts left before 29 Feb 2024, from which on ends are recorded.",
  );
  expect(leftOutSentence("noStart", null, words)).toBe("Fewer than 5 accounts have no start date.");
  const asked = historySentence(
    { from: "2024-02-29", source: "asked", used: true },
    { began: 0, start: 183, clock: "dates", unitWord: "accounts" },
  );
  expect(asked).toContain("The curves are of those alive at month 6.");
  expect(warningsOf({ n: 10, events: 0 }, [])[0]).toMatch(/^Nobody in this data has left/);
  expect(warningsOf({ n: 100, events: 9 }, [{ reason: "endUnknown", count: 1 }])[0]).toBe(
    "1 of 10 who left have no date and are left out: the curve is too high.",
  );
  expect(warningsOf({ n: 100, events: 9 }, [])).toEqual([]);
});

interface Reading {
  readonly mark?: Estimate["mark"];
  readonly value?: number;
  readonly rest?: number;
}

function group(label: string, { mark, value = 0.5, rest }: Reading): SurvivalGroup {
  const interval: [number, number] = [value - 0.01, value + 0.01];
  const reading = { months: 24, time: 731, survival: value, interval, plain: null, atRisk: 100 };
  const retention: Estimate | null =
    mark === undefined
      ? null
      : {
          value,
          n: 300,
          unit: "customers",
          customers: 300,
          interval,
          numerator: null,
          denominator: null,
          difference: null,
          p: null,
          pAdjusted: null,
          mark,
          reason: null,
          needed: null,
        };
  return {
    key: label,
    label,
    code: null,
    state: "shown",
    sentence: null,
    n: 300,
    events: 100,
    churnedShare: 1 / 3,
    lastTime: 800,
    thinFrom: 800,
    curve: [],
    at: [reading],
    atRisk: [],
    median: null,
    restrictedMean: null,
    retention,
    rest: rest ?? null,
  };
}

function view(part: Partial<SurvivalView>): SurvivalView {
  return {
    dataset: {
      id: "d",
      name: "Customers",
      version: 1,
      slug: "d",
      versionId: "v",
      asOf: "2024-12-31",
      currency: "EUR",
      builtAt: "2025-01-01T00:00:00Z",
      builtBy: "Mira Okafor",
    },
    by: { key: "customers.Industry", label: "Industry", type: "text" },
    unitWord: "accounts",
    clock: { kind: "dates", unit: "days", sentence: "", possible: ["dates"] },
    history: null,
    start: 0,
    horizon: { months: 24, time: 731 },
    until: null,
    ticks: [],
    groups: [],
    rest: null,
    everybody: group("Everybody", {}),
    logRank: null,
    logRankSentence: null,
    family: { m: 3, marked: 2, alpha: 0.03 },
    leftOut: [],
    explanation: [],
    warnings: [],
    notes: [],
    ...part,
  };
}
