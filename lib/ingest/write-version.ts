import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { comma, type Fragment, file, list, name, sql } from "@/lib/analytics/sql/fragment";
import { type CanonicalTable, canonicalTables } from "@/lib/domain/dictionary";
import type { VersionColumn, VersionTable } from "@/lib/domain/version-manifest";
import { count, type Workspace } from "./child-workspace";

/** A table ready to be written: the view and the columns in order. */
export interface FinishedTable {
  readonly table: CanonicalTable;
  readonly view: string;
  readonly columns: readonly Omit<VersionColumn, "key" | "empty" | "distinct">[];
}

const order: Readonly<Record<CanonicalTable, readonly string[]>> = {
  customers: ["customer_id"],
  payments: ["customer_id", "paid_on", "payment_id"],
  events: ["name", "happened_at", "customer_id", "value"],
  deals: ["closed_on", "opened_on", "deal_id"],
  tickets: ["created_at", "ticket_id"],
  customer_months: ["month", "customer_id"],
};

/** Writes the tables as Parquet, sorted by how they are asked, and describes them for the manifest. */
export async function writeTables(
  workspace: Workspace,
  tables: readonly FinishedTable[],
  folder: string,
): Promise<VersionTable[]> {
  await mkdir(folder, { recursive: true });
  const written: VersionTable[] = [];
  for (const one of tables.toSorted((a, b) => canonicalTables.indexOf(a.table) - canonicalTables.indexOf(b.table)))
    written.push(await writeTable(workspace, one, folder));
  return written;
}

/** Writes a JSON document beside the tables. */
export async function writeDocument(folder: string, fileName: string, document: unknown): Promise<void> {
  await writeFile(path.join(folder, fileName), `${JSON.stringify(document, null, 2)}\n`);
}

/** Numbers are written without negative zeros, which the filters inside a Parquet file would keep apart from zeros. */
async function writeTable(workspace: Workspace, one: FinishedTable, folder: string): Promise<VersionTable> {
  const fileName = `${one.table}.parquet`;
  const target = path.join(folder, fileName);
  const columns = list(
    one.columns.map(({ name: column, type }) =>
      type === "number" ? sql`${name(column)} + 0 as ${name(column)}` : name(column),
    ),
    comma,
  );
  await workspace.run(
    sql`copy (select ${columns} from ${name(one.view)} order by ${sortKey(one)}) to ${file(target)} (format parquet, compression zstd)`,
  );
  const facts = one.columns.flatMap((column, index) => [
    sql`count(*) - count(${name(column.name)}) as ${name(`e${index}`)}`,
  ]);
  const row = await workspace.row(sql`select count(*) as n, ${list(facts, comma)} from read_parquet(${file(target)})`);
  const described: VersionColumn[] = [];
  for (const [index, column] of one.columns.entries()) {
    const { d } = await workspace.row(
      sql`select count(distinct ${name(column.name)}) as d from read_parquet(${file(target)})`,
    );
    described.push({
      ...column,
      key: `${one.table}.${column.name}`,
      empty: count(row[`e${index}`]),
      distinct: count(d),
    });
  }
  return {
    table: one.table,
    file: fileName,
    rows: count(row.n),
    sha256: await sha256Of(target),
    sizeBytes: (await stat(target)).size,
    columns: described,
  };
}

/** Ends with the file and record of a row, so that equal data give equal bytes. */
function sortKey(one: FinishedTable): Fragment {
  const names = one.columns.map((column) => column.name);
  const own = order[one.table].filter((column) => names.includes(column));
  const tie = one.table === "customers" || one.table === "customer_months" ? [] : ["src", "rec"];
  return list(
    [...own, ...tie].map((column) => sql`${name(column)} nulls last`),
    comma,
  );
}

async function sha256Of(target: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(target)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
