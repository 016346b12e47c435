import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Recipe } from "@/lib/domain/recipe";
import type { SourcePlan } from "./build-plan";
import { type BuiltTable, engineType, feeding, rowsOf } from "./build-tables";
import type { Workspace } from "./child-workspace";
import { derivedColumn, type LayoutColumn, layoutOf, outputsOf } from "./table-layout";

export interface BaseCustomers extends BuiltTable {
  readonly hasIds: boolean;
  /** No file has customers: they come from the ids in other tables. */
  readonly derived: boolean;
}

/**
 * The customers with what the files give, one row per id: from customers files (the first record of an id stays, later ones
 * are rejected), from files that feed two tables, or else from the ids in the other tables. Null when there are none.
 */
export async function baseCustomers(
  workspace: Workspace,
  recipe: Recipe,
  { plans, tables }: { plans: readonly SourcePlan[]; tables: readonly BuiltTable[] },
): Promise<BaseCustomers | null> {
  const sources = feeding(plans, "customers");
  if (sources.length === 0) return fromOtherTables(workspace, tables);
  const columns = layoutOf("customers", outputsOf(plans, "customers"));
  const id = columns.find((column) => column.name === "customer_id");
  const own = sources.filter((source) => isOwn(recipe, source));
  const parts = sources
    .toSorted((left, right) => Number(own.includes(right)) - Number(own.includes(left)))
    .flatMap((source) => partOf(source, columns, { own: own.includes(source), several: sources.length > 1 }));
  if (parts.length === 0) return null;
  await workspace.keep("customers_all", list(parts, sql` union all `));
  await workspace.keep(
    "customers_ranked",
    sql`select *, row_number() over (partition by customer_id order by own desc, src, rec) as place,
      first_value(rec) over (partition by customer_id order by own desc, src, rec) as first_rec,
      first_value(src) over (partition by customer_id order by own desc, src, rec) as first_src from customers_all`,
  );
  if (own.length > 0) await rejectRepeated(workspace, own);
  await workspace.keep(
    "customers_base",
    sql`select * exclude (own, place, first_rec, first_src) from customers_ranked where place = 1`,
  );
  return {
    table: "customers",
    view: "customers_base",
    columns: id ? columns : [derivedColumn("customers", "customer_id"), ...columns],
    hasIds: id !== undefined,
    derived: false,
  };
}

function isOwn(recipe: Recipe, source: number): boolean {
  const use = recipe.sources[source]?.use;
  return use?.kind === "tables" && use.tables.length === 1;
}

function partOf(
  source: number,
  columns: readonly LayoutColumn[],
  { own, several }: { own: boolean; several: boolean },
): Fragment[] {
  const id = columns.find((column) => column.name === "customer_id")?.cells.get(source);
  if (own) {
    const rowId = several ? sql`concat('row:', src + 1, ':', rec)` : sql`concat('row:', rec)`;
    const others = columns
      .filter((column) => column.name !== "customer_id")
      .map((column) => sql`, ${name(column.name)}`);
    const customerId = id === undefined ? rowId : sql`customer_id`;
    return [
      sql`select true as own, src, rec, ${customerId} as customer_id${list(others, sql``)} from (${rowsOf(source, columns)})`,
    ];
  }
  if (id === undefined) return [];
  const attributes = columns
    .filter((column) => column.name !== "customer_id")
    .map((column) => sql`, min(${name(column.name)}) as ${name(column.name)}`);
  return [
    sql`select false as own, any_value(src) as src, min(rec) as rec, customer_id${list(attributes, sql``)}
      from (${rowsOf(source, columns)}) where customer_id is not null group by customer_id`,
  ];
}

async function rejectRepeated(workspace: Workspace, own: readonly number[]): Promise<void> {
  const lines = list(
    own.map((source) => sql`select ${integer(source)} as src, rec, line from ${name(`stage${source}`)}`),
    sql` union all `,
  );
  await workspace.run(
    sql`insert into rejects with lines as (${lines})
      select c.src, c.rec, l.line, 'customer id', left(c.customer_id, 300),
      concat('the customer id appears again; first ', coalesce('on line ' || f.line, 'at record ' || c.first_rec)), 'record'
      from customers_ranked c left join lines l on l.src = c.src and l.rec = c.rec
      left join lines f on f.src = c.first_src and f.rec = c.first_rec where c.place > 1 and c.own`,
  );
}

