import { describe, expect, test } from "vitest";
import { type BehaviourCondition, type RuleCondition, type RuleTest, ruleSchema } from "./rule";
import { gapOf } from "./rule-gaps";
import {
  amountOf,
  firstTest,
  measureChoice,
  measureChoices,
  remeasured,
  retested,
  rewindowed,
  testChoices,
  testForType,
  windowChoices,
} from "./rule-tests";

const types = ["text", "number", "money", "date", "timestamp", "yesNo"] as const;

describe("what a condition still lacks", () => {
  test.each<[string, RuleTest]>([
    ["Name at least one value.", { op: "isOneOf", values: [] }],
    ["A list has at most 1,000 values.", { op: "isNoneOf", values: Array.from({ length: 1001 }, (_, at) => `${at}`) }],
    ["Write at least one character.", { op: "contains", text: "" }],
    ["Write a number.", { op: "atLeast", value: "" }],
    ["Write a number like 12 or 19.99.", { op: "below", value: "12,5" }],
    ["Write a number.", { op: "between", from: 3, to: "" }],
    ["The first number is above the second; nobody is between them.", { op: "between", from: 10, to: 9 }],
    ["Choose a day.", { op: "before", day: "" }],
    ["Write a day between 1900 and 2200.", { op: "onOrAfter", day: "0023-01-01" }],
    [
      "The first day is after the second; no day is between them.",
      { op: "betweenDays", from: "2026-02-01", to: "2026-01-01" },
    ],
    ["Write a number of days from 1 to 36,500.", { op: "inLastDays", days: Number.NaN }],
  ])("%s", (sentence, tested) => {
    expect(gapOf(column(tested))).toBe(sentence);
  });

  test("the filters, the window and the measure of a behaviour, in this order", () => {
    const open: BehaviourCondition = {
      kind: "behaviour",
      table: "events",
      where: [{ column: "", test: firstTest("text") }],
      window: { kind: "lastDays", days: 0 },
      measure: { of: "distinct", column: "", op: "atLeast", times: -1 },
    };
    expect(gapOf(open)).toBe("Choose the column of the filter.");
    const filtered = { ...open, where: [] };
    expect(gapOf(filtered)).toBe("Write a number of days from 1 to 36,500.");
    const dated = { ...filtered, window: { kind: "ever" } } as const;
    expect(gapOf(dated)).toBe("Choose the column whose different values count.");
    expect(gapOf({ ...dated, measure: { of: "times", op: "atMost", times: -1 } })).toMatch(/^Write how many times/);
    expect(gapOf({ ...dated, measure: { of: "first", within: { kind: "betweenDays", from: "", to: "" } } })).toBe(
      "Choose a day.",
    );
    expect(gapOf({ ...dated, measure: { of: "didNot" } })).toBeNull();
  });

  test("no condition that is complete is refused by the schema, and none that begins anew is asked", () => {
    const filled: readonly RuleCondition[] = types.flatMap((type) =>
      testChoices(type, true).map(({ value }) => column(filledIn(retested(firstTest(type), value)))),
    );
    expect(filled.length).toBe(6 + 8 + 8 + 7 + 7 + 3);
    for (const condition of filled) {
      expect(gapOf(condition)).toBeNull();
      expect(ruleSchema.safeParse(condition).error).toBeUndefined();
    }
    for (const type of types.filter((one) => one !== "yesNo")) expect(gapOf(column(firstTest(type)))).not.toBeNull();
    expect(gapOf({ kind: "segment", segment: "", op: "isIn" })).toBe("Choose a segment.");
    expect(gapOf({ kind: "column", column: "", test: { op: "isFilled" } })).toBe("Choose a column.");
  });
});

