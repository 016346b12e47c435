import type { JobRole, Level } from "./actor";
import type { CanonicalTable } from "./dictionary";
import type { PrivacyClass } from "./recipe";

/**
 * What a reader gets of a field. masked: in outline only; band: a range in place of the amount; pseudonym: a stand-in that
 * stays the same within a version; absent: the column is not selected at all.
 */
export type Visibility = "visible" | "masked" | "band" | "pseudonym" | "absent";

/** `own`: in rows whose `owner_email` is the reader's; `others`: in all other rows; `logged`: reading it goes to the audit log. */
export interface FieldVisibility {
  readonly own: Visibility;
  readonly others: Visibility;
  readonly logged: boolean;
}

/** The column a question is about. */
export interface VisibleField {
  readonly table: CanonicalTable;
  readonly name: string;
  readonly privacy: PrivacyClass;
}

/** What somebody sees of a column in rows; unknown roles see nothing. */
export function fieldVisibility(
  reader: { readonly jobRole: JobRole; readonly level: Level },
  field: VisibleField,
): FieldVisibility {
  const row = visibilityOf[contentOf(field)];
  const column = reader.level === "admin" ? "admin" : reader.jobRole;
  const cell = Object.hasOwn(row, column) ? row[column] : "absent";
  const [own, others = own] = typeof cell === "string" ? [cell] : cell;
  return { own, others, logged: column === "admin" && row.loggedForAdmin };
}

type Content = "contact" | "sensitive" | "contractValue" | "freeText" | "customerId" | "plain";

// The id and the amounts of an account count as such whatever their column was classed as, unless it was classed stricter.
function contentOf({ table, name, privacy }: VisibleField): Content {
  if (privacy === "personal") return "contact";
  if (privacy === "sensitive" || privacy === "freeText") return privacy;
  if (name === "customer_id") return "customerId";
  return contractValues.has(`${table}.${name}`) ? "contractValue" : "plain";
}

/** Columns that a metric computes to list behind a number: amounts of a customer or of an order. */
export const computedAmounts = ["customers.opening", "customers.closing", "payments.order_amount"] as const;

const contractValues: ReadonlySet<string> = new Set([
  "customers.monthly_revenue",
  "customers.total_revenue",
  "customers.acquisition_cost",
  "payments.amount",
  "payments.cost",
  "deals.amount",
  "customer_months.revenue",
  "customer_months.previous_revenue",
  ...computedAmounts,
]);

/** One visibility for every row, or a pair: own accounts, others. */
type Cell = Visibility | readonly [own: Visibility, others: Visibility];

type Row = Readonly<Record<JobRole | "admin", Cell>> & { readonly loggedForAdmin: boolean };

const visibilityOf: Readonly<Record<Content, Row>> = {
  contact: {
    admin: "visible",
    analyst: "masked",
    executive: "absent",
    product: "absent",
    success: ["visible", "masked"],
    marketing: "absent",
    sales: "absent",
    loggedForAdmin: true,
  },
  sensitive: {
    admin: "visible",
    analyst: "masked",
    executive: "absent",
    product: "absent",
    success: "absent",
    marketing: "absent",
    sales: "absent",
    loggedForAdmin: true,
  },
  contractValue: {
    admin: "visible",
    analyst: "visible",
    executive: "visible",
    product: "band",
    success: ["visible", "absent"],
    marketing: "absent",
    sales: "absent",
    loggedForAdmin: false,
  },
  freeText: {
    admin: "visible",
    analyst: "visible",
    executive: "absent",
    product: "masked",
    success: ["visible", "absent"],
    marketing: "absent",
    sales: "absent",
    loggedForAdmin: false,
  },
  customerId: {
    admin: "visible",
    analyst: "pseudonym",
    executive: "absent",
    product: "pseudonym",
    success: ["visible", "absent"],
    marketing: "absent",
    sales: "absent",
    loggedForAdmin: false,
  },
  plain: {
    admin: "visible",
    analyst: "visible",
    executive: "visible",
    product: "visible",
    success: "visible",
    marketing: "visible",
    sales: "visible",
    loggedForAdmin: false,
  },
};
