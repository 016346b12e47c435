import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { compile, file, name, sql } from "@/lib/analytics/sql/fragment";
import { versionSchema, versionTable } from "@/lib/analytics/sql/version-table";
import { AppError } from "@/lib/domain/app-error";
import type { DatasetVersion, VersionTable } from "@/lib/domain/version-manifest";
import type { Connection } from "./open";

/**
 * Verifies the hashes of a version's files and makes its tables readable as `"v_<id>"."<table>"`. To be called once per version
 * and instance. Throws AppError unreadable where a file is missing or not the one that was built.
 */
export async function attachVersion(connection: Connection, version: DatasetVersion): Promise<void> {
  for (const table of version.manifest.tables) await verified(version, table);
  await connection.run(compile(sql`create schema if not exists ${name(versionSchema(version.id))}`));
  for (const table of version.manifest.tables) {
    const parquet = file(path.join(version.folder, table.file));
    await connection.run(
      compile(
        sql`create or replace view ${versionTable(version.id, table.table)} as select * from read_parquet(${parquet})`,
      ),
    );
  }
}

async function verified(version: DatasetVersion, table: VersionTable): Promise<void> {
  const hash = createHash("sha256");
  try {
    await pipeline(createReadStream(path.join(version.folder, table.file)), hash);
  } catch (cause) {
    throw unreadable(version, table, "cannot be read", cause);
  }
  if (hash.digest("hex") !== table.sha256) throw unreadable(version, table, "has changed since it was built");
}

function unreadable(version: DatasetVersion, table: VersionTable, what: string, cause?: unknown): AppError {
  return new AppError(
    "unreadable",
    `The file of ${table.table} of ${version.datasetName} version ${version.number} ${what}. Restore it from a backup or build the version again.`,
    [{ file: table.file }],
    { cause },
  );
}
