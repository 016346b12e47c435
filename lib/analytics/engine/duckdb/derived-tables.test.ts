import { expect, test } from "vitest";
import { z } from "zod";
import { compile, derived, param, sql } from "@/lib/analytics/sql/fragment";
import { versionSchema, versionTable } from "@/lib/analytics/sql/version-table";
import { smallVersion } from "@/lib/testing/small-version";
import { DerivedTables } from "./derived-tables";

const numbered = z.object({ n: z.number() });

test("a derived table is made once for all statements that want it, and written out where it is shown", async () => {
  const { version, engine } = await smallVersion({
    tables: { customers: "select 'c' || i as customer_id from range(5) as t(i)" },
  });
  const drawn = derived(
    versionSchema(version.id),
    sql`select customer_id, random() as chance from ${versionTable(version.id, "customers")} where customer_id <> ${param("VARCHAR", "c'4")}`,
  );
  const sum = sql`select cast(sum(chance) as double) as n from ${drawn} as d`;
  const more = sql`select cast(sum(chance) as double) as n from ${drawn} as d where ${param("BIGINT", 1)} = 1`;
  const [one] = await engine.ask(version, { statement: sum, row: numbered });
  const [other] = await engine.ask(version, { statement: more, row: numbered });
  expect(other?.n).toBeCloseTo(one?.n ?? Number.NaN, 12);
  expect(compile(more).text).toContain("from (select customer_id, random()");
  expect(compile(more).parameters.map(({ value }) => value)).toEqual(["c'4", 1]);
  await engine.close();
});

test("beyond the rows that may be held the longest unused are dropped, never one in use; a failed one is made anew", async () => {
  const made: string[] = [];
  const dropped: string[] = [];
  let fails = true;
  const tables = new DerivedTables(
    {
      make: async (table) => {
        made.push(table);
        if (table === "bad" && fails) throw new Error("no");
        return 10;
      },
      drop: async (table) => void dropped.push(table),
    },
    25,
  );
  const use = (table: string, run = async () => {}) =>
    tables.using(new Map([[table, { text: table, parameters: [] }]]), run);
  await use("a");
  await use("b");
  await use("a");
  await use("a", async () => {
    await use("c");
    await use("d");
    expect(dropped).toEqual(["b", "c"]);
  });
  expect(made).toEqual(["a", "b", "c", "d"]);
  expect(tables.rows).toBe(20);
  await expect(use("bad")).rejects.toThrow("no");
  fails = false;
  await use("bad");
  expect(made.filter((table) => table === "bad")).toHaveLength(2);
});
