import { describe, expect, test } from "vitest";
import type { RulePreview } from "@/lib/domain/rule-answers";
import { builderHeadline } from "./builder-headline";
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
