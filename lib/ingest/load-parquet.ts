import { open } from "node:fs/promises";
import { comma, file, list, name, sql } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import { count, textOf, type Workspace } from "./child-workspace";
import { uniqueHeaders } from "./headers";
import type { LoadedSource, SourceFile } from "./loaded-source";

/** Loads a Parquet file with every cell as text; nested, binary, Brotli-compressed and damaged files are refused by a sentence. */
export async function loadParquet(
  workspace: Workspace,
  source: SourceFile,
  views: { raw: string; faults: string },
): Promise<LoadedSource> {
  await checkEnds(source);
  const written = await plainColumns(workspace, source);
  await checkCompression(workspace, source);
  const cells = written.map((column, index) => sql`cast(${name(column)} as varchar) as ${name(`c${index}`)}`);
  try {
    await workspace.keep(
      views.raw,
      sql`select file_row_number + 1 as rec, cast(null as bigint) as line, ${list(cells, comma)}
        from read_parquet(${file(source.path)}, file_row_number = true)`,
    );
  } catch (cause) {
    throw damaged(source, cause);
  }
  await workspace.keep(
    views.faults,
    sql`select cast(0 as bigint) as record, cast(0 as bigint) as line, '' as "column", '' as "value", '' as reason where false`,
  );
  const { kept } = await workspace.row(sql`select count(*) as kept from ${name(views.raw)}`);
  const { records } = await workspace.row(
    sql`select num_rows as records from parquet_file_metadata(${file(source.path)})`,
  );
  return {
    ...views,
    headers: uniqueHeaders(written),
    records: count(records),
    kept: count(kept),
    rejected: 0,
    openQuote: null,
    brokenLines: 0,
    swallowedLines: 0,
  };
}

async function checkEnds(source: SourceFile): Promise<void> {
  const handle = await open(source.path, "r");
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(4);
    if (size >= 12) await handle.read(tail, 0, 4, size - 4);
    if (tail.toString("latin1") !== "PAR1")
      throw new AppError(
        "unreadable",
        `${source.fileName} ends before its table of contents: the Parquet file was cut off. Upload the whole file again.`,
        [{ file: source.fileName }],
      );
  } finally {
    await handle.close();
  }
}

/** Names of the columns in order. */
async function plainColumns(workspace: Workspace, source: SourceFile): Promise<string[]> {
  const schema = await workspace
    .rows(
      sql`select name, num_children, duckdb_type, repetition_type, column_id from parquet_schema(${file(source.path)})`,
    )
    .catch((cause: unknown) => {
      throw damaged(source, cause);
    });
  const [, ...columns] = schema.toSorted((left, right) => count(left.column_id) - count(right.column_id));
  const nested = columns.filter((column) => count(column.num_children) > 0 || column.repetition_type === "REPEATED");
  if (nested.length > 0) {
    const names = [...new Set(nested.map((column) => String(column.name)))].slice(0, 5);
    throw new AppError(
      "unreadable",
      `${source.fileName} holds nested values in ${names.map((one) => `"${one}"`).join(", ")}. Write lists and structures as plain columns and upload it again.`,
      names.map((column) => ({ file: source.fileName, column })),
    );
  }
  const lower = new Set<string>();
  for (const column of columns) {
    const key = String(column.name).toLowerCase();
    if (lower.has(key))
      throw new AppError(
        "unreadable",
        `${source.fileName} has two columns named "${String(column.name)}" (large and small letters count as equal). Rename one.`,
        [{ file: source.fileName, column: String(column.name) }],
      );
    lower.add(key);
  }
  return columns.map((column) => textOf(column.name) ?? "");
}

/** Brotli is refused from the metadata alone, before a page is read. */
async function checkCompression(workspace: Workspace, source: SourceFile): Promise<void> {
  const rows = await workspace.rows(
    sql`select distinct path_in_schema as path from parquet_metadata(${file(source.path)}) where upper(compression) = 'BROTLI' order by path_in_schema limit 1`,
  );
  const [first] = rows;
  if (!first) return;
  throw new AppError(
    "unreadable",
    `${source.fileName} is compressed with Brotli (column "${String(first.path)}"), which is not read here. Write it with zstd, snappy or gzip.`,
    [{ file: source.fileName, column: String(first.path) }],
  );
}

function damaged(source: SourceFile, cause: unknown): AppError {
  return new AppError(
    "unreadable",
    `${source.fileName} is not a readable Parquet file: it is damaged or was cut off. Write it again and upload it.`,
    [{ file: source.fileName }],
    { cause },
  );
}