describe("another test of the same column", () => {
  test("keeps values, amounts and days where they fit", () => {
    expect(retested({ op: "isOneOf", values: ["a", "b"] }, "isNoneOf")).toEqual({ op: "isNoneOf", values: ["a", "b"] });
    expect(retested({ op: "isOneOf", values: ["a", "b"] }, "contains")).toEqual({ op: "contains", text: "a" });
    expect(retested({ op: "atLeast", value: 3 }, "between")).toEqual({ op: "between", from: 3, to: "" });
    expect(retested({ op: "between", from: 3, to: 9 }, "above")).toEqual({ op: "above", value: 3 });
    expect(retested({ op: "before", day: "2026-01-01" }, "betweenDays")).toEqual({
      op: "betweenDays",
      from: "2026-01-01",
      to: "",
    });
    expect(retested({ op: "inLastDays", days: 7 }, "moreThanDaysAgo")).toEqual({ op: "moreThanDaysAgo", days: 7 });
  });

  test("offers nothing counted back without an as-of day", () => {
    expect(testChoices("date", false).map(({ value }) => value)).toEqual([
      "onOrAfter",
      "before",
      "betweenDays",
      "isFilled",
      "isEmpty",
    ]);
    expect(windowChoices({ asOf: false, start: false }).map(({ value }) => value)).toEqual(["ever", "betweenDays"]);
  });

  test("another column keeps the test where its type knows it, but no values of the old one", () => {
    expect(testForType({ op: "atLeast", value: 3 }, "number", "number")).toEqual({ op: "atLeast", value: 3 });
    expect(testForType({ op: "atLeast", value: 3 }, "number", "money")).toEqual({ op: "atLeast", value: "" });
    expect(testForType({ op: "isOneOf", values: ["a"] }, "text", "text")).toEqual({ op: "isOneOf", values: [] });
    expect(testForType({ op: "isEmpty" }, "text", "date")).toEqual({ op: "isEmpty" });
    expect(testForType({ op: "before", day: "2026-01-01" }, "date", "timestamp")).toEqual({
      op: "before",
      day: "2026-01-01",
    });
  });
});

describe("measures and windows", () => {
  test("each choice leads to a measure that reads back as that choice", () => {
    for (const { value } of measureChoices("payments", true))
      expect(measureChoice(remeasured({ of: "did" }, value))).toBe(value);
    expect(measureChoices("events", false).map(({ value }) => value)).not.toContain("sum");
  });

  test("keep the number and the column", () => {
    expect(remeasured({ of: "times", op: "atLeast", times: 4 }, "timesAtMost")).toEqual({
      of: "times",
      op: "atMost",
      times: 4,
    });
    expect(remeasured({ of: "distinct", op: "atLeast", times: 4, column: "events.name" }, "distinctAtMost")).toEqual({
      of: "distinct",
      op: "atMost",
      times: 4,
      column: "events.name",
    });
    expect(rewindowed({ kind: "lastDays", days: 7 }, "firstDays")).toEqual({ kind: "firstDays", days: 7 });
    expect(rewindowed({ kind: "ever" }, "firstDays")).toEqual({ kind: "firstDays", days: 14 });
  });
});

test("an amount is a number for numbers, text with every digit for money, and stays as typed where it is neither", () => {
  expect(amountOf(" 12.50 ", "number")).toBe(12.5);
  expect(amountOf("12.50", "money")).toBe("12.50");
  expect(amountOf("\u22123", "number")).toBe(-3);
  expect(amountOf("1e3", "number")).toBe("1e3");
  expect(amountOf("", "number")).toBe("");
});

function column(tested: RuleTest): RuleCondition {
  return { kind: "column", column: "customers.X", test: tested };
}

function filledIn(open: RuleTest): RuleTest {
  if ("values" in open) return { ...open, values: ["a"] };
  if ("text" in open) return { ...open, text: "a" };
  if (open.op === "between") return { ...open, from: 1, to: 2 };
  if (open.op === "betweenDays") return { ...open, from: "2026-01-01", to: "2026-01-02" };
  if ("day" in open) return { ...open, day: "2024-02-29" };
  if ("value" in open && open.op !== "is") return { ...open, value: "19.99" };
  return open;
}
