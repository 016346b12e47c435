import { describe, expect, it } from "vitest";
import { dictionary } from "@/lib/domain/dictionary";
import type { ColumnTarget, RecipeSource, SourceColumn } from "@/lib/domain/recipe";
import { faultAnchor } from "./fault-places";
import { targetOfKey, withTarget, withUse } from "./recipe-edits";

const format = {
  datePattern: null,
  decimal: ".",
  thousands: "",
  multiply: 1,
  yesWords: [],
  noWords: [],
  valueMap: {},
} as const;
function column(index: number, header: string, targets: ColumnTarget[]): SourceColumn {
  return { index, header, type: "text", format: { ...format, yesWords: [], noWords: [] }, targets, privacy: "none" };
}

describe("withTarget", () => {
  it("brings the field's type, a date pattern and its privacy class", () => {
    const dated = withTarget(column(0, "start", []), 0, { table: "customers", field: "started_on" }, dictionary);
    expect(dated).toMatchObject({ type: "date", format: { datePattern: "%Y-%m-%d" } });
    expect(withTarget(column(0, "n", []), 0, { table: "customers", field: "name" }, dictionary).privacy).toBe(
      "personal",
    );
  });
  it("replaces one of several targets, and takes one away", () => {
    const both = column(0, "id", [
      { table: "customers", field: "customer_id" },
      { table: "payments", field: "customer_id" },
    ]);
    expect(withTarget(both, 1, null, dictionary).targets).toEqual([{ table: "customers", field: "customer_id" }]);
    expect(withTarget(both, 1, { table: "payments", field: "order_id" }, dictionary).targets[1]?.field).toBe(
      "order_id",
    );
  });
});

describe("withUse", () => {
  const source: RecipeSource = {
    fileId: "a",
    fileName: "a.csv",
    format: "text",
    dialect: null,
    emptyWords: [],
    use: { kind: "tables", tables: ["customers"] },
    columns: [
      column(0, "id", [{ table: "customers", field: "customer_id" }]),
      column(1, "city", [{ table: "customers", field: null }]),
      column(2, "nps", [{ table: "customers", field: "nps_score" }]),
      column(3, "spare", []),
    ],
    computed: [],
  };
  it("moves columns to the field of the same name, else keeps them as attributes, and leaves out what was left out", () => {
    const deals = withUse(source, { kind: "tables", tables: ["deals"] }, { profile: undefined, catalog: dictionary });
    expect(deals.columns.map((one) => one.targets)).toEqual([
      [{ table: "deals", field: "customer_id" }],
      [{ table: "deals", field: null }],
      [{ table: "deals", field: null }],
      [],
    ]);
  });
  it("keeps what still fits when a table is added", () => {
    const use = { kind: "tables" as const, tables: ["customers" as const, "payments" as const] };
    expect(withUse(source, use, { profile: undefined, catalog: dictionary }).columns).toEqual(source.columns);
  });
});

describe("targetOfKey", () => {
  it("reads the value of an option", () => {
    expect(targetOfKey("deals.outcome")).toEqual({ table: "deals", field: "outcome" });
    expect(targetOfKey("deals.")).toEqual({ table: "deals", field: null });
    expect(targetOfKey("")).toBeNull();
  });
});

describe("faultAnchor", () => {
  it("leads to the row, the file or the settings", () => {
    expect(faultAnchor({ path: "sources.0.columns.3", sentence: "" })).toBe("mapping-file-1-column-4");
    expect(faultAnchor({ path: "sources.1.use", sentence: "" })).toBe("mapping-file-2");
    expect(faultAnchor({ path: "timeZone", sentence: "" })).toBe("mapping-settings");
  });
});
