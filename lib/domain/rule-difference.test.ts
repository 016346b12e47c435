import { describe, expect, test } from "vitest";
import { canonicalRule } from "./canonical-rule";
import type { BehaviourCondition, Rule, RuleGroup, RuleTest } from "./rule";
import { ruleDifference } from "./rule-difference";
import type { VersionManifest } from "./version-manifest";

const employees = (value: number | string) => column("Employees", { op: "atLeast", value });
const region = (...values: string[]) => column("Region", { op: "isOneOf", values });
const payments = (times: number, days: number): BehaviourCondition => ({
  kind: "behaviour",
  table: "payments",
  where: [],
  window: { kind: "lastDays", days },
  measure: { of: "times", op: "atLeast", times },
});
const active = column("Active", { op: "is", value: true });

describe("an edit in words", () => {
  test.each<[string, Rule, Rule, string[]]>([
    ["a limit", employees(50), employees(20), ["Staff ≥ 50 → ≥ 20"]],
    ["a limit of another kind", employees(50), column("Employees", { op: "below", value: -5 }), ["Staff ≥ 50 → < −5"]],
    [
      "a limit and a range",
      employees(50),
      column("Employees", { op: "between", from: 10, to: 49 }),
      ["Staff ≥ 50 → 10 to 49"],
    ],
    [
      "values of a list",
      region("North", "South"),
      region("South", "East", "West"),
      ["Region: East, West added, North removed"],
    ],
    [
      "many values of a list",
      region("x"),
      region("x", "a", "b", "c", "d", "e", "f", "g"),
      ["Region: a, b, c, d, e and 2 more added"],
    ],
    [
      "the sense of a list",
      region("North"),
      column("Region", { op: "isNoneOf", values: ["North"] }),
      ["Region is North → Region is filled, but not with North"],
    ],
    [
      "values left out",
      column("Region", { op: "isNoneOf", values: ["North"] }),
      column("Region", { op: "isNoneOf", values: ["North", "East"] }),
      ["Region, left out: East added"],
    ],
    ["a yes or no", active, column("Active", { op: "is", value: false }), ["Active is Yes → No"]],
    ["how often", payments(3, 30), payments(2, 30), ["has at least 3 → 2 payments in the last 30 days"]],
    ["how long", payments(3, 30), payments(3, 90), ["has at least 3 payments in the last 30 → 90 days"]],
    [
      "a column that the version lacks",
      column("Colour", { op: "contains", text: "bl" }),
      column("Colour", { op: "contains", text: "gr" }),
      ["Colour contains bl → gr"],
    ],
  ])("%s", (_, before, after, words) => {
    expect(difference(before, after)).toEqual(words);
    expect(difference(all(active, before), all(after, active)).filter((line) => !words.includes(line))).toEqual([]);
  });

  test("conditions that come and go, in a group too", () => {
    expect(difference(employees(50), all(employees(50), active))).toEqual(["Added: Active is Yes"]);
    expect(difference(all(employees(50), active), employees(50))).toEqual(["Removed: Active is Yes"]);
    expect(difference(all(), employees(5))).toEqual(["Added: Staff is 5 or more"]);
    expect(
      difference(all(active, any(region("A"), employees(5))), all(active, any(region("A"), employees(7)))),
    ).toEqual(["Inside “Region is A; or Staff is 5 or more”: Staff ≥ 5 → ≥ 7"]);
    expect(
      difference(
        all(active, any(region("A"), employees(5))),
        all(active, any(region("A"), employees(5), payments(1, 7))),
      ),
    ).toEqual(["Inside “Region is A; or Staff is 5 or more”, added: has at least 1 payment in the last 7 days"]);
  });

  test("how conditions are bound", () => {
    expect(difference(all(active, employees(5)), any(active, employees(5)))).toEqual([
      "Of the conditions: all must hold → at least one must hold",
    ]);
    expect(difference(active, any(active, employees(5)))).toEqual([
      "Of the conditions: all must hold → at least one must hold",
      "Added: Staff is 5 or more",
    ]);
    expect(difference(all(active, employees(5)), any(all(active, employees(5)), region("A")))).toEqual([
      "The rule before is now one part of several, of which at least one must hold; beside it: Region is A",
    ]);
    expect(difference(any(all(active, employees(5)), region("A")), all(active, employees(5)))).toEqual([
      "Only one part is left: Active is Yes; and Staff is 5 or more",
    ]);
    expect(difference(active, { kind: "none", rules: [active] })).toEqual([
      "Of the conditions: all must hold → none may hold",
    ]);
  });

  test("another definition of a named segment", () => {
    const isIn = (version: number): Rule => ({ kind: "segment", segment: "agencies", version, op: "isIn" });
    expect(difference(isIn(7), isIn(8))).toEqual(["Agencies: definition 7 → 8"]);
    expect(difference(isIn(7), { ...isIn(7), op: "isNotIn" } as Rule)).toEqual(["is in Agencies → is not in Agencies"]);
  });

  test("a value beyond those a sentence writes out is told all the same", () => {
    const bought = (last: string): BehaviourCondition => ({
      ...payments(1, 30),
      where: [{ column: "payments.product", test: { op: "isOneOf", values: [..."abcdefgh", last] } }],
    });
    expect(difference(bought("x"), bought("y"))).toEqual([expect.stringMatching(/, with other values$/)]);
  });

  test("beyond 20 changes the rest is counted", () => {
    const many = any(...Array.from({ length: 24 }, (_, n) => column(`C${n}`, { op: "isFilled" })));
    const told = difference(any(), many);
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toBe("And 4 further changes");
  });
});

