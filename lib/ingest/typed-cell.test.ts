import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, type DuckDb, openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { compile, param, sql } from "@/lib/analytics/sql/fragment";
import type { ColumnType } from "@/lib/domain/dictionary";
import { type CellFormat, cellFormatSchema, defaultEmptyWords } from "@/lib/domain/recipe";
import { type CellReading, filled, typedCell } from "./typed-cell";

let folder: string;
let db: DuckDb;
let connection: Connection;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "tessera-cell-"));
  db = await openDuckDb({
    threads: 1,
    memoryLimit: "500MB",
    tempFolder: folder,
    tempLimit: "100MB",
    allowedFolders: [folder],
  });
  connection = await db.connect();
});

afterAll(() => {
  connection.close();
  db.close();
  rmSync(folder, { recursive: true });
});

async function read(
  text: string,
  as: ColumnType,
  format: Partial<CellFormat> = {},
  more: Partial<CellReading> = {},
): Promise<unknown> {
  const reading = { from: as, as, format: { ...cellFormatSchema.parse({}), ...format }, timeZone: "UTC", ...more };
  const value = typedCell(filled(param("VARCHAR", text), defaultEmptyWords), reading);
  const [row] = await connection.rows(compile(sql`select cast(${value} as varchar) as v`));
  return row?.v;
}

describe("a cell that does not fit its type is empty, never altered", () => {
  const refused: [string, ColumnType][] = [
    ["0x10", "number"],
    ["1_000", "number"],
    ["nan", "number"],
    ["Infinity", "number"],
    ["1e400", "number"],
    ["1,5", "number"],
    ["1.23456", "money"],
    ["1e3", "money"],
    ["123456789012345678", "money"],
    ["epoch", "date"],
    ["infinity", "date"],
    ["2024-01-02 03:04", "date"],
    ["5-01-01", "date"],
    ["2024-02-30", "date"],
    ["1066-10-14", "date"],
    ["2301-01-01", "date"],
    ["now", "timestamp"],
    ["2024-01-02 25:00", "timestamp"],
    ["maybe", "yesNo"],
    ["NULL", "text"],
    ["  ", "text"],
  ];
  it.each(refused)("%s as %s", async (text, type) => {
    expect(await read(text, type)).toBeNull();
  });
  it("refuses a two-digit year where four digits are written in the pattern", async () => {
    expect(await read("1/2/24", "date", { datePattern: "%m/%d/%Y" })).toBeNull();
  });
});

describe("a cell that fits is read exactly", () => {
  const kept: [string, ColumnType, Partial<CellFormat>, string][] = [
    [" 1.5 ", "number", {}, "1.5"],
    ["1e3", "number", {}, "1000.0"],
    ["-1", "number", {}, "-1.0"],
    ["1.234.567,89", "number", { decimal: ",", thousands: "." }, "1234567.89"],
    ["1,234.50", "money", { thousands: "," }, "1234.5000"],
    ["1 234,50 €", "money", { thousands: " ", decimal: "," }, "1234.5000"],
    ["$12.00", "money", {}, "12.0000"],
    ["1.23400000", "money", {}, "1.2340"],
    ["1.25", "money", { multiply: 1000 }, "1250.0000"],
    ["1234", "money", { multiply: 0.01 }, "12.3400"],
    ["2", "number", { multiply: 60 }, "120.0"],
    ["2024-01-02", "date", {}, "2024-01-02"],
    ["2024-01-02 00:00:00", "date", {}, "2024-01-02"],
    ["19970101", "date", { datePattern: "%Y%m%d" }, "1997-01-01"],
    ["11/9/2022", "date", { datePattern: "%m/%d/%Y" }, "2022-11-09"],
    ["2024-01-02 03:04:05+02", "timestamp", {}, "2024-01-02 01:04:05"],
    ["2024-01-02T03:04:05Z", "timestamp", {}, "2024-01-02 03:04:05"],
    ["2024-01-02 03:04:05 UTC", "timestamp", {}, "2024-01-02 03:04:05"],
    ["2024-01-02 03:04-0530", "timestamp", {}, "2024-01-02 08:34:00"],
    ["2024-01-02 03:04:05.5", "timestamp", {}, "2024-01-02 03:04:05.5"],
    ["01-06-2023 19:31", "timestamp", { datePattern: "%d-%m-%Y %H:%M" }, "2023-06-01 19:31:00"],
    ["YES", "yesNo", { yesWords: ["Yes"], noWords: ["No"] }, "true"],
    ["007", "text", {}, "007"],
    ["Prospecting", "text", { valueMap: { Prospecting: "open" } }, "open"],
  ];
  it.each(kept)("%s as %s", async (text, type, format, value) => {
    expect(await read(text, type, format)).toBe(value);
  });
  it("reads naive times in the recipe's time zone and days of that zone", async () => {
    const berlin = { timeZone: "Europe/Berlin" };
    expect(await read("2024-07-02 00:30", "timestamp", {}, berlin)).toBe("2024-07-01 22:30:00");
    expect(await read("2024-07-01 23:30Z", "date", {}, { ...berlin, from: "timestamp" })).toBe("2024-07-02");
    expect(await read("2024-07-02", "timestamp", {}, { ...berlin, from: "date" })).toBe("2024-07-01 22:00:00");
  });
  it("keeps the limits of a field and the values of an outcome", async () => {
    expect(await read("11", "number", {}, { minimum: 0, maximum: 10 })).toBeNull();
    expect(await read("Engaging", "text", {}, { values: ["open", "won", "lost"] })).toBeNull();
  });
});
