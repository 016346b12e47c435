import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { everyFormulaPayload } from "@/lib/testing/formula-payloads";
import { buildTexts } from "@/lib/testing/ingest-texts";
import { cellsOfCsv, runsInSpreadsheet } from "@/lib/testing/spreadsheet";

test("the masked list of rejects keeps cells of open columns and hides ids, personal cells and whole records", async () => {
  const text = [
    "customer_id,contact e-mail,signed,total revenue",
    "c1,anna@secret.example,2024-01-02,12.50",
    "c2,ben@secret.example,2024-99-99,n/a",
    "c2,carl@secret.example,2024-01-03,7.00",
    "c4,dora@secret.example,2024-01-04,8.00,extra",
    ...Array.from({ length: 40 }, (_, index) => `d${index},e${index}@secret.example,2024-02-01,9.00`),
  ].join("\n");
  const built = await buildTexts({ "customers.csv": text });
  const masked = readFileSync(path.join(built.folder, "rejects-masked.csv"), "utf8");
  expect(built.rejects).toContain("secret.example");
  expect(masked).not.toContain("secret.example");
  expect(masked).toContain("2024-99-99");
  expect(masked).toContain("(hidden)");
  expect(masked.split("\n").length).toBe(built.rejects.split("\n").length);
});

test("no cell of a list of rejects begins a formula: names of files and columns, values, with commas or semicolons", async () => {
  const amounts = everyFormulaPayload.filter((payload) => !/^[\s"']*[+-]?\d*[\s"']*$/.test(payload));
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const lines = amounts.map((payload, at) => `c${at},${quoted(payload)},5`);
  const plain = Array.from({ length: 800 }, (_, at) => `d${at},9.50,5`);
  const text = `customer_id,=total;@revenue,"+cmd|' /C calc'!A0"\n${[...lines, ...plain].join("\n")}\n`;
  const built = await buildTexts({ "=cmd;@x.csv": text }, (draft) => ({
    ...draft,
    sources: draft.sources.map((source) => ({
      ...source,
      columns: source.columns.map((column) =>
        column.index === 1
          ? { ...column, type: "money" as const, targets: [{ table: "customers" as const, field: "total_revenue" }] }
          : column,
      ),
    })),
  }));
  for (const name of ["rejects.csv", "rejects-masked.csv"]) {
    const file = readFileSync(path.join(built.folder, name), "utf8");
    const cells = cellsOfCsv(file);
    expect(cells.length).toBeGreaterThan(40);
    expect(new Set(cells.map((row) => row.length))).toEqual(new Set([7]));
    expect(cells[1]?.slice(0, 4)).toEqual(["'=cmd;'@x.csv", "2", "1", "'=total;'@revenue"]);
    expect(cells.flat().filter(runsInSpreadsheet)).toEqual([]);
    expect(file.split(/[;\t\r\n]/).filter(runsInSpreadsheet)).toEqual([]);
  }
});
