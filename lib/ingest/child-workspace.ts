import { mkdir } from "node:fs/promises";
import path from "node:path";
import { type Connection, type DuckDb, openDuckDb, type Row } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment, file, name, sql } from "@/lib/analytics/sql/fragment";

export interface Workspace {
  /** Folder for everything in between; removed with the job. */
  readonly folder: string;
  run(statement: Fragment): Promise<void>;
  rows(statement: Fragment): Promise<Row[]>;
  /** The only row of an aggregate. */
  row(statement: Fragment): Promise<Row>;
  /** Writes a select to a Parquet file of the folder and makes a view of it, so that memory stays bounded. */
  keep(view: string, select: Fragment): Promise<void>;
  close(): void;
}

export interface WorkspaceLimits {
  readonly threads: number;
  readonly memoryLimit: string;
  readonly tempLimit: string;
}

/** Opens DuckDB over a work folder; only it and the given folders can be read or written. */
export async function openWorkspace(
  folder: string,
  readable: readonly string[],
  limits: WorkspaceLimits,
): Promise<Workspace> {
  const tempFolder = path.join(folder, "spill");
  await mkdir(tempFolder, { recursive: true });
  const db: DuckDb = await openDuckDb({ ...limits, tempFolder, allowedFolders: [folder, ...readable] });
  const connection: Connection = await db.connect();
  const run = (statement: Fragment) => connection.run(compile(statement));
  const rows = (statement: Fragment) => connection.rows(compile(statement));
  return {
    folder,
    run,
    rows,
    row: async (statement) => (await rows(statement))[0] ?? {},
    keep: async (view, select) => {
      const target = file(path.join(folder, `${view}.parquet`));
      await run(sql`copy (${select}) to ${target} (format parquet, compression snappy)`);
      await run(sql`create or replace view ${name(view)} as select * from read_parquet(${target})`);
    },
    close: () => {
      connection.close();
      db.close();
    },
  };
}

/** A whole number from a row (BIGINT arrives as text). */
export function count(value: Row[string] | undefined): number {
  return Number(value ?? 0);
}

/** Text of a value from a row, or null. */
export function textOf(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}
