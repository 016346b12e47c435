import { name, sql } from "@/lib/analytics/sql/fragment";
import type { Gate } from "@/lib/domain/build-report";
import type { SourceTable } from "@/lib/domain/dictionary";
import type { BuiltTable, RowTable } from "./build-tables";
import { count, type Workspace } from "./child-workspace";
import { counted } from "./counted";

export const rowTables: readonly RowTable[] = ["payments", "events", "deals", "tickets"];

/** One row of a table in words. */
export const rowWords = {
  payments: "payment",
  events: "event",
  deals: "deal",
  tickets: "ticket",
} as const satisfies Record<RowTable, string>;

/** Says how many rows name no customer, where there are such: told, and no fault. */
export async function withoutCustomer(
  workspace: Workspace,
  tables: ReadonlyMap<SourceTable, BuiltTable>,
): Promise<Gate[]> {
  const gates: Gate[] = [];
  for (const kind of rowTables) {
    const table = tables.get(kind);
    if (!table?.columns.some((column) => column.name === "customer_id")) continue;
    const row = await workspace.row(
      sql`select count(*) filter (where customer_id is null) as missing, count(*) as rows from ${name(table.view)}`,
    );
    const missing = count(row.missing);
    if (missing === 0) continue;
    gates.push({
      id: `without-customer:${kind}`,
      severity: "warning",
      status: "passed",
      sentence: `${missing.toLocaleString("en-US")} of ${counted(count(row.rows), rowWords[kind], kind)} ${missing === 1 ? "names" : "name"} no customer: ${missing === 1 ? "it counts in totals and is" : "they count in totals and are"} in no group of a customer's column.`,
      count: missing,
      examples: [],
    });
  }
  return gates;
}
