import { extentFor, may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import type { CanonicalTable } from "@/lib/domain/dictionary";
import { computedAmounts, fieldVisibility, type Visibility } from "@/lib/domain/field-visibility";
import { columnPermission } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";

/** How a reader sees a column: in rows of accounts that are theirs, in all others, and whether reading it is logged. */
export interface ColumnView {
  readonly own: Visibility;
  readonly others: Visibility;
  readonly logged: boolean;
}

/**
 * How a role sees each column by its key; `own` counts only where the right to rows reaches own accounts. Rows of computed amounts
 * name no owner, so nobody reads them as their own. A column whose figures are closed to the role, a margin or a unit cost, is closed
 * in rows too.
 */
export function columnViews(actor: Actor, { manifest }: Pick<DatasetVersion, "manifest">): Map<string, ColumnView> {
  const reachesOwn = ["full", "own", "ownElseMasked"].includes(extentFor(actor, "rows.read"));
  const views = new Map<string, ColumnView>();
  for (const key of computedAmounts) {
    const [table, name] = key.split(".") as [CanonicalTable, string];
    const { others, logged } = fieldVisibility(actor, { table, name, privacy: "none" });
    views.set(key, { own: others, others, logged });
  }
  for (const { table, columns } of manifest.tables) {
    for (const { key, name, privacy } of columns) {
      const { own, others, logged } = fieldVisibility(actor, { table, name, privacy });
      const isOpen = may(actor, columnPermission(key));
      views.set(key, isOpen ? { own: reachesOwn ? own : others, others, logged } : closedView);
    }
  }
  return views;
}

/** A column that nobody of the role sees in any row. */
export const closedView: ColumnView = { own: "absent", others: "absent", logged: false };

const rowIds = ["payments.payment_id", "payments.order_id", "deals.deal_id", "tickets.ticket_id"];

/**
 * The same for single rows: ids of rows are often made of the customer's id ("0006685-5-1"), so they are seen as that is. Rules and
 * groups, which show no single row, may count them all the same.
 */
export function rowViews(actor: Actor, version: Pick<DatasetVersion, "manifest">): Map<string, ColumnView> {
  const views = columnViews(actor, version);
  const identity = views.get("customers.customer_id");
  if (identity) for (const key of rowIds) if (views.has(key)) views.set(key, identity);
  return views;
}

/** The columns that a reader sees in no row: they are not selected. */
export function closedKeys(views: ReadonlyMap<string, ColumnView>): ReadonlySet<string> {
  return new Set(
    [...views].filter(([, view]) => view.own === "absent" && view.others === "absent").map(([key]) => key),
  );
}
