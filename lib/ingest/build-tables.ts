import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import { type ColumnType, canonicalField, type SourceTable } from "@/lib/domain/dictionary";
import type { SourcePlan } from "./build-plan";
import type { Workspace } from "./child-workspace";
import { joinedView } from "./join-sources";
import { derivedColumn, type LayoutColumn, layoutOf, outputsOf } from "./table-layout";

/** A canonical table as a view of the workspace, with its columns; `src` and `rec` stand beside them. */
export interface BuiltTable {
  readonly table: SourceTable;
  readonly view: string;
  readonly columns: readonly LayoutColumn[];
}

export type RowTable = Exclude<SourceTable, "customers">;

const idFields: Readonly<Partial<Record<RowTable, string>>> = {
  payments: "payment_id",
  deals: "deal_id",
  tickets: "ticket_id",
};

/** Puts the rows of all sources that feed a table together and adds its ids and durations. Null when nothing feeds it. */
export async function buildRowTable(
  workspace: Workspace,
  table: RowTable,
  plans: readonly SourcePlan[],
): Promise<BuiltTable | null> {
  const outputs = outputsOf(plans, table);
  const sources = feeding(plans, table);
  if (sources.length === 0) return null;
  const columns = layoutOf(table, outputs);
  const view = `t_${table}`;
  await workspace.keep(
    `${view}_given`,
    list(
      sources.map((source) => rowsOf(source, columns)),
      sql` union all `,
    ),
  );
  const derived = derivedCells(table, columns, sources.length > 1);
  const given = columns.filter((column) => !derived.has(column.name));
  const derivedSelect = [...derived].map(([field, value]) => sql`${value} as ${name(field)}`);
  const givenSelect = given.map((column) => name(column.name));
  await workspace.keep(
    view,
    sql`select src, rec, ${list([...givenSelect, ...derivedSelect], comma)} from ${name(`${view}_given`)}`,
  );
  const added = [...derived.keys()].map(
    (field) => columns.find((column) => column.name === field) ?? derivedColumn(table, field),
  );
  return { table, view, columns: [...given, ...added] };
}

/** Numbers of the sources whose records are rows of a table. */
export function feeding(plans: readonly SourcePlan[], table: SourceTable): number[] {
  return plans.filter((plan) => plan.tables.includes(table)).map((plan) => plan.source);
}

/** The rows of one source in the layout of the table. */
export function rowsOf(source: number, columns: readonly LayoutColumn[]): Fragment {
  const cells = columns.map((column) => {
    const cell = column.cells.get(source);
    const value = cell === undefined ? sql`null` : name(cell);
    return sql`cast(${value} as ${engineType(column.type)}) as ${name(column.name)}`;
  });
  return sql`select ${integer(source)} as src, rec${list(
    cells.map((cell) => sql`, ${cell}`),
    sql``,
  )} from ${name(joinedView(source))}`;
}

/** The engine's type of a column. */
export function engineType(type: ColumnType): Fragment {
  return {
    text: sql`varchar`,
    number: sql`double`,
    money: sql`decimal(18,4)`,
    date: sql`date`,
    timestamp: sql`timestamp`,
    yesNo: sql`boolean`,
  }[type];
}

function derivedCells(table: RowTable, columns: readonly LayoutColumn[], several: boolean): Map<string, Fragment> {
  const has = (field: string) => columns.some((column) => column.name === field);
  const derived = new Map<string, Fragment>();
  const number = several ? sql`concat(src + 1, ${param("VARCHAR", ":")}, rec)` : sql`cast(rec as varchar)`;
  const idField = idFields[table];
  const id = idField !== undefined && has(idField) ? sql`coalesce(${name(idField)}, ${number})` : number;
  if (idField !== undefined) derived.set(idField, id);
  if (table === "payments") derived.set("order_id", has("order_id") ? sql`coalesce(order_id, ${id})` : id);
  if (table === "tickets" && has("created_at")) {
    if (!has("first_response_minutes") && has("first_response_at"))
      derived.set("first_response_minutes", minutesSinceCreation("first_response_at"));
    if (!has("resolution_minutes") && has("resolved_at"))
      derived.set("resolution_minutes", minutesSinceCreation("resolved_at"));
  }
  for (const field of derived.keys())
    if (!canonicalField(table, field)) throw new RangeError(`no field ${table}.${field}`);
  return derived;
}

/** Minutes from creation to a later time; empty when the later time lies before the creation. */
function minutesSinceCreation(field: string): Fragment {
  const minutes = sql`(epoch_us(${name(field)}) - epoch_us(created_at)) / 60000000.0`;
  return sql`case when ${name(field)} >= created_at then cast(${minutes} as double) end`;
}
