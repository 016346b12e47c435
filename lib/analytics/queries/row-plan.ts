import { type Fragment, name } from "@/lib/analytics/sql/fragment";
import type { CanonicalTable } from "@/lib/domain/dictionary";
import type { VersionManifest } from "@/lib/domain/version-manifest";

/**
 * Where the unit rows of a metric come from and what each contributes: the value is sum(a)/sum(b) over the rows where `defined`
 * holds. The source is aliased `r`. One plan makes the sums, the rows behind a number and the statement that is shown.
 */
export interface RowPlan {
  /** Table whose columns `r` has and may be grouped by; null where `r` is computed per customer. */
  readonly table: CanonicalTable | null;
  /** The source of `r`; computed sources carry the given own columns along. */
  readonly from: (ownColumns: readonly string[]) => Fragment;
  readonly unitId: Fragment;
  /** null in a table without customers: every row then stands for itself. */
  readonly customerId: Fragment | null;
  /** Rows of which the metric speaks at all; null: every row. */
  readonly eligible: Fragment | null;
  /** Eligible rows that have what the metric needs; the others are missing values. */
  readonly defined: Fragment | null;
  readonly a: Fragment;
  readonly b: Fragment;
  /** True when every unit row is a customer of its own. */
  readonly isCustomer: boolean;
  /** True where no unit row is without a customer. */
  readonly alwaysCustomer: boolean;
  /** Rows with nearly the same mean that cost less to read, to centre the sums of squares. */
  readonly near?: RowPlan;
  /** The tables `starts` and `margins` in the words of a `with`, for a payback. */
  readonly lives?: Fragment;
  /** Columns of a computed source to list behind a number: name in `r`, label and type. */
  readonly listed: readonly { readonly name: string; readonly label: string; readonly type: string }[];
}

/** What a plan may depend on besides the metric: the version and the closing period of revenue retention. */
export interface PlanContext {
  readonly versionId: string;
  readonly manifest: VersionManifest;
  readonly revenuePeriod?: string | undefined;
}

/** Identity of a row of each table. */
export const idColumns: Readonly<Record<CanonicalTable, string>> = {
  customers: "customer_id",
  payments: "payment_id",
  events: "customer_id",
  deals: "deal_id",
  tickets: "ticket_id",
  customer_months: "customer_id",
};

/** A column of the source of unit rows. */
export function ofRow(column: string): Fragment {
  return name("r", column);
}
