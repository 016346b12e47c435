import { z } from "zod";
import { comma, type Fragment, integer, list, name, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { UnitRows } from "@/lib/domain/scoreboard";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import { type Asked, type CellAddress, cellPlan } from "./cell-plan";
import { cellText } from "./cell-text";
import { ofRow, type RowPlan } from "./row-plan";
import { ownedBy } from "./sample-customers";
import { inGroup, type UnitRowsOptions, unitRows } from "./unit-rows";

/**
 * Which rows to list, and the keys of columns that are closed to the reader: they are not selected at all. `ownedBy`: rows of
 * customers whom that address looks after, and no others.
 */
export interface Page {
  readonly offset: number;
  readonly limit: number;
  readonly closed?: ReadonlySet<string> | undefined;
  readonly ownedBy?: string | undefined;
}

type ListedColumn = UnitRows["columns"][number] & { readonly value: Fragment };

/**
 * A page of exactly the unit rows that a cell counts, or of one owner's among them, in a stable order. Throws AppError invalid for an
 * unknown metric or column and where the metric is not defined for it.
 */
export async function unitRowsPage(asked: Asked, address: CellAddress, page: Page): Promise<Omit<UnitRows, "note">> {
  const { ask } = asked;
  const { form, plan, options } = await cellPlan(asked, address);
  const kept = sql`b is not null${inGroup(options, address.group)}${ofOwner(asked, page)}`;
  const columns = listedColumns(asked, plan).filter(({ key }) => !page.closed?.has(key));
  const [counted] = await ask(countQuestion(plan, options, kept));
  const rows = await ask(pageQuestion(plan, { options, kept, columns, page }));
  return {
    total: counted?.n ?? 0,
    unit: form.unitWord,
    columns: columns.map(({ value: _value, ...column }) => column),
    rows: rows.map((row) => columns.map((_, index) => row[`x${index}`] ?? null)),
    offset: page.offset,
  };
}

function ofOwner({ version }: Asked, { ownedBy: owner }: Page): Fragment {
  if (owner === undefined) return sql``;
  return sql` and customer_id in (
  select customer.customer_id from ${versionTable(version.id, "customers")} as customer where ${ownedBy(version, owner)}
)`;
}

function listedColumns({ version }: Asked, plan: RowPlan): ListedColumn[] {
  const own = version.manifest.tables.find(({ table }) => table === plan.table)?.columns ?? [];
  if (plan.listed.length === 0) return customerFirst(own).map(tableColumn);
  const customer = {
    key: "customers.customer_id",
    label: "customer id",
    type: "text",
    masked: false,
    value: sql`cast(r.customer_id as varchar)`,
  };
  return [
    customer,
    ...plan.listed.map((column) => ({
      key: `${plan.table ?? "customers"}.${column.name}`,
      label: column.label,
      type: column.type,
      masked: false,
      value: cellText(ofRow(column.name), { type: column.type === "yesNo" ? "yesNo" : "text", labels: null }),
    })),
  ];
}

function customerFirst(columns: readonly VersionColumn[]): VersionColumn[] {
  const first = (column: VersionColumn) => (column.name === "customer_id" && column.origin !== "attribute" ? 0 : 1);
  return [...columns].sort((one, other) => first(one) - first(other));
}

function tableColumn({ key, label, type, labels, name: column }: VersionColumn): ListedColumn {
  return { key, label, type, masked: false, value: cellText(ofRow(column), { type, labels }) };
}

const counted = z.object({ n: z.number() });

function countQuestion(plan: RowPlan, options: UnitRowsOptions, kept: Fragment): Question<z.infer<typeof counted>> {
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select cast(count(*) as double) as n from unit_rows where ${kept}`,
    row: counted,
  };
}

interface PageRequest {
  readonly options: UnitRowsOptions;
  readonly kept: Fragment;
  readonly columns: readonly ListedColumn[];
  readonly page: Page;
}

function pageQuestion(
  plan: RowPlan,
  { options, kept, columns, page }: PageRequest,
): Question<Record<string, string | null>> {
  const more = list(
    columns.map(({ value }, index) => sql`,\n    ${value} as ${name(`x${index}`)}`),
    sql``,
  );
  const shown = columns.map((_, index) => name(`x${index}`));
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, { ...options, more })}
)
select ${list([name("unit_id"), ...shown], comma)}
from unit_rows
where ${kept}
order by ${list([name("unit_id"), name("customer_id"), ...shown], comma)}
limit ${integer(page.limit)} offset ${integer(page.offset)}`,
    row: z.record(z.string(), z.string().nullable()),
  };
}
