import { integer, list, name, sql } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import type { BuildReport } from "@/lib/domain/build-report";
import type { Recipe } from "@/lib/domain/recipe";
import { type SourcePlan, textCell } from "./build-plan";
import { count, type Workspace } from "./child-workspace";
import { rowsView } from "./stage-source";

type JoinReport = BuildReport["joins"][number];

/** Name of the view with the rows of a source and the columns of everything joined onto it. */
export function joinedView(source: number): string {
  return `joined${source}`;
}

/**
 * Joins the lookup files onto the rows they belong to, left rows kept. A join file with a key twice would multiply rows and is
 * refused with the keys named. Returns what matched and what did not.
 */
export async function joinSources(
  workspace: Workspace,
  recipe: Recipe,
  plans: readonly SourcePlan[],
): Promise<JoinReport[]> {
  const reports: JoinReport[] = [];
  for (const [source] of recipe.sources.entries()) {
    let view = rowsView(source);
    for (const [other, lookup] of recipe.sources.entries()) {
      const { use } = lookup;
      if (use.kind !== "join" || use.ontoSource !== source) continue;
      const join: Join = {
        left: view,
        right: rowsView(other),
        leftKey: textCell(source, use.ontoIndex),
        rightKey: textCell(other, use.keyIndex),
        fileName: lookup.fileName,
        key: lookup.columns.find((column) => column.index === use.keyIndex)?.header ?? `column ${use.keyIndex + 1}`,
      };
      await refuseDuplicateKeys(workspace, join);
      const next = `joined${source}_${other}`;
      const columns = (plans[other]?.outputs ?? []).map((output) => output.cell);
      await joinOne(workspace, join, { next, columns });
      reports.push({ file: lookup.fileName, onto: use.onto, key: join.key, ...(await matches(workspace, join, next)) });
      view = next;
    }
    await workspace.run(sql`create view ${name(joinedView(source))} as select * from ${name(view)}`);
  }
  return reports;
}

interface Join {
  readonly left: string;
  readonly right: string;
  readonly leftKey: string;
  readonly rightKey: string;
  readonly fileName: string;
  readonly key: string;
}

async function refuseDuplicateKeys(workspace: Workspace, join: Join): Promise<void> {
  const key = name(join.rightKey);
  const rows = await workspace.rows(
    sql`select ${key} as k, count(*) as n from ${name(join.right)} where ${key} is not null group by ${key}
      having count(*) > 1 order by n desc, k limit 5`,
  );
  const [first] = rows;
  if (!first) return;
  const named = rows.map((row) => `"${String(row.k)}" (${count(row.n)} times)`).join(", ");
  throw new AppError(
    "conflict",
    `The join with ${join.fileName} would multiply rows: its key "${join.key}" is not unique: ${named}. Keep one record per key, or choose another key.`,
    rows.map((row) => ({ file: join.fileName, column: join.key, value: String(row.k) })),
  );
}

async function joinOne(
  workspace: Workspace,
  join: Join,
  { next, columns }: { next: string; columns: readonly string[] },
): Promise<void> {
  const taken = list(
    columns.map((column) => sql`, r.${name(column)} as ${name(column)}`),
    sql` `,
  );
  await workspace.keep(
    next,
    sql`select l.* ${taken}, r.rec is not null as ${name(`${next}_matched`)}
      from ${name(join.left)} l left join ${name(join.right)} r on r.${name(join.rightKey)} = l.${name(join.leftKey)}`,
  );
}

async function matches(
  workspace: Workspace,
  join: Join,
  next: string,
): Promise<Omit<JoinReport, "file" | "onto" | "key">> {
  const matched = name(`${next}_matched`);
  const totals = await workspace.row(
    sql`select (select count(*) from ${name(join.left)}) as before, count(*) as after,
      count(*) filter (where ${matched}) as matched, count(*) filter (where not ${matched} and ${name(join.leftKey)} is not null) as unmatched
      from ${name(next)}`,
  );
  const examples = await workspace.rows(
    sql`select ${name(join.leftKey)} as k, count(*) as n from ${name(next)} where not ${matched} and ${name(join.leftKey)} is not null
      group by ${name(join.leftKey)} order by n desc, k limit ${integer(20)}`,
  );
  return {
    rowsBefore: count(totals.before),
    rowsAfter: count(totals.after),
    matched: count(totals.matched),
    unmatched: count(totals.unmatched),
    unmatchedExamples: examples.map((row) => ({ value: String(row.k), count: count(row.n) })),
  };
}
