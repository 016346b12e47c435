import { describe, expect, it, test } from "vitest";
import type { GateView, VersionReport } from "@/lib/domain/dataset-resources";
import type { Recipe } from "@/lib/domain/recipe";
import { reportHeadline, reportLede } from "./report-headline";

const source = (records: number, rejected: number) => ({
  file: "a.csv",
  records,
  kept: records - rejected,
  rejected,
  emptiedCells: 0,
});
const view = (
  sources: VersionReport["report"]["sources"],
  previous: VersionReport["previous"] = null,
): VersionReport => ({
  dataset: { id: "1", slug: "customers", name: "Customers" },
  number: 14,
  builtAt: "2026-11-01T07:12:00.000Z",
  builtBy: "Mira Okafor",
  asOf: null,
  report: { sources, tables: [], joins: [], gates: [], rejectReasons: [], firstRejects: [], seconds: 41.2 },
  gates: [],
  previous,
});
const recipe = (...tables: ("customers" | "deals")[]): Recipe => ({
  sources: tables.map((table) => ({
    fileId: table,
    fileName: table,
    format: "text",
    dialect: null,
    emptyWords: [],
    use: { kind: "tables", tables: [table] },
    columns: [],
    computed: [],
  })),
  asOf: null,
  currency: "EUR",
  timeZone: "UTC",
  grain: "account",
  bands: {},
});

describe("reportHeadline", () => {
  it("names customers by the dataset's word, and what waits", () => {
    expect(reportHeadline(view([source(58139, 23)]), recipe("customers"))).toBe(
      "Built: 58,116 of 58,139 accounts are in version 14; 23 rows were rejected",
    );
  });
  it("adds several files up as records", () => {
    expect(reportHeadline(view([source(10, 0), source(5, 1)]), recipe("customers", "deals"))).toBe(
      "Built: 14 of 15 records are in version 14; 1 row was rejected",
    );
    expect(reportHeadline(view([source(10, 0)]), recipe("deals"))).toMatch(/10 of 10 records .* none was rejected$/);
  });
});

test("an open quote and what it swallowed come before everything else", () => {
  const gate: GateView = {
    id: "open-quote:a.csv",
    severity: "error",
    status: "failed",
    sentence: "",
    count: 129,
    examples: [],
    waiver: null,
  };
  expect(reportHeadline({ ...view([source(179, 4)]), gates: [gate] }, recipe("customers"))).toBe(
    "Built, but about 129 lines are missing, inside a quote that is never closed: 175 accounts are in version 14",
  );
});

describe("reportLede", () => {
  it("says how long it took and that the version before stays", () => {
    expect(reportLede(view([], { number: 13, tables: [] }), "1 Nov 2026 07:12")).toBe(
      "41 seconds, on 1 Nov 2026 07:12 UTC. Version 13 stays as it was; links to it keep their numbers.",
    );
  });
});
