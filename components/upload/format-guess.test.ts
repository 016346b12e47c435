import { describe, expect, it } from "vitest";
import type { ColumnType } from "@/lib/domain/dictionary";
import type { SourceColumn } from "@/lib/domain/recipe";
import { reread } from "./format-guess";

const format = {
  datePattern: null,
  decimal: ".",
  thousands: "",
  multiply: 1,
  yesWords: [],
  noWords: [],
  valueMap: {},
} as const;
const column = (type: ColumnType): SourceColumn => ({
  index: 0,
  header: "x",
  type,
  format: { ...format, yesWords: [], noWords: [] },
  targets: [],
  privacy: "none",
});
const read = (type: ColumnType, ...samples: string[]) => reread(column("text"), column(type), samples).format;

describe("reread", () => {
  it("finds the order of a date", () => {
    expect(read("date", "", "03.04.2024").datePattern).toBe("%d.%m.%Y");
    expect(read("date", "04/03/2024", "13/03/2024").datePattern).toBe("%d/%m/%Y");
    expect(read("date", "04/03/2024").datePattern).toBe("%m/%d/%Y");
    expect(read("date", "19970101").datePattern).toBe("%Y%m%d");
  });
  it("adds the time of a timestamp only", () => {
    expect(read("timestamp", "2026-10-30T08:12:00").datePattern).toBe("%Y-%m-%dT%H:%M:%S");
    expect(read("date", "2026-10-30T08:12:00").datePattern).toBe("%Y-%m-%d");
  });
  it("finds decimal comma and thousands marks", () => {
    expect(read("money", "412,00", "1.310,50")).toMatchObject({ decimal: ",", thousands: "." });
    expect(read("number", "1,310.5", "7")).toMatchObject({ decimal: ".", thousands: "," });
    expect(read("number", "1.5")).toMatchObject({ decimal: ".", thousands: "" });
  });
  it("leaves a column alone whose type has not changed, or whose values say nothing", () => {
    const date = column("date");
    expect(reread(date, date, ["03.04.2024"])).toBe(date);
    expect(read("date", "soon").datePattern).toBeNull();
  });
});
