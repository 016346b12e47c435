import { tsvText } from "@/lib/domain/tsv-text";

/** A table of the page that can be copied. */
export interface PageTable {
  readonly label: string;
  readonly copy: (say: (sentence: string) => void) => void;
}

/** The tables of the page by their names, those behind "Show as table" too. */
export function tablesOfPage(): PageTable[] {
  const names = new Map<string, number>();
  return [...document.querySelectorAll<HTMLTableElement>("main table")].map((table) => {
    const name = nameOf(table);
    const count = (names.get(name) ?? 0) + 1;
    names.set(name, count);
    return { label: count === 1 ? name : `${name}, ${count}`, copy: (say) => copyTable(table, say) };
  });
}

/** Puts a table on the clipboard, as spreadsheets take it. */
export function copyTable(table: HTMLTableElement, say: (sentence: string) => void): void {
  navigator.clipboard.writeText(tsvText(rowsOf(table))).then(
    () => say("Table copied"),
    () => say("The browser does not allow copying here"),
  );
}

function nameOf(table: HTMLTableElement): string {
  const heading = table.closest("section[aria-labelledby]")?.getAttribute("aria-labelledby");
  const words = [
    table.getAttribute("aria-label"),
    table.caption?.textContent,
    heading ? document.getElementById(heading)?.textContent : null,
  ];
  return words.find((one) => one)?.trim() ?? "Table";
}

/** Cells as they are read: a cell over several columns is followed by empty ones, so that columns stay below one another. */
function rowsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [wordsOf(cell), ...Array.from({ length: cell.colSpan - 1 }, () => "")]),
  );
}

/** Text without drawings, buttons and signs that something is written about it. */
function wordsOf(cell: HTMLTableCellElement): string {
  const copy = cell.cloneNode(true) as HTMLTableCellElement;
  for (const part of copy.querySelectorAll("svg, button, [data-uncopied]")) part.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}
