import type { ImportFault, ImportMapping } from "./list-import";

/** A record of a file: its place below the header, and its cells as text. */
export interface ImportRecord {
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

/** A record read field by field: what does not fit is written down, and the record then counts as bad. */
export interface CellReader {
  readonly row: number;
  readonly isBad: boolean;
  /** The text of a field; empty is null, and so is a field without a column. */
  text(field: string, most: number): string | null;
  required(field: string, most: number): string;
  number(field: string, least: number, most: number): number | null;
  day(field: string): string | null;
  fault(field: string, reason: string): void;
}

/** Reads records by a mapping; all faults go into one list. */
export function cellReader(
  {
    file,
    headers,
    mapping,
  }: { readonly file: string; readonly headers: readonly string[]; readonly mapping: ImportMapping },
  faults: ImportFault[],
): (record: ImportRecord) => CellReader {
  const columns = new Map(mapping.map(({ field, column }) => [field, column]));
  return ({ row, cells }) => {
    const before = faults.length;
    const raw = (field: string) => {
      const column = columns.get(field);
      const cell = column === undefined ? null : (cells[column] ?? null);
      const text = cell === null ? "" : withoutGuard(cell.trim());
      return text === "" ? null : text;
    };
    const fault = (field: string, reason: string) => {
      const column = columns.get(field);
      const value = raw(field);
      faults.push({
        file,
        row,
        column: column === undefined ? null : (headers[column] ?? null),
        value: value === null ? null : value.slice(0, 200),
        reason,
      });
    };
    const text = (field: string, most: number) => {
      const value = raw(field);
      if (value === null) return null;
      if (value.length > most) fault(field, `longer than ${most.toLocaleString("en-GB")} characters`);
      else if (/[\0\p{Surrogate}]/u.test(value)) fault(field, "holds broken characters");
      return value;
    };
    return {
      row,
      get isBad() {
        return faults.length > before;
      },
      text,
      required: (field, most) => {
        const value = text(field, most);
        if (value === null) fault(field, "is empty");
        return value ?? "";
      },
      number: (field, least, most) => {
        const value = raw(field);
        if (value === null) return null;
        const number = numberOf(value);
        if (number === null) fault(field, "is no number");
        else if (number < least || number > most) fault(field, `is not between ${least} and ${most}`);
        return number;
      },
      day: (field) => {
        const value = raw(field);
        if (value === null) return null;
        const day = dayOf(value);
        if (day === null) fault(field, "is no date: write 2027-01-31 or 31.01.2027");
        return day;
      },
      fault,
    };
  };
}

/** Exports guard what a spreadsheet would run with an apostrophe; it is no part of the text. */
function withoutGuard(text: string): string {
  return /^'[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/** A number with a point or a comma, with blanks, a sign and a per cent sign. */
function numberOf(text: string): number | null {
  const plain = text
    .replaceAll(/[\s\u00a0\u202f]/g, "")
    .replace(/^\u2212/, "-")
    .replace(/%$/, "");
  const written = /^[+-]?\d+,\d{1,2}$/.test(plain)
    ? plain.replace(",", ".")
    : plain.replaceAll(/,(?=\d{3}(\D|$))/g, "");
  return /^[+-]?(\d+(\.\d+)?|\.\d+)$/.test(written) ? Number(written) : null;
}

function dayOf(text: string): string | null {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const iso = german
    ? `${german[3]}-${german[2]?.padStart(2, "0")}-${german[1]?.padStart(2, "0")}`
    : text.slice(0, /^\d{4}-\d\d-\d\d[T ]/.test(text) ? 10 : undefined);
  if (!/^\d{4}-\d\d-\d\d$/.test(iso)) return null;
  const time = Date.parse(iso);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso ? null : iso;
}