async function fromOtherTables(workspace: Workspace, tables: readonly BuiltTable[]): Promise<BaseCustomers | null> {
  const holding = tables.filter((table) => table.columns.some((column) => column.name === "customer_id"));
  if (holding.length === 0) return null;
  const ids = holding.map((table) => sql`select customer_id from ${name(table.view)} where customer_id is not null`);
  await workspace.keep("customers_base", sql`select distinct customer_id from (${list(ids, sql` union all `)})`);
  const id = { ...derivedColumn("customers", "customer_id") };
  return { table: "customers", view: "customers_base", columns: [id], hasIds: true, derived: true };
}

/** The customers with everything the build derives, as view `t_customers`. */
export async function completeCustomers(
  workspace: Workspace,
  base: BaseCustomers,
  { asOf, payments, months }: { asOf: string | null; payments: boolean; months: boolean },
): Promise<BuiltTable> {
  const has = (field: string) => base.columns.some((column) => column.name === field);
  const derived = new Map<string, Fragment>();
  const started = startedOn(has, payments);
  const churned = churnedCell(has, { asOf, started });
  if (!has("converted") && has("converted_on"))
    derived.set("converted", sql`case when c.converted_on ${upTo(asOf)} then true end`);
  if (!has("started_on") && started) derived.set("started_on", started);
  if (!has("churned") && churned) derived.set("churned", churned);
  if (!has("tenure_months") && started && asOf !== null)
    derived.set("tenure_months", tenure(started, { asOf, churnedOn: has("churned_on"), flag: has("churned") }));
  if (!has("monthly_revenue") && months) derived.set("monthly_revenue", sql`m.monthly_revenue`);
  if (!has("total_revenue") && payments) derived.set("total_revenue", totalRevenue(started));
  const given = base.columns.map((column) => sql`c.${name(column.name)}`);
  const added = [...derived].map(
    ([field, value]) => sql`cast(${value} as ${engineType(derivedColumn("customers", field).type)}) as ${name(field)}`,
  );
  const withPayments = payments ? sql`left join pay p on p.customer_id = c.customer_id` : sql``;
  const withMonths = months ? sql`left join recent m on m.customer_id = c.customer_id` : sql``;
  await workspace.keep(
    "t_customers",
    sql`select ${list([...given, ...added], comma)} from ${name(base.view)} c ${withPayments} ${withMonths}`,
  );
  const columns = [...base.columns, ...[...derived.keys()].map((field) => derivedColumn("customers", field))];
  return { table: "customers", view: "t_customers", columns };
}

type Has = (field: string) => boolean;

/** Start as a paying customer: given, else conversion, else first payment. */
export function startedOn(has: Has, payments: boolean): Fragment | null {
  if (has("started_on")) return sql`c.started_on`;
  const choices = [...(has("converted_on") ? [sql`c.converted_on`] : []), ...(payments ? [sql`p.first_paid`] : [])];
  return choices.length === 0 ? null : sql`coalesce(${list(choices, comma)})`;
}

function upTo(asOf: string | null): Fragment {
  return asOf === null ? sql`is not null` : sql`<= ${param("DATE", asOf)}`;
}

/** Churned by the as-of day; empty for those who never started. */
function churnedCell(has: Has, { asOf, started }: { asOf: string | null; started: Fragment | null }): Fragment | null {
  if (!has("churned_on")) return null;
  const flag = sql`coalesce(c.churned_on ${upTo(asOf)}, false)`;
  return started === null ? flag : sql`case when ${started} is not null or c.churned_on is not null then ${flag} end`;
}

/** Observed months of 30.4375 days from start to churn or the as-of day; empty where the end is unknown or before the start. */
function tenure(
  started: Fragment,
  { asOf, churnedOn, flag }: { asOf: string; churnedOn: boolean; flag: boolean },
): Fragment {
  const day = param("DATE", asOf);
  const end = churnedOn ? sql`least(coalesce(c.churned_on, ${day}), ${day})` : day;
  const known = flag
    ? churnedOn
      ? sql`not (coalesce(c.churned, false) and c.churned_on is null)`
      : sql`not coalesce(c.churned, false)`
    : sql`true`;
  return sql`case when ${known} and ${end} >= ${started} then date_diff('day', ${started}, ${end}) / 30.4375 end`;
}

/** Sum of payments; 0 for a customer who started and never paid, empty for one who never started. */
function totalRevenue(started: Fragment | null): Fragment {
  return started === null ? sql`p.total` : sql`coalesce(p.total, case when ${started} is not null then 0 end)`;
}

/** View `pay`: first and last payment and the sum, per customer. */
export async function paymentTotals(workspace: Workspace): Promise<void> {
  await workspace.keep(
    "pay",
    sql`select customer_id, min(paid_on) as first_paid, max(paid_on) as last_paid,
      cast(sum(amount) as decimal(18,4)) as total from t_payments where customer_id is not null group by customer_id`,
  );
}
