import { expect, test } from "vitest";
import { csvText } from "./csv-text";

test("commas, quotes and line breaks are quoted, nothing is empty, numbers stand as they are", () => {
  expect(csvText([["a,b", 'say "x"', "two\nlines", null, -1.5, "plain"]])).toBe(
    '"a,b","say ""x""","two\nlines",,-1.5,plain\r\n',
  );
});

test("a text that a spreadsheet would read as a formula is defused", () => {
  for (const text of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]) {
    expect(csvText([[text]])).toBe(`"'${text}"\r\n`);
  }
});
