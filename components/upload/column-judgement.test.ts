import { describe, expect, it } from "vitest";
import { dictionary } from "@/lib/domain/dictionary";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import type { SourceColumn } from "@/lib/domain/recipe";
import { columnJudgement } from "./column-judgement";

const format = {
  datePattern: null,
  decimal: ".",
  thousands: "",
  multiply: 1,
  yesWords: [],
  noWords: [],
  valueMap: {},
} as const;
const column: SourceColumn = {
  index: 0,
  header: "ma",
  type: "number",
  format: { ...format, yesWords: [], noWords: [] },
  targets: [{ table: "customers", field: "tenure_months" }],
  privacy: "none",
};
const profile: ColumnProfile = {
  index: 0,
  header: "ma",
  type: "number",
  format: column.format,
  typeReason: "all values are numbers",
  rows: 10,
  empty: 0,
  distinct: 5,
  minimum: "1",
  maximum: "9",
  samples: ["1"],
  topValues: [],
  histogram: [],
  misfits: 0,
  misfitExamples: [],
  privacy: "none",
  privacyReason: null,
  suggestion: { table: "customers", field: "tenure_months", confidence: 0.71, reason: "the name is close" },
};
const facts = { profile, isSettled: false, faults: [], catalog: dictionary };

describe("columnJudgement", () => {
  it("asks about a proposal that is not sure, until a person has looked", () => {
    expect(columnJudgement(column, facts)).toMatchObject({ state: "decide", canConfirm: true, confidence: 0.71 });
    expect(columnJudgement(column, { ...facts, isSettled: true })).toMatchObject({ state: "key", question: null });
  });
  it("asks about cells that do not read as the column's type, with an example", () => {
    const misfit = { ...profile, misfits: 1204, misfitExamples: [{ record: 3, value: "5-9" }] };
    expect(columnJudgement(column, { ...facts, profile: misfit }).question).toBe(
      "1,204 values do not read as number, such as “5-9”.",
    );
    expect(columnJudgement(column, { ...facts, profile: { ...misfit, misfits: 1 } }).question).toBe(
      "1 value does not read as number, such as “5-9”.",
    );
  });
  it("puts a fault before all, which no yes settles", () => {
    const judged = columnJudgement(column, { ...facts, isSettled: true, faults: ["Two columns feed it."] });
    expect(judged).toMatchObject({ state: "decide", question: "Two columns feed it.", canConfirm: false });
  });
  it("offers a likely field for an attribute and leaves an unlikely one alone", () => {
    const attribute = { ...column, targets: [{ table: "customers" as const, field: null }] };
    expect(columnJudgement(attribute, facts).question).toBe(
      "It may be “customer: tenure in months”: the name is close.",
    );
    const unlikely = {
      ...profile,
      suggestion: { table: "customers" as const, field: "tenure_months", confidence: 0.3, reason: "" },
    };
    expect(columnJudgement(attribute, { ...facts, profile: unlikely }).state).toBe("rest");
  });
  it("shows a protected attribute among the key columns", () => {
    const name = { ...column, targets: [{ table: "customers" as const, field: null }], privacy: "personal" as const };
    expect(columnJudgement(name, { ...facts, profile: { ...profile, suggestion: null } }).state).toBe("key");
  });
});
