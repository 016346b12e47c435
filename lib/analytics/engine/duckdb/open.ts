import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  listValue,
  VARCHAR,
} from "@duckdb/node-api";
import type { Parameter, Statement } from "@/lib/analytics/sql/fragment";

export interface DuckDbOptions {
  readonly threads: number;
  /** For example `4GB`; covers the buffer manager only. */
  readonly memoryLimit: string;
  readonly tempFolder: string;
  readonly tempLimit: string;
  /** The only folders whose files may be read or written. */
  readonly allowedFolders: readonly string[];
}

/** One row as the engine returns it: INTEGER and DOUBLE as numbers; BIGINT, DECIMAL, dates, timestamps and lists as text (cast in SQL). */
export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** A connection: one question at a time. */
export interface Connection {
  run(statement: Statement): Promise<void>;
  rows(statement: Statement): Promise<Row[]>;
  /** Stops what runs; the promise of `rows` or `run` then rejects. A call before the query began is lost, so repeat it. */
  interrupt(): void;
  close(): void;
}

export interface DuckDb {
  connect(): Promise<Connection>;
  close(): void;
}

/**
 * Opens an in-memory DuckDB that reads and writes only inside the allowed folders; configuration is locked and extensions are
 * never loaded. The order of the settings matters: limits after opening, then folders, access, lock.
 */
export async function openDuckDb(options: DuckDbOptions): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const folders = options.allowedFolders.map(quoted).join(", ");
  for (const statement of [
    `set threads = ${Math.max(1, Math.trunc(options.threads))}`,
    `set memory_limit = ${quoted(options.memoryLimit)}`,
    `set temp_directory = ${quoted(options.tempFolder)}`,
    `set max_temp_directory_size = ${quoted(options.tempLimit)}`,
    "set TimeZone = 'UTC'",
    "set preserve_insertion_order = false",
    `set allowed_directories = [${folders}]`,
    "set enable_external_access = false",
    "set lock_configuration = true",
  ]) {
    await connection.run(statement);
  }
  connection.closeSync();
  return { connect: async () => wrapped(await instance.connect()), close: () => instance.closeSync() };
}

function wrapped(connection: DuckDBConnection): Connection {
  const answer = (statement: Statement) => {
    const bound = statement.parameters.map(toBound);
    return connection.runAndReadAll(
      statement.text,
      bound.map((one) => one.value),
      bound.map((one) => one.type),
    );
  };
  return {
    run: async (statement) => {
      await answer(statement);
    },
    rows: async (statement) => (await answer(statement)).getRowObjectsJson().map(plainRow),
    interrupt: () => connection.interrupt(),
    close: () => connection.closeSync(),
  };
}

function toBound(parameter: Parameter): { value: DuckDBValue; type: DuckDBType } {
  const { value } = parameter;
  if (Array.isArray(value)) {
    const type = parameter.type === "DOUBLE[]" ? LIST(DOUBLE) : LIST(VARCHAR);
    return { value: listValue(value as DuckDBValue[]), type };
  }
  if (typeof value === "number")
    return parameter.type === "BIGINT" ? { value: BigInt(value), type: BIGINT } : { value, type: DOUBLE };
  if (typeof value === "boolean") return { value, type: BOOLEAN };
  return { value: value === null ? null : String(value), type: VARCHAR };
}

function plainRow(row: Record<string, unknown>): Row {
  const plain: Record<string, string | number | boolean | null> = {};
  for (const [key, value] of Object.entries(row)) plain[key] = plainValue(value);
  return plain;
}

function plainValue(value: unknown): string | number | boolean | null {
  if (value === null || value === undefined) return null;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return JSON.stringify(value);
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
