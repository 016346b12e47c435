import { type Fragment, name, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { SourceTable } from "@/lib/domain/dictionary";
import { emptyKey } from "@/lib/domain/group-keys";
import { exclusive, type Grouping, periodKey } from "./grouping";
import type { RowPlan } from "./row-plan";
import type { TrendFrame, TrendPlan } from "./trend-frame";

/** Unit rows by the period of their day. */
export function periodGrouping({ plan, day }: TrendPlan, { length }: TrendFrame): Grouping {
  return {
    ...exclusive,
    // Grouping by a column of the rows' own table keeps rows as they are; the day itself may be computed.
    table: (plan.table ?? "customers") as SourceTable,
    column: {
      key: "period",
      name: "period",
      label: "Period",
      type: "date",
      origin: "derived",
      privacy: "none",
      labels: null,
      empty: 0,
      distinct: 0,
    },
    keyOf: () => periodKey(length)(day),
  };
}

/** The unit rows of one group alone; rows of customers whom no list names have no value in its columns. */
export function groupRows(
  plan: RowPlan,
  grouping: Grouping,
  { key, versionId }: { readonly key: string; readonly versionId: string },
): RowPlan {
  const column = (alias: string) => name(alias, grouping.column.name);
  const isOf = (value: Fragment) => grouping.isIn(grouping.keyOf(value), key);
  const condition = isOwn(plan, grouping) ? isOf(column("r")) : customersOf(plan, grouping, { key, versionId, isOf });
  return { ...plan, eligible: plan.eligible ? sql`(${plan.eligible}) and ${condition}` : condition };
}

function isOwn(plan: RowPlan, { table, members }: Grouping): boolean {
  return members === undefined && table !== "customers" && table === plan.table;
}

interface Wanted {
  readonly key: string;
  readonly versionId: string;
  readonly isOf: (value: Fragment) => Fragment;
}

function customersOf(plan: RowPlan, grouping: Grouping, { key, versionId, isOf }: Wanted): Fragment {
  const customer = plan.customerId ?? sql`cast(null as varchar)`;
  const customers = grouping.members ?? versionTable(versionId, "customers");
  const holds = isOf(name("c", grouping.column.name));
  if (key === emptyKey && grouping.members === undefined)
    return sql`${customer} not in (select c.customer_id from ${customers} as c where not (${holds}))`;
  return sql`${customer} in (select c.customer_id from ${customers} as c where ${holds})`;
}
