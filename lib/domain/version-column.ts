import type { SourceTable } from "./dictionary";
import type { VersionColumn, VersionManifest } from "./version-manifest";

/** A column of a version by its key `table.column`, with the table it belongs to; `customer_months` is derived and has none. */
export function versionColumn(
  manifest: VersionManifest,
  key: string,
): { readonly table: SourceTable; readonly column: VersionColumn } | undefined {
  for (const table of manifest.tables) {
    const column = table.columns.find((candidate) => candidate.key === key);
    if (column && table.table !== "customer_months") return { table: table.table, column };
  }
  return undefined;
}
