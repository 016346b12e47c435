import { describe, expect, test } from "vitest";
import { type PlainRule, type RuleTest, ruleSchema } from "./rule";
import { checkRule, columnsOf } from "./rule-columns";
import { evaluateRule, type RuleCells, reasons } from "./rule-evaluator";
import { ruleSentence } from "./rule-sentence";
import type { VersionManifest } from "./version-manifest";

const trade: PlainRule = {
  kind: "column",
  column: "customers.Trade",
  test: { op: "isOneOf", values: ["agency", "studio"] },
};
const large: PlainRule = { kind: "column", column: "customers.Employees", test: { op: "atLeast", value: 3 } };
const quiet: PlainRule = {
  kind: "behaviour",
  table: "payments",
  where: [],
  window: { kind: "lastDays", days: 30 },
  measure: { of: "didNot" },
};
const exports: PlainRule = {
  kind: "behaviour",
  table: "events",
  where: [{ column: "events.name", test: { op: "isOneOf", values: ["export file"] } }],
  window: { kind: "firstDays", days: 14 },
  measure: { of: "times", op: "atLeast", times: 3 },
};

describe("limits, each told in a sentence", () => {
  const breachOf = (rule: unknown) => ruleSchema.safeParse(rule).error?.issues[0]?.message;

  test("depth 8 passes, depth 9 and depth 50,000 do not", () => {
    expect(ruleSchema.parse(nestedIn(7))).toEqual(nestedIn(7));
    for (const groups of [8, 50_000]) expect(breachOf(nestedIn(groups))).toMatch(/^the rule is nested deeper than 8/);
  });

  test("200 nodes pass, 201 do not", () => {
    const wide = (count: number) => ({ kind: "any", rules: Array.from({ length: count - 1 }, () => large) });
    expect(breachOf(wide(200))).toBeUndefined();
    expect(breachOf(wide(201))).toMatch(/^the rule has more than 200 groups and conditions/);
  });

  test("1,000 values of 300 characters pass; one more of either does not", () => {
    const listed = (count: number, length: number) => ({
      ...trade,
      test: { op: "isOneOf", values: Array.from({ length: count }, () => "x".repeat(length)) },
    });
    expect(breachOf(listed(1000, 300))).toBeUndefined();
    expect(breachOf(listed(1001, 3))).toBe("a list may have at most 1,000 values");
    expect(breachOf(listed(1, 301))).toBe("a text may have at most 300 characters");
  });

  test.each([
    ["a NUL", { ...trade, test: { op: "contains", text: "a\0b" } }, /broken characters/],
    ["half an emoji", { ...trade, test: { op: "contains", text: "\ud83d" } }, /broken characters/],
    ["nothing to look for", { ...trade, test: { op: "contains", text: "" } }, /at least one character/],
    ["no values", { ...trade, test: { op: "isOneOf", values: [] } }, /at least one value/],
    ["a day that is none", { ...trade, test: { op: "before", day: "2023-02-29" } }, /write a day/],
    ["a year before all data", { ...trade, test: { op: "before", day: "0001-01-01" } }, /between 1900 and 2200/],
    ["an unknown test", { ...trade, test: { op: "soundsLike", text: "x" } }, /one of the tests/],
    ["an unknown kind", { kind: "cluster", id: "x" }, /all, any, none, column, behaviour or segment/],
    ["a member too many", { ...trade, sql: "1=1" }, /Unrecognized key/],
    ["a rule of text", "all", /./],
  ])("%s is refused", (_, rule, sentence) => {
    expect(breachOf(rule)).toMatch(sentence);
  });
});

describe("one sentence in plain words", () => {
  test.each<[string, PlainRule]>([
    [
      "Trade is agency or studio; Employees is 3 or more; and has no payment in the last 30 days",
      all(trade, large, quiet),
    ],
    ["None of this: Trade is agency or studio; or Employees is 3 or more", { kind: "none", rules: [trade, large] }],
    [
      "Employees is 3 or more; or (Trade is agency or studio; and Left is gone)",
      {
        kind: "any",
        rules: [large, all(trade, column("Left", { op: "is", value: true }))],
      },
    ],
    ["Has at least 3 events whose name is “export file” in the first 14 days from the start", exports],
    ["Fee is 199.99 EUR to 1000 EUR", column("Fee", { op: "between", from: "199.99", to: 1000 })],
    ["Trade contains “a; or b”", column("Trade", { op: "contains", text: "a; or b" })],
    ["Trade is agency, studio or shop", column("Trade", { op: "isOneOf", values: ["agency", "studio", "shop"] })],
    ["Trade is “agency” or “music school”", column("Trade", { op: "isOneOf", values: ["agency", "music school"] })],
    ["Started is more than 30 days ago", column("Started", { op: "moreThanDaysAgo", days: 30 })],
    ["Every customer", all()],
    ["No customer", { kind: "any", rules: [] }],
    [
      "First payment is in the last day",
      { ...quiet, window: { kind: "ever" }, measure: { of: "first", within: { kind: "lastDays", days: 1 } } },
    ],
    [
      "Sum of amount over payments in the last 30 days is above 0.5 EUR",
      { ...quiet, measure: { of: "sum", column: "payments.amount", test: { op: "above", value: "0.5" } } },
    ],
  ])("%s", (sentence, rule) => {
    expect(ruleSentence(rule, manifest)).toBe(sentence);
  });

  test("long lists are cut and counted", () => {
    const values = Array.from({ length: 1000 }, (_, index) => `v${index}`);
    expect(ruleSentence(column("Trade", { op: "isOneOf", values }), manifest)).toBe(
      "Trade is v0, v1, v2, v3, v4, v5, v6, v7 or one of 992 more",
    );
  });
});

