import { appendFileSync, chmodSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { smallVersion } from "@/lib/testing/small-version";

const counted = z.object({ n: z.number() });
const customers = { tables: { customers: "select 'c' || i as customer_id from range(5) as t(i)" } };
const countCustomers: Question<{ n: number }> = {
  statement: sql`select cast(count(*) as integer) as n from ${versionTable("small1", "customers")}`,
  row: counted,
};
const endless: Question<{ n: number }> = {
  statement: sql`select cast(sum(a.i * b.i) as double) as n from range(100000000) as a(i), range(100000000) as b(i)`,
  row: counted,
};

test("a version's tables are read by name", async () => {
  const { version, engine } = await smallVersion(customers);
  expect(await engine.ask(version, countCustomers)).toEqual([{ n: 5 }]);
  await engine.close();
});

test("a question past its deadline is interrupted and says so; the engine goes on", async () => {
  const { version, engine } = await smallVersion(customers);
  const started = performance.now();
  await expect(engine.ask(version, endless, { deadlineMs: 300 })).rejects.toMatchObject({ code: "timeout" });
  expect(performance.now() - started).toBeLessThan(10_000);
  expect(await engine.ask(version, countCustomers)).toEqual([{ n: 5 }]);
  await engine.close();
});

test("a question whose asker leaves is interrupted and frees its place", async () => {
  const { version, engine } = await smallVersion(customers);
  await engine.ask(version, countCustomers);
  const controller = new AbortController();
  const answer = engine.ask(version, endless, { signal: controller.signal });
  controller.abort(new Error("gone"));
  await expect(answer).rejects.toThrow("gone");
  await expect.poll(() => engine.load).toEqual({ running: 0, waiting: 0 });
  await engine.close();
});

test("a file that is not the one that was built is refused by name", async () => {
  const { version, engine } = await smallVersion(customers);
  const file = path.join(version.folder, "customers.parquet");
  chmodSync(file, 0o600);
  appendFileSync(file, "x");
  await expect(engine.ask(version, countCustomers)).rejects.toMatchObject({
    code: "unreadable",
    sentence:
      "The file of customers of Small version 1 has changed since it was built. Restore it from a backup or build the version again.",
  });
  await engine.close();
});
