import { guardedCell } from "./formula-guard";

/**
 * Rows as CSV (RFC 4180). A text that a spreadsheet would read as a formula (`formula-guard.ts`) gets an apostrophe before it; numbers
 * are left as they are.
 */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(",")}\r\n`).join("");
}

function cellText(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const safe = guardedCell(cell);
  return /[";,\t\r\n]/.test(safe) || safe !== cell ? `"${safe.replaceAll('"', '""')}"` : safe;
}
