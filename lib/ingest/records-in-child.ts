import path from "node:path";
import { comma, list, name, sql } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import type { Dialect } from "@/lib/domain/recipe";
import { count, openWorkspace, textOf, type WorkspaceLimits } from "./child-workspace";
import { loadSource } from "./load-source";
import { rawColumn } from "./loaded-source";

export interface RecordsTask {
  readonly path: string;
  readonly fileName: string;
  /** Null for Parquet. */
  readonly dialect: Dialect | null;
  /** Which columns are read, by their place in the file; cells and headers come in this order. */
  readonly columns: readonly number[];
  readonly mostRecords: number;
  readonly workFolder: string;
  readonly limits: WorkspaceLimits;
}

/** The records of a small file as text in the columns asked for, and those that cannot be cut into fields; `row` counts from 1 below the header. */
export interface FileRecords {
  readonly headers: readonly string[];
  readonly records: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
  readonly faults: readonly {
    readonly row: number;
    readonly column: string | null;
    readonly value: string | null;
    readonly reason: string;
  }[];
}

/** Reads some columns of all records of a file. Throws AppError tooLarge for more than are asked for. */
export async function recordsInChild(task: RecordsTask): Promise<FileRecords> {
  const workspace = await openWorkspace(task.workFolder, [path.dirname(task.path)], task.limits);
  try {
    const source = { path: task.path, fileName: task.fileName, dialect: task.dialect, fields: null };
    const loaded = await loadSource(workspace, source, "file");
    if (loaded.records > task.mostRecords)
      throw new AppError(
        "tooLarge",
        `${task.fileName} has ${loaded.records.toLocaleString("en-GB")} rows, and at most ${task.mostRecords.toLocaleString("en-GB")} are read at once. Split it.`,
      );
    const cells = task.columns.map(
      (column, at) => sql`${column < loaded.headers.length ? rawColumn(column) : sql`null`} as ${name(`x${at}`)}`,
    );
    const rows = await workspace.rows(
      sql`select ${list([sql`rec`, ...cells], comma)} from ${name(loaded.raw)} order by rec`,
    );
    const faults = await workspace.rows(
      sql`select record, "column", "value", reason from ${name(loaded.faults)} order by record`,
    );
    return {
      headers: task.columns.map((column) => loaded.headers[column] ?? ""),
      records: rows.map((row) => ({
        row: count(row.rec),
        cells: task.columns.map((_, at) => textOf(row[`x${at}`])),
      })),
      faults: faults.map((row) => ({
        row: count(row.record),
        column: textOf(row.column),
        value: textOf(row.value),
        reason: textOf(row.reason) ?? "the record cannot be read",
      })),
    };
  } finally {
    workspace.close();
  }
}
