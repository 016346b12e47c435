import { mkdir } from "node:fs/promises";
import path from "node:path";
import { comma, type Fragment, file, integer, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Dialect } from "@/lib/domain/recipe";
import { count, type Workspace } from "./child-workspace";
import { loadParquet } from "./load-parquet";
import { type LoadedSource, rawColumn, type SourceFile } from "./loaded-source";
import { type PrepassResult, prepass } from "./prepass";

/** Loads one file into the workspace, every cell as text, every record accounted for. */
export async function loadSource(workspace: Workspace, source: SourceFile, prefix: string): Promise<LoadedSource> {
  const views = { raw: `${prefix}_raw`, faults: `${prefix}_faults` };
  if (source.dialect === null) return loadParquet(workspace, source, views);
  const folder = path.join(workspace.folder, prefix);
  await mkdir(folder, { recursive: true });
  const passed = await prepass({ ...source, dialect: source.dialect, folder });
  if (passed.headers.length === 0) return nothing(workspace, views, passed);
  await readRecords(workspace, passed, { ...views, quote: source.dialect.quote });
  await readFaults(workspace, passed, { ...views, rejected: `${prefix}_rejected` });
  const { kept } = await workspace.row(sql`select count(*) as kept from ${name(views.raw)}`);
  const { rejected } = await workspace.row(sql`select count(distinct record) as rejected from ${name(views.faults)}`);
  return { ...views, ...accounts(passed), kept: count(kept), rejected: count(rejected) };
}

type Views = Pick<LoadedSource, "raw" | "faults">;

async function readRecords(
  workspace: Workspace,
  passed: PrepassResult,
  { raw, quote }: { raw: string; quote: Dialect["quote"] },
): Promise<void> {
  const columns = ["rec", "line", ...passed.headers.map((_, index) => `c${index}`)];
  const types = list(
    columns.map((column) => sql`${name(column)}: 'VARCHAR'`),
    comma,
  );
  const cells = list(
    passed.headers.map((_, index) => rawColumn(index)),
    comma,
  );
  const q = quoteLiterals[quote];
  await workspace.keep(
    raw,
    sql`select cast(rec as bigint) as rec, cast(line as bigint) as line, ${cells} from read_csv(${file(passed.recordsFile)},
      auto_detect=false, header=false, columns={${types}}, delim=${delimiterLiterals[passed.delimiter]}, quote=${q}, escape=${q},
      new_line='\\n', strict_mode=true, null_padding=false, store_rejects=true, rejects_table=${tableLiteral(`${raw}_rej`)},
      rejects_scan=${tableLiteral(`${raw}_scan`)}, rejects_limit=0, max_line_size=2000000)`,
  );
}

/** Faults found by the pre-pass, and whatever the reader of the engine refused besides. */
async function readFaults(
  workspace: Workspace,
  passed: PrepassResult,
  { raw, faults }: Views & { rejected: string },
): Promise<void> {
  const own = sql`select record, line, nullif("column", '') as "column", "value", reason
    from read_csv(${file(passed.faultsFile)}, auto_detect=false, header=true, delim=',', quote='"', escape='"', new_line='\\n',
      columns={record: 'BIGINT', line: 'BIGINT', "column": 'VARCHAR', "value": 'VARCHAR', reason: 'VARCHAR'}, max_line_size=2000000)`;
  const engine = sql`select cast(regexp_extract(csv_line, '^[0-9]+') as bigint) as record,
    try_cast(regexp_extract(csv_line, '^[0-9]+[^0-9]([0-9]+)', 1) as bigint) as line,
    cast(null as varchar) as "column", left(csv_line, 200) as "value",
    'the record cannot be cut into fields' as reason
    from ${name(`${raw}_rej`)} where regexp_matches(csv_line, '^[0-9]+')`;
  await workspace.keep(faults, sql`${own} union all ${engine}`);
}

/** A file without a header and without records. */
async function nothing(workspace: Workspace, views: Views, passed: PrepassResult): Promise<LoadedSource> {
  await workspace.keep(views.raw, sql`select cast(0 as bigint) as rec, cast(0 as bigint) as line where false`);
  await workspace.keep(
    views.faults,
    sql`select cast(0 as bigint) as record, cast(0 as bigint) as line, '' as "column", '' as "value", '' as reason where false`,
  );
  return { ...views, ...accounts(passed), kept: 0, rejected: 0 };
}

function accounts(
  passed: PrepassResult,
): Pick<LoadedSource, "headers" | "records" | "openQuote" | "brokenLines" | "swallowedLines"> {
  const { headers, records, openQuote, brokenLines, swallowedLines } = passed;
  return { headers, records, openQuote, brokenLines, swallowedLines };
}

const quoteLiterals: Readonly<Record<Dialect["quote"], Fragment>> = { '"': sql`'"'`, "'": sql`''''`, "": sql`''` };

const delimiterLiterals: Readonly<Record<PrepassResult["delimiter"], Fragment>> = {
  ",": sql`','`,
  ";": sql`';'`,
  "\t": sql`chr(${integer(9)})`,
  "|": sql`'|'`,
};

/** A name of a reject table of our own making (letters, digits, underscore) as a literal. */
function tableLiteral(table: string): Fragment {
  return file(table);
}
