import path from "node:path";
import { comma, type Fragment, file, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { BuildReport, Reject } from "@/lib/domain/build-report";
import { formulaAfterCut, formulaAtStart } from "@/lib/domain/formula-guard";
import { hiddenValue, type SourceColumnName } from "@/lib/domain/open-columns";
import type { PlannedCell } from "./build-plan";
import { count, textOf, type Workspace } from "./child-workspace";
import type { LoadedSource } from "./loaded-source";
import { misfitReason } from "./typed-cell";

/** Makes the table that all rejects of a build go to; `source` is the number of the file in the recipe. */
export async function createRejects(workspace: Workspace): Promise<void> {
  await workspace.run(
    sql`create table rejects (source integer, record bigint, line bigint, "column" varchar, "value" varchar, reason varchar, kind varchar)`,
  );
}

/** Records that could not be cut into fields. */
export async function rejectFaults(workspace: Workspace, source: number, loaded: LoadedSource): Promise<void> {
  await workspace.run(
    sql`insert into rejects select ${integer(source)}, record, line, "column", "value", reason, 'record' from ${name(loaded.faults)}`,
  );
}

/** Records without a required field (view `bad` with rec), and cells that became empty. */
export async function rejectMisfits(
  workspace: Workspace,
  { source, stage, bad, cells }: { source: number; stage: string; bad: string; cells: readonly PlannedCell[] },
): Promise<void> {
  const required = cells.filter((cell) => cell.required !== null);
  const select = (cell: PlannedCell) =>
    sql`select rec, line, ${param("VARCHAR", cell.column.header)} as "column", left(${name(cell.textName)}, 300) as "value",
      ${requiredReason(cell)} as reason, ${integer(required.indexOf(cell))} as place from ${name(stage)} where ${name(cell.name)} is null`;
  await workspace.keep(
    bad,
    required.length === 0
      ? sql`select rec, line, '' as "column", '' as "value", '' as reason, 0 as place from ${name(stage)} where false`
      : sql`select rec, line, arg_min("column", place) as "column", arg_min("value", place) as "value",
          arg_min(reason, place) as reason, min(place) as place
          from (${list(required.map(select), sql` union all `)}) group by rec, line`,
  );
  await workspace.run(
    sql`insert into rejects select ${integer(source)}, rec, line, "column", "value", reason, 'record' from ${name(bad)}`,
  );
  for (const cell of cells) {
    if (cell.required !== null || (cell.reading.as === "text" && cell.reading.values === undefined)) continue;
    await workspace.run(
      sql`insert into rejects select distinct ${integer(source)}, rec, line, ${param("VARCHAR", cell.column.header)},
        left(${name(cell.textName)}, 300), ${param("VARCHAR", `the cell ${misfitReason(cell.reading)}`)}, 'cell'
        from ${name(stage)} where ${name(cell.name)} is null and ${name(cell.textName)} is not null
        and rec not in (select rec from ${name(bad)})`,
    );
  }
}

function requiredReason(cell: PlannedCell): Fragment {
  const label = cell.required?.label ?? "";
  const missing = param("VARCHAR", `the record has no ${label}`);
  const misfit = param("VARCHAR", `the ${label} ${misfitReason(cell.reading)}`);
  return sql`case when ${name(cell.textName)} is null then ${missing} else ${misfit} end`;
}

/** Per source: records left out and cells emptied. */
export async function countRejects(
  workspace: Workspace,
  source: number,
): Promise<{ rejected: number; emptiedCells: number }> {
  const row = await workspace.row(
    sql`select count(distinct record) filter (where kind = 'record') as rejected, count(*) filter (where kind = 'cell') as emptied
      from rejects where source = ${integer(source)}`,
  );
  return { rejected: count(row.rejected), emptiedCells: count(row.emptied) };
}

/** The reasons with their numbers, and the first rejects for the report. */
export async function summarizeRejects(
  workspace: Workspace,
  files: readonly string[],
): Promise<Pick<BuildReport, "rejectReasons" | "firstRejects">> {
  const reasons = await workspace.rows(
    sql`select reason, count(*) as n from rejects group by reason order by n desc, reason limit 50`,
  );
  const first = await workspace.rows(
    sql`select source, record, line, "column", "value", reason, kind from rejects
      order by kind desc, source, record, "column" limit 100`,
  );
  return {
    rejectReasons: reasons.map((row) => ({ reason: String(row.reason), count: count(row.n) })),
    firstRejects: first.map(
      (row): Reject => ({
        file: files[count(row.source)] ?? "",
        record: row.record === null ? null : count(row.record),
        line: row.line === null ? null : count(row.line),
        column: textOf(row.column),
        value: textOf(row.value),
        reason: String(row.reason),
        kind: row.kind === "record" ? "record" : "cell",
      }),
    ),
  };
}

/** Who may read what of the rejects: names of the files in order, and the columns whose cells are open to everybody with the right. */
export interface RejectReaders {
  readonly files: readonly string[];
  readonly open: readonly SourceColumnName[];
}

/**
 * Writes all rejects as CSV for people, once in full and once with the cells hidden that are not open, and as Parquet for paging.
 * Cells that a spreadsheet would run begin with an apostrophe.
 */
export async function writeRejects(
  workspace: Workspace,
  { files, open }: RejectReaders,
  folder: string,
): Promise<void> {
  const names = list(
    files.map((one, source) => sql`(${integer(source)}, ${param("VARCHAR", one)})`),
    comma,
  );
  const rows = (
    value: Fragment,
    text: (value: Fragment) => Fragment,
  ) => sql`select ${text(sql`f.file`)} as file, r.line,
    r.record, ${text(sql`r."column"`)} as "column", ${value} as "value", ${text(sql`r.reason`)} as reason, r.kind
    from rejects r join (values ${names}) f(source, file) on f.source = r.source
    order by r.source, r.record, r."column", r.kind, r.reason, r."value"`;
  const plain = sql`r."value"`;
  const safe = sql`case when try_cast(${plain} as double) is null then ${guarded(plain)} else ${plain} end`;
  const isOpen = list(
    open.map(
      ({ file: name, header }) =>
        sql`(f.file = ${param("VARCHAR", name)} and r."column" = ${param("VARCHAR", header)})`,
    ),
    sql` or `,
    sql`false`,
  );
  const masked = sql`case when r."value" is null or ${isOpen} then ${safe} else ${param("VARCHAR", hiddenValue)} end`;
  const csv = (value: Fragment, fileName: string) =>
    sql`copy (${rows(value, guarded)}) to ${file(path.join(folder, fileName))} (format csv, header true)`;
  await workspace.run(
    sql`copy (${rows(plain, (text) => text)}) to ${file(path.join(folder, "rejects.parquet"))} (format parquet, compression zstd)`,
  );
  await workspace.run(csv(safe, "rejects.csv"));
  await workspace.run(csv(masked, "rejects-masked.csv"));
}

/** A text as `guardedCell` writes it; of a formula at the start only the apostrophe is new. */
function guarded(text: Fragment): Fragment {
  const cut = sql`regexp_replace(${text}, ${param("VARCHAR", formulaAfterCut)}, '\\1''\\2', 'g')`;
  return sql`case when regexp_matches(${text}, ${param("VARCHAR", formulaAtStart)}) then '''' || ${cut} else ${cut} end`;
}
