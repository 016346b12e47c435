/** Blanks, marks without width and control characters that a spreadsheet skips before a formula; none of them ends a cell. */
const skipped = String.raw`[ \p{Z}\p{Cf}\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]*`;
const sign = "[=+@＝＋－＠﹦﹢﹣﹫-]";

/** Where a spreadsheet would begin a formula: at the start of a cell, of RE2 and of JavaScript alike. */
export const formulaAtStart = String.raw`^[\t\r\n]|^${skipped}${sign}`;

/** The same behind a sign at which another spreadsheet cuts cells or lines: two groups, the cut and what follows. */
export const formulaAfterCut = String.raw`([;\t\r\n])(${skipped}${sign})`;

const atStart = new RegExp(formulaAtStart, "u");
const afterCut = new RegExp(formulaAfterCut, "gu");

/** Whether a spreadsheet would read a cell of this text as a formula. */
export function startsFormula(text: string): boolean {
  return atStart.test(text);
}

/** A text as a cell that no spreadsheet runs, wherever it cuts cells: an apostrophe stands before each formula. */
export function guardedCell(text: string): string {
  const cut = text.replace(afterCut, "$1'$2");
  return startsFormula(cut) ? `'${cut}` : cut;
}
