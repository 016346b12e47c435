import path from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { attachVersion } from "@/lib/analytics/engine/duckdb/attach-version";
import { type Connection, openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { DuckDbEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import { sql } from "@/lib/analytics/sql/fragment";
import { versionSchema } from "@/lib/analytics/sql/version-table";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { programFolder } from "@/lib/platform/programs";
import { benchCompany } from "./bench/company";
import { least, type Taken, taken } from "./bench/measure";
import { type BenchQuestion, benchQuestions } from "./bench/questions";

/** Processor time of the product's answers against the best SQL written by hand, over the same files in the same run. */
async function main(words: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...words],
    options: {
      customers: { type: "string", default: "1000000" },
      folder: { type: "string", default: ".bench" },
      runs: { type: "string", default: "5" },
      only: { type: "string", default: "" },
    },
  });
  const folder = path.resolve(values.folder);
  const version = await benchCompany(Number(values.customers), { folder, programFolder: programFolder(), say });
  const options = {
    threads: 2,
    memoryLimit: "4GB",
    tempFolder: path.join(folder, "temp"),
    tempLimit: "20GB",
    allowedFolders: [folder],
    deadlineMs: 600_000,
  };
  const db = await openDuckDb(options);
  const hand = await db.connect();
  await attachVersion(hand, version);
  say(`${"question".padEnd(44)}${"product".padStart(18)}${"by hand".padStart(18)}${"CPU ratio".padStart(12)}`);
  for (const question of benchQuestions.filter(({ name }) => name.includes(values.only))) {
    const product: Taken[] = [];
    const plain: Taken[] = [];
    // In turns, so that what else happens on the machine meets both.
    for (let run = 0; run < Number(values.runs); run += 1) {
      product.push(await productRun(question, version, options));
      plain.push(await taken(() => runAll(hand, question.byHand)));
    }
    say(line(question.name, least(product), least(plain)));
  }
  hand.close();
  db.close();
}

/** On an engine of its own, so that no answer is one that was kept; opening the version is not counted. */
async function productRun(
  question: BenchQuestion,
  version: DatasetVersion,
  options: ConstructorParameters<typeof DuckDbEngine>[0],
): Promise<Taken> {
  const engine = new DuckDbEngine(options);
  await engine.ask(version, { statement: sql`select 1 as one`, row: z.object({ one: z.number() }) });
  const took = await taken(() => question.product(version, (asked) => engine.ask(version, asked)));
  await engine.close();
  return took;
}

async function runAll(connection: Connection, statements: readonly string[]): Promise<void> {
  for (const text of statements)
    await connection.rows({ text: text.replaceAll(/\bv\./g, `${versionSchema("bench")}.`), parameters: [] });
}

function line(name: string, product: Taken, plain: Taken): string {
  const times = (one: Taken) => `${(one.cpuMs / 1000).toFixed(2)} / ${(one.wallMs / 1000).toFixed(2)} s`.padStart(18);
  return `${name.padEnd(44)}${times(product)}${times(plain)}${(product.cpuMs / plain.cpuMs).toFixed(2).padStart(12)}`;
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}

await main(process.argv.slice(2));
