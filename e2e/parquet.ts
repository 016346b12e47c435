import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment, file, sql } from "@/lib/analytics/sql/fragment";

/** The bytes of a Parquet file with the rows of `select`. */
export async function parquetOf(select: Fragment, options: Fragment = sql``): Promise<Buffer> {
  const folder = mkdtempSync(path.join(tmpdir(), "tessera-parquet-"));
  const limits = { threads: 1, memoryLimit: "500MB", tempFolder: folder, tempLimit: "500MB", allowedFolders: [folder] };
  const db = await openDuckDb(limits);
  const connection = await db.connect();
  try {
    const target = path.join(folder, "made.parquet");
    await connection.run(compile(sql`copy (${select}) to ${file(target)} (format parquet ${options})`));
    return readFileSync(target);
  } finally {
    connection.close();
    db.close();
    rmSync(folder, { recursive: true });
  }
}