describe("what a version cannot answer", () => {
  test.each<[string, PlainRule, RegExp]>([
    ["a column there is not", column("Colour", { op: "isFilled" }), /^This version has no column customers\.Colour;/],
    [
      "text as a number",
      column("Trade", { op: "atLeast", value: 1 }),
      /^The column Trade is text, and this test needs a number or money/,
    ],
    [
      "a number as a day",
      column("Employees", { op: "inLastDays", days: 3 }),
      /^The column Employees is a number, and this test needs a date/,
    ],
    [
      "a number as text",
      column("Employees", { op: "atLeast", value: "3" }),
      /^Write the value for Employees as a number/,
    ],
    ["money with 5 decimals", column("Fee", { op: "atLeast", value: 0.00001 }), /^Write the amount for Fee/],
    [
      "a column of another table",
      { ...trade, column: "payments.amount", test: { op: "isFilled" } },
      /belongs to payments/,
    ],
    ["rows there are not", { ...exports, table: "tickets", where: [] }, /^This version has no tickets;/],
  ])("%s", (_, rule, sentence) => {
    expect(checkRule(rule, manifest)[0]).toMatch(sentence);
  });

  test("nothing is wrong with a good rule; relative days need an as-of day", () => {
    const rule = all(trade, large, quiet, exports);
    expect(checkRule(rule, manifest)).toEqual([]);
    expect(checkRule(rule, { ...manifest, asOf: null })).toEqual([
      expect.stringMatching(/^This version has no as-of day/),
    ]);
    expect(checkRule(all(trade, large), { ...manifest, asOf: null })).toEqual([]);
    expect(columnsOf(rule)).toEqual([
      ...["customers.Trade", "customers.Employees", "payments.paid_on"],
      ...["events.name", "events.happened_at", "customers.started_on"],
    ]);
  });
});

describe("a missing value", () => {
  const tests: RuleTest[] = [
    { op: "isOneOf", values: ["agency"] },
    { op: "isNoneOf", values: ["agency"] },
    { op: "contains", text: "a" },
    { op: "atMost", value: 3 },
    { op: "is", value: false },
    { op: "before", day: "2200-01-01" },
    { op: "isFilled" },
  ];

  test.each(tests)("%o is false of it, and none of it true", (asked) => {
    const rule = column("Trade", asked);
    expect(holds(rule, {})).toBe(false);
    expect(holds({ kind: "none", rules: [rule] }, {})).toBe(true);
  });

  test("an empty text is a value", () => {
    expect(holds(column("Trade", { op: "isEmpty" }), { "customers.Trade": "" })).toBe(false);
    expect(holds(column("Trade", { op: "isEmpty" }), { "customers.Trade": null })).toBe(true);
  });
});

test("money is compared to the last digit", () => {
  const fee = { "customers.Fee": "99999999999999.9999" };
  expect(holds(column("Fee", { op: "equals", value: "99999999999999.9999" }), fee)).toBe(true);
  expect(holds(column("Fee", { op: "equals", value: "99999999999999.9998" }), fee)).toBe(false);
});

test("the last 30 days end with the as-of day, and more than 30 days ago is all before them", () => {
  for (const [day, isRecent, isOld] of [
    ["2024-03-01", true, false],
    ["2024-02-01", true, false],
    ["2024-01-31", false, true],
    ["2024-03-02", false, false],
  ] as const) {
    const cells = { "customers.Started": day };
    expect(holds(column("Started", { op: "inLastDays", days: 30 }), cells), day).toBe(isRecent);
    expect(holds(column("Started", { op: "moreThanDaysAgo", days: 30 }), cells), day).toBe(isOld);
  }
});

test("reasons say of each condition whether it holds and whether it should", () => {
  const rule = all(trade, { kind: "none", rules: [large, quiet] });
  const row = { customer: { "customers.Trade": "agency", "customers.Employees": 5 }, behaviour: {} };
  expect(reasons(rule, row, manifest)).toEqual([
    { path: "0", sentence: "Trade is agency or studio", holds: true, wanted: true },
    { path: "1.0", sentence: "Employees is 3 or more", holds: true, wanted: false },
    { path: "1.1", sentence: "has no payment in the last 30 days", holds: true, wanted: false },
  ]);
});

function all(...rules: PlainRule[]): PlainRule {
  return { kind: "all", rules };
}

function column(label: string, asked: RuleTest): PlainRule {
  return { kind: "column", column: `customers.${label}`, test: asked };
}

function nestedIn(groups: number): unknown {
  let rule: unknown = large;
  for (let index = 0; index < groups; index += 1) rule = { kind: "all", rules: [rule] };
  return rule;
}

function holds(rule: PlainRule, customer: RuleCells): boolean {
  return evaluateRule(rule, { customer, behaviour: {} }, "2024-03-01");
}

const columnsByTable = {
  customers: { Trade: "text", Employees: "number", Fee: "money", Started: "date", Left: "yesNo", started_on: "date" },
  payments: { paid_on: "date", amount: "money" },
  events: { happened_at: "timestamp", name: "text" },
} as const;

const manifest: VersionManifest = {
  ...{ asOf: "2024-03-01", currency: "EUR", timeZone: "UTC", grain: "account", hasIds: true, customersDerived: false },
  bands: {},
  tables: Object.entries(columnsByTable).map(([table, columns]) => ({
    ...{ table: table as keyof typeof columnsByTable, file: `${table}.parquet`, rows: 0, sha256: "", sizeBytes: 0 },
    columns: Object.entries(columns).map(([name, type]) => ({
      ...{ key: `${table}.${name}`, name, label: name, type, origin: "field" as const, privacy: "none" as const },
      ...{ labels: type === "yesNo" ? { yes: "gone", no: "there" } : null, empty: 0, distinct: 0 },
    })),
  })),
};
