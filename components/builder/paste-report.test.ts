import { expect, test } from "vitest";
import { pastedValues } from "@/lib/domain/pasted-values";
import { pasteReportWords } from "./paste-report";

test("a list says what it added, what repeats, what was there, and what the data does not hold", () => {
  const pasted = pastedValues("agency, studio, agency, lawyers, dentists");
  expect(pasteReportWords({ added: 3, pasted, unknown: ["lawyers", "dentists"] })).toBe(
    "3 values were added. 1 was in the list already. 1 came more than once: agency. 2 are not in this version: lawyers, dentists.",
  );
});

test("names eight and counts the rest", () => {
  const unknown = Array.from({ length: 10 }, (_, at) => `v${at}`);
  const pasted = pastedValues(unknown.join("\n"));
  expect(pasteReportWords({ added: 10, pasted, unknown })).toBe(
    "10 values were added. 10 are not in this version: v0, v1, v2, v3, v4, v5, v6, v7 and 2 more.",
  );
});

test("counts what is too long and too many", () => {
  const pasted = { values: ["a"], repeated: [], tooLong: 1, tooMany: 1200 };
  expect(pasteReportWords({ added: 1, pasted, unknown: [] })).toBe(
    "1 value was added. 1 is longer than 300 characters and left out. 1,200 are beyond the 1,000 values of a list and left out.",
  );
});
