import { startsFormula } from "./formula-guard";

/** A number as tables write it: with a sign, thousands, a unit. A spreadsheet reads it as text or as a number, never as a formula. */
const plainNumber = /^[+-]?[\d.,\s]+%?$/;

/**
 * Rows as tab-separated text for the clipboard. Tabs and line ends in a cell become blanks; a text that a spreadsheet would read as a
 * formula (`formula-guard.ts`) gets an apostrophe before it. The true minus of printed numbers becomes a hyphen.
 */
export function tsvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(cellText).join("\t")).join("\n");
}

function cellText(cell: string): string {
  const text = cell
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^\u2212(?=\d)/, "-");
  return startsFormula(text) && !plainNumber.test(text) ? `'${text}` : text;
}
