import { describe, expect, test } from "vitest";
import { type BuilderFacts, obstacleOf } from "./builder-facts";
import { conditionChoices } from "./condition-choices";
import type { ColumnType } from "./dictionary";
import type { RuleCondition } from "./rule";
import type { VersionColumn } from "./version-manifest";

/** Customers with Trade, People and Left since; events by name; one segment; an e-mail that is closed. */
const facts: BuilderFacts = {
  dataset: { slug: "customers", name: "Customers" },
  version: 1,
  manifest: {
    asOf: null,
    currency: "EUR",
    timeZone: "UTC",
    grain: "account",
    hasIds: true,
    customersDerived: false,
    bands: {},
    tables: [
      table("customers", [
        column("customers.Trade", "text"),
        column("customers.People", "number"),
        column("customers.Left", "date"),
      ]),
      table("events", [
        column("events.name", "text"),
        column("events.value", "number"),
        column("events.happened_at", "timestamp"),
      ]),
    ],
  },
  closed: [{ key: "customers.email", label: "e-mail" }],
  segments: [{ slug: "agencies", name: "Agencies", code: "A", latest: 7 }],
};

describe("what can be asked", () => {
  const titles = (search: string) => conditionChoices(facts, search).map(({ title }) => title);
  const words = (search: string) =>
    conditionChoices(facts, search).flatMap(({ choices }) => choices.map((one) => one.words));

  test("is grouped by table, and only of tables the version has", () => {
    expect(titles("")).toEqual(["About the customer", "What they did: events", "Membership in a segment"]);
    expect(words("")).toEqual([
      "Left",
      "People",
      "Trade",
      "Did or did not: event",
      "Last event by happened_at",
      "event whose name",
      "Sum of value",
      "Agencies",
    ]);
  });

  test("is found by any of its words", () => {
    expect(words("tra")).toEqual(["Trade"]);
    expect(words("EVENT sum")).toEqual(["Sum of value"]);
    expect(words("segment agen")).toEqual(["Agencies"]);
    expect(words("no such thing")).toEqual([]);
  });

  test("an event begins with its name, to be chosen", () => {
    const [did] = conditionChoices(facts, "did or did not").flatMap(({ choices }) => choices);
    expect(did?.condition).toMatchObject({
      kind: "behaviour",
      where: [{ column: "events.name", test: { values: [] } }],
    });
  });
});

describe("why a condition is left out", () => {
  test.each<[string, RuleCondition, { sentence: unknown; isKept: boolean } | null]>([
    [
      "not filled in",
      is("Trade", { op: "isOneOf", values: [] }),
      { sentence: "Name at least one value.", isKept: false },
    ],
    ["complete", is("Trade", { op: "isFilled" }), null],
    [
      "a column that is gone",
      is("Size", { op: "isFilled" }),
      { sentence: expect.stringMatching(/no column customers.Size/), isKept: true },
    ],
    [
      "a closed column",
      is("email", { op: "isFilled" }),
      { sentence: expect.stringMatching(/e-mail holds values your role may not see/), isKept: true },
    ],
    [
      "days counted back without an as-of day",
      is("Left", { op: "inLastDays", days: 3 }),
      { sentence: expect.stringMatching(/no as-of day/), isKept: true },
    ],
    [
      "an unknown segment",
      { kind: "segment", segment: "solo", op: "isIn" },
      { sentence: expect.stringMatching(/no published segment solo/), isKept: true },
    ],
    ["a known segment", { kind: "segment", segment: "agencies", op: "isNotIn" }, null],
  ])("%s", (_, condition, expected) => {
    expect(obstacleOf(condition, facts)).toEqual(expected);
  });
});

function is(name: string, tested: Extract<RuleCondition, { kind: "column" }>["test"]): RuleCondition {
  return { kind: "column", column: `customers.${name}`, test: tested };
}

function table(name: "customers" | "events", columns: VersionColumn[]) {
  return { table: name, file: `${name}.parquet`, rows: 10, sha256: "", sizeBytes: 1, columns };
}

function column(key: string, type: ColumnType): VersionColumn {
  const name = key.slice(key.indexOf(".") + 1);
  return { key, name, label: name, type, origin: "field", privacy: "none", labels: null, empty: 0, distinct: 3 };
}
