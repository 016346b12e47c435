import { expect, test } from "vitest";
import { everyFormulaPayload } from "@/lib/testing/formula-payloads";
import { cellsOfCsv, runsInSpreadsheet } from "@/lib/testing/spreadsheet";
import { csvText } from "./csv-text";
import { guardedCell } from "./formula-guard";
import { tsvText } from "./tsv-text";

test("there are 60 texts that a spreadsheet may run", () => {
  expect(new Set(everyFormulaPayload).size).toBe(60);
  expect(everyFormulaPayload.filter(runsInSpreadsheet).length).toBeGreaterThan(40);
});

test.each(everyFormulaPayload)("%j runs in no file, wherever a spreadsheet cuts cells", (payload) => {
  const csv = csvText([
    ["a", payload, "b"],
    [payload, 1, null],
  ]);
  const cells = cellsOfCsv(csv);
  expect(cells.map((row) => row.length)).toEqual([3, 3]);
  expect(cells.flat().filter(runsInSpreadsheet)).toEqual([]);
  expect(cells[0]?.[1]?.replaceAll("'", "")).toBe(payload.replaceAll("'", ""));
  expect(csv.split(/[;\t\r\n]/).filter(runsInSpreadsheet)).toEqual([]);
  const tsv = tsvText([["a", payload]]);
  expect(tsv.split(/[\t\n]/)).toHaveLength(2);
  expect(tsv.split(/[\t\n]/).filter((cell) => runsInSpreadsheet(cell) && !/^[+-]?\d+$/.test(cell))).toEqual([]);
});

test("an apostrophe stands only where a formula would begin", () => {
  const plain = ["a-b", "x=1", "a@b.example", "1-2", "a, =b", "Café – Süd", "3 + 4", "line\nnext", "-"];
  expect(plain.map(guardedCell)).toEqual([...plain.slice(0, -1), "'-"]);
  expect(guardedCell("a;=1;b\n-2")).toBe("a;'=1;b\n'-2");
});
