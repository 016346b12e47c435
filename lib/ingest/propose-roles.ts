import type { SourceTable } from "@/lib/domain/dictionary";
import type { ColumnProfile } from "@/lib/domain/file-profile";
import { headerWords } from "./header-words";
import type { ProfiledFile } from "./profiled-file";
import { suggestionsFor } from "./suggest-fields";

/** What a file is for; `customerKey` is the column that other files use as the customer's id. */
export type FileRole =
  | { readonly kind: "tables"; readonly tables: readonly SourceTable[]; readonly customerKey?: number }
  | {
      readonly kind: "join";
      readonly onto: SourceTable;
      readonly ontoSource: number;
      readonly ontoIndex: number;
      readonly keyIndex: number;
    };

/**
 * A role for each file: files of rows feed their table; a file with one record per key is the customers when its key is the
 * customer of such rows, else a lookup joined onto the rows by the key they share.
 */
export function rolesOf(files: readonly Pick<ProfiledFile, "profile">[]): FileRole[] {
  const tables = files.map((file) => file.profile.tables);
  if (files.length === 1) return [{ kind: "tables", tables: tables[0] ?? ["customers"] }];
  const rowFiles = [...files.keys()].filter((index) => tables[index]?.[0] !== "customers");
  const hasCustomers = [...files.keys()].some((index) => customerKey(files, index, rowFiles) !== null);
  return files.map((file, index): FileRole => {
    const own = tables[index] ?? ["customers"];
    if (rowFiles.includes(index)) return { kind: "tables", tables: hasCustomers ? own.slice(0, 1) : own };
    const key = customerKey(files, index, rowFiles);
    if (key !== null) return { kind: "tables", tables: ["customers"], customerKey: key };
    return lookup(files, index, rowFiles) ?? otherCustomers(files, index, file.profile.columns);
  });
}

/** The column of a customers file whose name the rows use for their customer. */
function customerKey(
  files: readonly Pick<ProfiledFile, "profile">[],
  index: number,
  rowFiles: readonly number[],
): number | null {
  if (rowFiles.includes(index)) return null;
  const columns = files[index]?.profile.columns ?? [];
  for (const row of rowFiles) {
    const profile = files[row]?.profile;
    const [table] = profile?.tables ?? [];
    if (!profile || !table) continue;
    for (const other of profile.columns) {
      if (!suggestionsFor(other, table, profile.columns).some((one) => one.field === "customer_id")) continue;
      const key = columns.find((column) => isKey(column) && sameHeader(column, other));
      if (key) return key.index;
    }
  }
  return null;
}

function lookup(
  files: readonly Pick<ProfiledFile, "profile">[],
  index: number,
  onto: readonly number[],
): FileRole | null {
  const columns = files[index]?.profile.columns ?? [];
  for (const ontoSource of onto) {
    const profile = files[ontoSource]?.profile;
    const [table] = profile?.tables ?? [];
    if (!profile || !table || ontoSource === index) continue;
    for (const key of columns.filter(isKey)) {
      const other = profile.columns.find((column) => sameHeader(column, key));
      if (other) return { kind: "join", onto: table, ontoSource, ontoIndex: other.index, keyIndex: key.index };
    }
  }
  return null;
}

/** Of several customers files the one with most records leads; the others are joined onto it where they share a key. */
function otherCustomers(
  files: readonly Pick<ProfiledFile, "profile">[],
  index: number,
  columns: readonly ColumnProfile[],
): FileRole {
  const plain: FileRole = { kind: "tables", tables: ["customers"] };
  const rivals = [...files.keys()].filter((other) => files[other]?.profile.tables[0] === "customers");
  const records = (other: number) => files[other]?.profile.records ?? 0;
  const leader = rivals.toSorted((a, b) => records(b) - records(a) || a - b)[0];
  if (leader === undefined || leader === index || columns.length === 0) return plain;
  return lookup(files, index, [leader]) ?? plain;
}

function isKey(column: ColumnProfile): boolean {
  return (
    column.empty === 0 &&
    column.rows > 0 &&
    column.distinct === column.rows &&
    (column.type === "text" || column.type === "number")
  );
}

function sameHeader(left: ColumnProfile, right: ColumnProfile): boolean {
  return headerWords(left.header) === headerWords(right.header);
}
