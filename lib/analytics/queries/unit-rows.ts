import { type Fragment, name, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { exclusive, type Grouping } from "./grouping";
import { ofRow, type RowPlan } from "./row-plan";

/** What a set of unit rows is asked with; `more`: further columns to select, each with a leading comma. */
export interface UnitRowsOptions {
  readonly versionId: string;
  readonly grouping: Grouping | null;
  readonly more?: Fragment;
}

/**
 * The unit rows of a plan: `unit_id, customer_id, group_key, a, b`. a and b are empty where the metric is not defined; group_key
 * is empty for a row without customer where customers are grouped. Sums, lists and the statement that is shown all read from it.
 */
export function unitRows(plan: RowPlan, { versionId, grouping, more = sql`` }: UnitRowsOptions): Fragment {
  const own = isOwnColumn(plan, grouping);
  const customer = plan.customerId ?? sql`cast(null as varchar)`;
  const measured = (value: Fragment) => (plan.defined ? sql`case when ${plan.defined} then ${value} end` : value);
  const join = own ? sql`` : customerOf({ versionId, grouping }, customer);
  const where = plan.eligible ? sql`\n  where ${plan.eligible}` : sql``;
  return sql`select
    ${plan.unitId} as unit_id,
    ${customer} as customer_id,
    ${own && grouping ? grouping.keyOf(ofRow(grouping.column.name)) : customerGroup(grouping, customer)} as group_key,
    ${measured(plan.a)} as a,
    ${measured(plan.b)} as b${more}
  from ${plan.from(own && grouping ? [grouping.column.name] : [])} as r${join}${where}`;
}

/** True when rows are grouped by a column of their own table, so that one customer may have rows in several groups. */
export function isOwnColumn(plan: RowPlan, grouping: Grouping | null): boolean {
  return grouping !== null && grouping.members === undefined && grouping.table === plan.table;
}

/** The join that finds the customer of a row as `c`, where customers are grouped. */
export function customerOf({ versionId, grouping }: UnitRowsOptions, customer: Fragment): Fragment {
  if (!grouping) return sql``;
  return sql`\n  left join ${grouping.members ?? versionTable(versionId, "customers")} as c on c.customer_id = ${customer}`;
}

/** The group of that customer; empty for a row without one. */
export function customerGroup(grouping: Grouping | null, customer: Fragment): Fragment {
  if (!grouping) return sql`cast(null as varchar)`;
  return sql`case when ${customer} is not null then ${grouping.keyOf(name("c", grouping.column.name))} end`;
}

/** The words of a `where` that keep the unit rows of a group; without one, all. */
export function inGroup({ grouping }: UnitRowsOptions, group: string | null): Fragment {
  return group === null ? sql`` : sql` and ${(grouping ?? exclusive).isIn(name("group_key"), group)}`;
}

/** Those of its rest: rows with a customer that is not in the group. */
export function notInGroup({ grouping }: UnitRowsOptions, group: string): Fragment {
  return sql` and group_key is not null and not (${(grouping ?? exclusive).isIn(name("group_key"), group)})`;
}