describe("what changes nothing", () => {
  test.each<[string, Rule, Rule]>([
    ["the order of members", all(active, employees(5)), all(employees(5), active)],
    ["the order of values", region("A", "B"), region("B", "A")],
    ["brackets around one member", employees(5), any(all(employees(5)))],
    ["brackets of the same kind", all(active, all(employees(5), region("A"))), all(active, employees(5), region("A"))],
    ["an any inside a none", none(any(active, employees(5))), none(active, employees(5))],
    ["how an amount is written", employees(50), employees("50.00")],
    [
      "the order in which a rule was stored",
      active,
      JSON.parse('{"test":{"value":true,"op":"is"},"column":"customers.Active","kind":"column"}'),
    ],
  ])("%s", (_, before, after) => {
    expect(canonicalRule(before)).toBe(canonicalRule(after));
    expect(difference(before, after)).toEqual([]);
  });

  test("amounts are compared with every digit", () => {
    const big = (value: string) => column("Employees", { op: "equals", value });
    expect(difference(big("12345678901234.5678"), big("12345678901234.5679"))).toHaveLength(1);
    expect(difference(all(), any())).toEqual(["Of the conditions: all must hold → at least one must hold"]);
    expect(difference(none(active), active)).not.toEqual([]);
  });
});

function difference(before: Rule, after: Rule): string[] {
  return ruleDifference(before, after, manifest, new Map([["agencies", "Agencies"]]));
}

function all(...rules: Rule[]): RuleGroup {
  return { kind: "all", rules };
}

function any(...rules: Rule[]): RuleGroup {
  return { kind: "any", rules };
}

function none(...rules: Rule[]): RuleGroup {
  return { kind: "none", rules };
}

function column(name: string, tested: RuleTest): Rule {
  return { kind: "column", column: `customers.${name}`, test: tested };
}

const manifest: VersionManifest = {
  asOf: "2024-06-30",
  currency: "EUR",
  timeZone: "UTC",
  grain: "account",
  hasIds: true,
  customersDerived: false,
  bands: {},
  tables: [
    {
      table: "customers",
      file: "customers.parquet",
      rows: 3,
      sha256: "0",
      sizeBytes: 1,
      columns: [
        ["Employees", "Staff", "number"] as const,
        ["Region", "Region", "text"] as const,
        ["Active", "Active", "yesNo"] as const,
      ].map(([name, label, type]) => ({
        key: `customers.${name}`,
        name,
        label,
        type,
        origin: "attribute",
        privacy: "none",
        labels: type === "yesNo" ? { yes: "Yes", no: "No" } : null,
        empty: 0,
        distinct: 3,
      })),
    },
  ],
};
