import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { compile, name, param, sql } from "@/lib/analytics/sql/fragment";
import { openDuckDb } from "./open";

test("values come back as plain values, whatever their type", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tessera-"));
  const db = await openDuckDb({
    threads: 2,
    memoryLimit: "500MB",
    tempFolder: folder,
    tempLimit: "1GB",
    allowedFolders: [folder],
  });
  const connection = await db.connect();
  const rows = await connection.rows(
    compile(sql`select ${param("VARCHAR", "it's")} as ${name('odd "name"')}, ${param("DOUBLE", 1)} as d, ${param("BIGINT", 3)} as b,
      ${param("DATE", "2024-02-29")} as day, ${param("DECIMAL(18,4)", "12.3456")} as m, ${param("VARCHAR[]", ["a", "b"])} as l,
      ${param("BOOLEAN", true)} as t, cast(count(*) as integer) as i, cast('nan' as double) as nothing from range(5)`),
  );
  expect(rows).toEqual([
    {
      'odd "name"': "it's",
      d: 1,
      b: "3",
      day: "2024-02-29",
      m: "12.3456",
      l: '["a","b"]',
      t: true,
      i: 5,
      nothing: "NaN",
    },
  ]);
  await expect(connection.rows(compile(sql`select * from read_csv('/etc/passwd')`))).rejects.toThrow(/Permission/);
  await expect(connection.run(compile(sql`set threads = 1`))).rejects.toThrow(/locked/);
  connection.close();
  db.close();
});
