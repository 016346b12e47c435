import { expect, test } from "vitest";
import { tsvText } from "./tsv-text";

test("cells stand between tabs; tabs and line ends inside them do not break the table", () => {
  expect(
    tsvText([
      ["Segment", "n"],
      ["A\tB\nC", "3,184"],
    ]),
  ).toBe("Segment\tn\nA B C\t3,184");
});

test("what a spreadsheet would run stays text; printed numbers stay numbers", () => {
  for (const formula of ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\u00a0=1", "-1+cmd"])
    expect(tsvText([[formula]]).startsWith("'")).toBe(true);
  expect(tsvText([["\u221213.2", "-4", "+0.4 %", "−13.2 points", "7.9\u202f%"]])).toBe(
    "-13.2\t-4\t+0.4 %\t'-13.2 points\t7.9 %",
  );
});
