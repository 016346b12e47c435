import { comma, type Fragment, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { RecipeSource } from "@/lib/domain/recipe";
import { type PlannedComputed, type SourcePlan, textCell } from "./build-plan";
import type { Workspace } from "./child-workspace";
import { type LoadedSource, rawColumn } from "./loaded-source";
import { rejectFaults, rejectMisfits } from "./rejects";
import { filled, typedCell } from "./typed-cell";

/** Name of the view with the kept records of a source, typed. */
export function rowsView(source: number): string {
  return `rows${source}`;
}

/** Reads the cells of a loaded source as the recipe says, lists what does not fit, and keeps the rest as a view. */
export async function stageSource(
  workspace: Workspace,
  { plan, recipe, loaded }: { plan: SourcePlan; recipe: RecipeSource; loaded: LoadedSource },
): Promise<void> {
  const { source } = plan;
  const texts = plan.texts.map(
    (index) => sql`${filled(rawColumn(index), recipe.emptyWords)} as ${name(textCell(source, index))}`,
  );
  const stage = `stage${source}`;
  const filledView = sql`select rec, line${prefixed(texts)} from ${name(loaded.raw)}`;
  const typed = plan.cells.map((cell) => sql`${typedCell(name(cell.textName), cell.reading)} as ${name(cell.name)}`);
  const computed = plan.computed.map((one) => sql`${computedValue(one)} as ${name(one.name)}`);
  await workspace.keep(
    stage,
    sql`select *${prefixed(computed)} from (select *${prefixed(typed)} from (${filledView}))`,
  );
  await rejectFaults(workspace, source, loaded);
  const bad = `bad${source}`;
  await rejectMisfits(workspace, { source, stage, bad, cells: plan.cells });
  await workspace.run(
    sql`create view ${name(rowsView(source))} as select * from ${name(stage)} where rec not in (select rec from ${name(bad)})`,
  );
}

function prefixed(fragments: readonly Fragment[]): Fragment {
  return fragments.length === 0 ? sql`` : sql`, ${list(fragments, comma)}`;
}

function computedValue({ computed, left, right }: PlannedComputed): Fragment {
  const l = name(left);
  const r = name(right);
  const value = {
    add: sql`${l} + ${r}`,
    subtract: sql`${l} - ${r}`,
    multiply: sql`${l} * ${r}`,
    divide: sql`cast(${l} as double) / nullif(cast(${r} as double), 0)`,
  }[computed.operation];
  return computed.type === "money" ? sql`try_cast(${value} as decimal(18,4))` : sql`cast(${value} as double)`;
}
