import { comma, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { RecipeSource } from "@/lib/domain/recipe";
import type { PlannedOutput, SourcePlan } from "./build-plan";
import { count, type Workspace } from "./child-workspace";
import { joinedView } from "./join-sources";

/** A column meant for customers that differs within some customers and so stays with its row. */
export interface VaryingColumn {
  readonly file: string;
  readonly header: string;
  readonly table: SourceTable;
  readonly customers: number;
  readonly varying: number;
}

/**
 * From a file that feeds customers and another table, a column constant within each customer (empty cells apart) becomes an
 * attribute of customers; any other stays with its row. Returns the plan with the varying columns moved.
 */
export async function settleTwoTables(
  workspace: Workspace,
  plan: SourcePlan,
  source: RecipeSource,
): Promise<{ plan: SourcePlan; varying: VaryingColumn[] }> {
  const { use } = source;
  const rowTable = use.kind === "tables" ? use.tables.find((table) => table !== "customers") : undefined;
  const id = plan.outputs.find((output) => output.table === "customers" && output.field === "customer_id");
  const candidates = plan.outputs.filter((output) => output.table === "customers" && output.field !== "customer_id");
  if (use.kind !== "tables" || use.tables.length < 2 || !rowTable || !id || candidates.length === 0)
    return { plan, varying: [] };
  const differs = candidates.map(
    (output, index) =>
      sql`min(${name(output.cell)}) is distinct from max(${name(output.cell)}) as ${name(`d${index}`)}`,
  );
  const sums = candidates.map((_, index) => sql`count(*) filter (where ${name(`d${index}`)}) as ${name(`d${index}`)}`);
  const row = await workspace.row(
    sql`select count(*) as customers, ${list(sums, comma)} from (select ${list(differs, comma)}
      from ${name(joinedView(plan.source))} where ${name(id.cell)} is not null group by ${name(id.cell)})`,
  );
  const varying = candidates.filter((_, index) => count(row[`d${index}`]) > 0);
  return {
    plan: { ...plan, outputs: plan.outputs.flatMap((output) => moved(output, { varying, rowTable, plan })) },
    varying: varying.map((output) => ({
      file: source.fileName,
      header: output.header,
      table: rowTable,
      customers: count(row.customers),
      varying: count(row[`d${candidates.indexOf(output)}`]),
    })),
  };
}

/** A varying column goes to the row's table as an attribute, unless it is there already. */
function moved(
  output: PlannedOutput,
  { varying, rowTable, plan }: { varying: readonly PlannedOutput[]; rowTable: SourceTable; plan: SourcePlan },
): PlannedOutput[] {
  if (!varying.includes(output)) return [output];
  const there = plan.outputs.some((other) => other.table === rowTable && other.header === output.header);
  return there ? [] : [{ ...output, table: rowTable, field: null }];
}
