import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { compile, file, sql } from "@/lib/analytics/sql/fragment";
import { canonicalField, dictionary, sourceTables } from "@/lib/domain/dictionary";
import { recipeSchema } from "@/lib/domain/recipe";
import { sampleFileNames, sampleRecipe } from "./sample-recipe";
import { writeSample } from "./write-sample";

const recipe = sampleRecipe({ customers: "f1", payments: "f2", events: "f3", deals: "f4", tickets: "f5" });

test("the recipe is valid and maps each column to a field of its type, once", () => {
  expect(recipeSchema.parse(recipe)).toEqual(recipe);
  expect(recipe.sources.map((source) => source.fileId)).toEqual(["f1", "f2", "f3", "f4", "f5"]);
  for (const source of recipe.sources) {
    const fields = source.columns.flatMap((column) => column.targets.map((target) => ({ column, target })));
    for (const { column, target } of fields)
      if (target.field !== null)
        expect([column.header, canonicalField(target.table, target.field)?.type]).toEqual([column.header, column.type]);
    const named = fields.flatMap(({ target }) => target.field ?? []);
    expect(new Set(named).size).toBe(named.length);
  }
});

test("every required field of the dictionary has a column", () => {
  for (const table of sourceTables) {
    const mapped = recipe.sources
      .flatMap((source) => source.columns.flatMap((column) => column.targets))
      .filter((target) => target.table === table);
    const needed = dictionary[table].filter((field) => field.need === "required").map((field) => field.name);
    expect(mapped.map((target) => target.field)).toEqual(expect.arrayContaining(needed));
  }
});

test("headers and positions are those of the files written", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "tessera-recipe-"));
  await writeSample({ customers: 300, seed: 1, folder, formats: ["csv"] });
  for (const source of recipe.sources.filter((one) => one.dialect)) {
    const [header] = readFileSync(path.join(folder, source.fileName), "utf8").split("\n");
    expect(header?.split(source.dialect?.delimiter ?? "")).toEqual(source.columns.map((column) => column.header));
    expect(source.columns.map((column) => column.index)).toEqual(source.columns.map((_, index) => index));
  }
  const db = await openDuckDb({
    threads: 1,
    memoryLimit: "500MB",
    tempFolder: folder,
    tempLimit: "1GB",
    allowedFolders: [folder],
  });
  const connection = await db.connect();
  const described = await connection.rows(
    compile(sql`describe select * from read_parquet(${file(path.join(folder, sampleFileNames.events))})`),
  );
  expect(described.map((row) => [row.column_name, row.column_type])).toEqual([
    ["account_id", "VARCHAR"],
    ["happened_at", "TIMESTAMP"],
    ["name", "VARCHAR"],
    ["value", "DOUBLE"],
    ["device", "VARCHAR"],
  ]);
  connection.close();
  db.close();
  rmSync(folder, { recursive: true, force: true });
});
