import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { appendFile, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { type Connection, openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment, file, list, name, sql } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import type { SourceTable } from "@/lib/domain/dictionary";
import { accountStatements } from "./accounts";
import { brokenLines } from "./dirty-records";
import { drawWith } from "./draw";
import { measureTruth } from "./measure-truth";
import { headerLine, type SampleTable, textLine } from "./sample-column";
import { sampleTables } from "./sample-tables";
import { serviceStatements } from "./service-tables";
import type { SampleTruth } from "./truth";

/** `customers`: accounts of every state, trials included. csv: all tables but events, which are Parquet in any case. */
export interface SampleRequest {
  readonly customers: number;
  readonly seed: number;
  readonly folder: string;
  readonly formats: readonly ("csv" | "parquet")[];
  readonly threads?: number;
  readonly memoryLimit?: string;
  readonly progress?: (sentence: string) => void;
}

/**
 * Writes the sample company Halden with its truth.json into a folder. The same number and seed give the same bytes on every
 * machine. Files appear under their names only when all are whole. Throws an AppError where number or seed cannot be used.
 */
export async function writeSample(request: SampleRequest): Promise<SampleTruth> {
  check(request);
  const work = path.join(path.resolve(request.folder), ".sample-in-work");
  await prepare(work);
  try {
    const truth = await fill(request, work);
    for (const name of [...truth.files.map((one) => one.name), "truth.json"])
      await rename(path.join(work, name), path.join(request.folder, name));
    return truth;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function prepare(work: string): Promise<void> {
  try {
    await rm(work, { recursive: true, force: true });
    await mkdir(path.join(work, "spill"), { recursive: true });
  } catch (cause) {
    const sentence = `The folder ${path.dirname(work)} cannot be written to. Name one that can be made or written.`;
    throw new AppError("invalid", sentence, [], { cause });
  }
}

const mostCustomers = 9_000_000;

function check({ customers, seed, formats }: SampleRequest): void {
  if (!Number.isSafeInteger(customers) || customers < 200 || customers > mostCustomers)
    throw new AppError("invalid", "The number of customers has to be a whole number from 200 to 9,000,000.");
  if (!Number.isSafeInteger(seed) || seed < 0)
    throw new AppError("invalid", "The seed has to be a whole number, 0 or more.");
  if (formats.length === 0) throw new AppError("invalid", "Say which format to write: csv, parquet or both.");
}

async function fill(request: SampleRequest, work: string): Promise<SampleTruth> {
  const say = request.progress ?? (() => undefined);
  const draw = drawWith(request.seed);
  const db = await openDuckDb({
    threads: request.threads ?? 2,
    memoryLimit: request.memoryLimit ?? "2GB",
    tempFolder: path.join(work, "spill"),
    tempLimit: "200GB",
    allowedFolders: [work],
  });
  try {
    const connection = await db.connect();
    say(`Drawing ${request.customers.toLocaleString("en")} accounts`);
    for (const statement of [
      ...accountStatements(request.customers, draw),
      ...serviceStatements(request.customers, draw),
    ])
      await connection.run(compile(statement));
    const written = await writeTables(connection, request, work);
    say("Measuring what is true of it");
    const truth: SampleTruth = {
      ...(await measureTruth(connection, { customers: request.customers, seed: request.seed, draw })),
      files: await Promise.all(written.map((one) => described(work, one))),
    };
    await writeFile(path.join(work, "truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
    connection.close();
    return truth;
  } finally {
    db.close();
  }
}

interface Written {
  readonly table: SourceTable;
  readonly name: string;
  readonly records: number;
}

/** Writes every table in the formats asked for. */
async function writeTables(connection: Connection, request: SampleRequest, work: string): Promise<Written[]> {
  const written: Written[] = [];
  for (const table of sampleTables(drawWith(request.seed))) {
    for (const format of ["parquet", "csv"] as const) {
      if (table.table === "events" ? format === "csv" : !request.formats.includes(format)) continue;
      const fileName = `${table.table}.${format}`;
      request.progress?.(`Writing ${fileName}`);
      const target = path.join(work, fileName);
      const lines = format === "csv" ? brokenLines(table).flatMap((one) => one.lines) : [];
      const [row] = await connection.rows(
        compile(format === "csv" ? textCopy(table, target) : parquetCopy(table, target)),
      );
      if (lines.length > 0) await appendFile(target, `${lines.join("\n")}\n`);
      written.push({ table: table.table, name: fileName, records: Number(row?.Count) + lines.length });
    }
  }
  return written;
}

/** Rows are put in order while they are narrow; the order holds through the columns made of them. */
function sorted(table: SampleTable): Fragment {
  return sql`(select a.* from ${table.rows} a order by ${table.order})`;
}

/** The lines are made in SQL and written as they are: one column without quotes, whose name is the header line. */
function textCopy(table: SampleTable, target: string): Fragment {
  return sql`copy (select ${textLine(table)} as ${name(headerLine(table))} from ${sorted(table)} a)
    to ${file(target)} (format csv, header true, delimiter '\x07', quote '', escape '')`;
}

function parquetCopy(table: SampleTable, target: string): Fragment {
  const columns = table.columns.map((one) => sql`${one.value} as ${name(one.header)}`);
  return sql`copy (select ${list(columns, sql`, `)} from ${sorted(table)} a)
    to ${file(target)} (format parquet, compression zstd)`;
}

async function described(folder: string, { name: fileName, records }: Written): Promise<SampleTruth["files"][number]> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path.join(folder, fileName))) hash.update(chunk as Buffer);
  return { name: fileName, records, bytes: (await stat(path.join(folder, fileName))).size, sha256: hash.digest("hex") };
}
