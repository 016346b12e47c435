import { describe, expect, test } from "vitest";
import type { RulePreview } from "@/lib/domain/rule-answers";
import { builderHeadline, publishWarnings } from "./builder-headline";
import { type KeptDraft, savingWords } from "./saving-words";
import { wasWords } from "./was-words";

describe("the title of a draft", () => {
  const place = { name: "Agencies", published: 7, currency: "EUR" };
  const of = (more: Partial<RulePreview>) => builderHeadline({ ...preview, ...more }, place);

  test("says what moves, and the first change that is clear", () => {
    expect(of({})).toBe("This draft would add 312 customers and raise churned share by 0.8 points");
    expect(of({ moved: { stay: 10, enter: 1, leave: 1200 }, metrics: [] })).toBe(
      "This draft would add 1 customer and drop 1,200",
    );
    expect(of({ moved: { stay: 10, enter: 0, leave: 2 } })).toBe(
      "This draft would drop 2 customers and raise churned share by 0.8 points",
    );
  });

  test("claims nothing that the interval does not", () => {
    const unclear = {
      ...metric,
      change: { value: 0.008, interval: [-0.001, 0.017] as [number, number], mark: "none" as const },
    };
    expect(of({ metrics: [unclear] })).toBe("This draft would add 312 customers");
  });

  test("says nobody, everybody, the same and too few", () => {
    expect(of({ count: 0 })).toBe("This rule finds nobody");
    expect(of({ count: 20_412 })).toBe("This rule finds every customer, so it sets nobody apart");
    expect(of({ count: 3184, moved: { stay: 3184, enter: 0, leave: 0 } })).toBe(
      "This draft would hold the same 3,184 customers as v7",
    );
    expect(of({ count: null })).toBe("This rule finds fewer than 5 customers");
    expect(of({ moved: { stay: 3184, enter: null, leave: 0 } })).toBe(
      "This draft would hold 3,496 customers, 17.1\u202f% of the base",
    );
  });

  test("of a new segment gives its size; without an answer its name", () => {
    expect(builderHeadline(preview, { ...place, published: null })).toBe(
      "This rule finds 3,496 customers, 17.1\u202f% of the base",
    );
    expect(builderHeadline(null, place)).toBe("A draft of Agencies");
    expect(builderHeadline(null, { ...place, name: "" })).toBe("A new segment");
  });
});

describe("how a draft is kept", () => {
  const draft: KeptDraft = {
    status: "rest",
    savedAt: null,
    fault: null,
    nameFault: null,
    place: { slug: null, revision: null },
    isNamed: false,
    isEmpty: true,
  };
  const made = { slug: "agencies", revision: 1 };

  test("asks for what is missing: a name, then a condition", () => {
    expect(savingWords(draft)).toBe("Not saved yet: give the segment a name.");
    expect(savingWords({ ...draft, isNamed: true })).toBe(
      "Not saved yet. Add a condition to publish it: without one everybody is in it.",
    );
    expect(savingWords({ ...draft, isNamed: true, isEmpty: false })).toBe("Not saved yet");
    expect(savingWords({ ...draft, place: made, isEmpty: false })).toBe("");
    const savedAt = new Date(2024, 1, 1, 9, 5);
    expect(savingWords({ ...draft, place: made, isEmpty: false, status: "saved", savedAt })).toBe("Saved 09:05");
    expect(savingWords({ ...draft, place: made, status: "saved", savedAt })).toMatch(/^Saved 09:05\. Add a condition/);
  });

  test("leaves a refused name to the field of the name", () => {
    const refused = { ...draft, isNamed: true, status: "failed", fault: "There is one already." } as const;
    expect(savingWords({ ...refused, nameFault: "There is one already." })).toBe("Not saved: choose another name.");
    expect(savingWords(refused)).toBe("Not saved: There is one already.");
  });

  test("is warned of before it counts: nobody, everybody, a rule that reads the outcome", () => {
    expect(publishWarnings(preview)).toEqual([]);
    expect(publishWarnings({ ...preview, count: 0 })).toEqual(["Nobody is in it on this version of the data."]);
    const leak: RulePreview["leaks"][number] = {
      path: "0",
      sentence: "“Left” is the outcome.",
      metrics: [],
      landmarkDays: null,
      landmarkRule: null,
      affected: null,
      effect: [],
    };
    expect(publishWarnings({ count: 20_412, total: 20_412, leaks: [leak, { ...leak, path: "1" }] })).toEqual([
      "Everybody is in it on this version of the data: it sets nobody apart.",
      "Looks into the outcome. “Left” is the outcome.",
    ]);
  });
});

describe("a condition against the published definition", () => {
  const size = (value: number) =>
    ({ kind: "column", column: "customers.People", test: { op: "atLeast", value } }) as const;
  const trade = { kind: "column", column: "customers.Trade", test: { op: "isFilled" } } as const;
  const before = { rule: { kind: "all" as const, rules: [size(5)] }, number: 7 };

  test("tells the value that was, a new line and another question", () => {
    expect(wasWords(size(3), before)).toBe("was 5 in v7");
    expect(wasWords(size(5), before)).toBeUndefined();
    expect(wasWords(trade, before)).toBe("new since v7");
    expect(wasWords({ ...size(5), test: { op: "atMost", value: 5 } }, before)).toBe("changed since v7");
    expect(wasWords(size(3), null)).toBeUndefined();
  });

  test("is silent where two lines of a column cannot be told apart", () => {
    expect(wasWords(size(3), { rule: { kind: "any", rules: [size(5), size(9)] }, number: 2 })).toBeUndefined();
  });
});

const metric: RulePreview["metrics"][number] = {
  metric: {
    id: "churned_share",
    version: 1,
    name: "Churned share",
    formula: "churned ÷ all",
    unit: "share",
    unitOfAnalysis: "customers",
    direction: "lower",
    minimumN: 5,
    caveat: null,
    isNeverNegative: false,
  },
  state: "shown",
  sentence: null,
  draft: null,
  before: null,
  rest: null,
  change: { value: 0.008, interval: [0.0031, 0.0129], mark: "higher" },
  detectable: null,
};

const preview: RulePreview = {
  sentence: "",
  total: 20_412,
  count: 3496,
  share: 3496 / 20_412,
  moved: { stay: 3184, enter: 312, leave: 0 },
  metrics: [metric],
  family: { m: 1, marked: 1, alpha: 0.05 },
  landmark: null,
  leaks: [],
  columns: [],
  sample: [],
  from: [],
  near: [],
  notes: [],
};
