import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { DuckDbEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import type { Statement } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import type { CanonicalTable, ColumnType } from "@/lib/domain/dictionary";
import { dictionary } from "@/lib/domain/dictionary";
import type { DatasetVersion, VersionColumn, VersionManifest, VersionTable } from "@/lib/domain/version-manifest";

/** Tables as SQL selects, printed in the test; columns named like a field are that field unless `derived` names their key. */
export interface SmallTables {
  readonly tables: Partial<Record<CanonicalTable, string>>;
  readonly asOf?: string;
  readonly timeZone?: string;
  readonly derived?: readonly string[];
  readonly labels?: Readonly<Record<string, { yes: string; no: string }>>;
  readonly bands?: VersionManifest["bands"];
}

/** A version, and an `ask` that is bound to it and to an engine. */
export interface AskedVersion {
  readonly version: DatasetVersion;
  readonly ask: Ask;
}

/** The same with an engine of its own, for the test to close. */
export interface SmallVersion extends AskedVersion {
  readonly engine: DuckDbEngine;
}

/** Writes hand-made tables as Parquet and opens them as a dataset version. */
export async function smallVersion(small: SmallTables): Promise<SmallVersion> {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tessera-small-"));
  const options = { threads: 2, memoryLimit: "1GB", tempFolder: folder, tempLimit: "1GB", allowedFolders: [folder] };
  const tables: VersionTable[] = [];
  const db = await openDuckDb(options);
  const connection = await db.connect();
  for (const [table, select] of Object.entries(small.tables)) {
    const file = `${table}.parquet`;
    await connection.run(plain(`copy (${select}) to '${path.join(folder, file)}' (format parquet)`));
    const described = await connection.rows(plain(`describe select * from read_parquet('${path.join(folder, file)}')`));
    const [counted] = await connection.rows(
      plain(`select cast(count(*) as double) as n from read_parquet('${path.join(folder, file)}')`),
    );
    const columns = described.map((row) =>
      columnOf(small, table as CanonicalTable, [String(row.column_name), String(row.column_type)]),
    );
    tables.push({
      table: table as CanonicalTable,
      file,
      rows: Number(counted?.n),
      ...fileFacts(folder, file),
      columns,
    });
  }
  connection.close();
  db.close();
  const version = versionOf(folder, small, tables);
  const engine = new DuckDbEngine(options);
  return { version, engine, ask: (question) => engine.ask(version, question) };
}

function versionOf(folder: string, small: SmallTables, tables: VersionTable[]): DatasetVersion {
  return {
    id: "small1",
    datasetId: "small",
    datasetName: "Small",
    datasetSlug: "small",
    number: 1,
    folder,
    builtAt: "2024-07-01T00:00:00Z",
    builtBy: "Mira Okafor",
    manifest: {
      asOf: small.asOf ?? null,
      currency: "EUR",
      timeZone: small.timeZone ?? "UTC",
      grain: "person",
      hasIds: true,
      customersDerived: false,
      tables,
      bands: small.bands ?? {},
    },
  };
}

function columnOf(small: SmallTables, table: CanonicalTable, [name, type]: [string, string]): VersionColumn {
  const key = `${table}.${name}`;
  const isField = table !== "customer_months" && dictionary[table].some((field) => field.name === name);
  const derived = table === "customer_months" || small.derived?.includes(key);
  const yesNo = type === "BOOLEAN";
  return {
    key,
    name,
    label: name,
    type: columnType(type),
    origin: derived ? "derived" : isField ? "field" : "attribute",
    privacy: "none",
    labels: yesNo ? (small.labels?.[key] ?? { yes: "Yes", no: "No" }) : null,
    empty: 0,
    distinct: 0,
  };
}

function columnType(type: string): ColumnType {
  if (type.startsWith("DECIMAL")) return "money";
  if (type === "VARCHAR") return "text";
  if (type === "DATE") return "date";
  if (type.startsWith("TIMESTAMP")) return "timestamp";
  return type === "BOOLEAN" ? "yesNo" : "number";
}

function fileFacts(folder: string, file: string): { sha256: string; sizeBytes: number } {
  const bytes = readFileSync(path.join(folder, file));
  return {
    sha256: createHash("sha256").update(bytes).digest("hex"),
    sizeBytes: statSync(path.join(folder, file)).size,
  };
}

function plain(text: string): Statement {
  return { text, parameters: [] };
}
