import { z } from "zod";

/** Types a column may have once its text has been read. Money is DECIMAL(18,4); dates are calendar days, timestamps UTC instants. */
export const columnTypes = ["text", "number", "money", "date", "timestamp", "yesNo"] as const;
export type ColumnType = (typeof columnTypes)[number];
export const columnTypeSchema = z.enum(columnTypes);

/** Tables a file can feed. `customer_months` is derived and never mapped. */
export const sourceTables = ["customers", "payments", "events", "deals", "tickets"] as const;
export type SourceTable = (typeof sourceTables)[number];
export const sourceTableSchema = z.enum(sourceTables);

/** Tables a dataset version may hold. */
export const canonicalTables = [...sourceTables, "customer_months"] as const;
export type CanonicalTable = (typeof canonicalTables)[number];
export const canonicalTableSchema = z.enum(canonicalTables);

/** One canonical field: what it means, whether a record needs it, and what having it makes possible. */
export interface CanonicalField {
  readonly name: string;
  readonly label: string;
  readonly type: ColumnType;
  /** required: a record without it is rejected; optional; derivable: computed when no column is mapped. */
  readonly need: "required" | "optional" | "derivable";
  readonly meaning: string;
  readonly unlocks: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** The only values allowed, reached through a value map. */
  readonly values?: readonly string[];
  readonly privacy?: "personal" | "freeText";
}

/** The canonical tables and their fields (data dictionary). Unmapped columns stay on their table as attributes. */
export const dictionary: Readonly<Record<SourceTable, readonly CanonicalField[]>> = {
  customers: [
    field(["customer_id", "customer id", "text", "derivable", "identity of the customer", "everything"]),
    {
      ...field(["name", "name", "text", "optional", "name of the customer", "lists, enrichment"]),
      privacy: "personal",
    },
    {
      ...field(["email", "e-mail", "text", "optional", "address of the customer", "lists, enrichment"]),
      privacy: "personal",
    },
    field([
      "owner_email",
      "account owner's e-mail",
      "text",
      "optional",
      "member who looks after the account",
      "own accounts, portfolio",
    ]),
    field(["lead_source", "lead source", "text", "optional", "channel of acquisition", "channel grid"]),
    field([
      "acquisition_cost",
      "acquisition cost",
      "money",
      "optional",
      "one-off cost of winning the customer; empty is not 0",
      "CAC, LTV:CAC, payback",
    ]),
    field([
      "trial_started_on",
      "trial started",
      "date",
      "optional",
      "first trial or contact that could have converted",
      "conversion by date",
    ]),
    field([
      "converted_on",
      "converted on",
      "date",
      "optional",
      "day the customer became paying",
      "conversion, cohorts",
    ]),
    field([
      "converted",
      "converted",
      "yesNo",
      "derivable",
      "outcome of the trial or offer; empty is not in question or not yet",
      "conversion",
    ]),
    field(["started_on", "started on", "date", "derivable", "start as a paying customer", "cohorts, tenure"]),
    field(["churned_on", "churned on", "date", "optional", "day the relation ended", "churn, survival"]),
    field([
      "churned",
      "churned",
      "yesNo",
      "derivable",
      "whether the relation has ended; never derived from silence",
      "churn, survival",
    ]),
    {
      ...field([
        "tenure_months",
        "tenure in months",
        "number",
        "derivable",
        "observed months from start to churn or the as-of day",
        "survival, churn per month",
      ]),
      minimum: 0,
    },
    field([
      "monthly_revenue",
      "monthly revenue",
      "money",
      "derivable",
      "recurring revenue per month at the as-of day, for the churned at their end",
      "ARPU",
    ]),
    field([
      "total_revenue",
      "total revenue",
      "money",
      "derivable",
      "revenue so far",
      "revenue, concentration, observed lifetime value",
    ]),
    {
      ...field([
        "gross_margin_rate",
        "gross margin rate",
        "number",
        "optional",
        "margin share where payments carry no cost",
        "lifetime value on margin, payback",
      ]),
      minimum: 0,
      maximum: 1,
    },
    {
      ...field(["nps_score", "NPS score", "number", "optional", "latest answer, 0 to 10", "NPS"]),
      minimum: 0,
      maximum: 10,
    },
  ],
  payments: [
    field([
      "payment_id",
      "payment id",
      "text",
      "derivable",
      "identity of the payment; the row number when absent",
      "drill-through",
    ]),
    field(["customer_id", "customer id", "text", "required", "who paid", "everything"]),
    field([
      "paid_on",
      "paid on",
      "date",
      "required",
      "day the revenue counts for",
      "cohorts, net revenue retention, RFM",
    ]),
    field(["amount", "amount", "money", "required", "revenue; negative is a refund; 0 counts as an order", "revenue"]),
    field([
      "order_id",
      "order id",
      "text",
      "derivable",
      "lines of one order share it; else each row is an order",
      "order value, repeat rate",
    ]),
    field(["cost", "cost", "money", "optional", "direct cost of the line", "margin"]),
    field([
      "recurring",
      "recurring",
      "yesNo",
      "optional",
      "whether the line recurs; empty is unknown, and all count",
      "recurring-only net revenue retention",
    ]),
  ],
  events: [
    field(["customer_id", "customer id", "text", "required", "who did it", "behavioural rules"]),
    field(["happened_at", "happened at", "timestamp", "required", "when it was done", "behavioural rules, adoption"]),
    field(["name", "event name", "text", "required", "what was done", "behavioural rules, adoption"]),
    field(["value", "value", "number", "optional", "amount that goes with it", "sum conditions"]),
  ],
  deals: [
    field(["deal_id", "deal id", "text", "derivable", "identity of the deal", "drill-through"]),
    field([
      "customer_id",
      "customer id",
      "text",
      "optional",
      "whose deal; empty: in totals, in no segment",
      "close rate by group",
    ]),
    {
      ...field([
        "outcome",
        "outcome",
        "text",
        "required",
        "open, won or lost, from the file's stages by a value map",
        "close rate",
      ]),
      values: ["open", "won", "lost"],
    },
    field(["opened_on", "opened on", "date", "optional", "day the deal was opened", "sales cycle"]),
    field(["closed_on", "closed on", "date", "optional", "day it was decided", "sales cycle, revenue by quarter"]),
    field(["amount", "amount", "money", "optional", "value if won", "deal value"]),
    field(["competitor", "competitor", "text", "optional", "who else was asked", "win rate by competitor"]),
    field(["lead_source", "lead source", "text", "optional", "channel the deal came from", "close rate by channel"]),
    field(["owner_email", "owner's e-mail", "text", "optional", "who leads the deal", "own deals"]),
  ],
  tickets: [
    field(["ticket_id", "ticket id", "text", "derivable", "identity of the ticket", "drill-through"]),
    field(["customer_id", "customer id", "text", "optional", "whose ticket", "service by group"]),
    field(["created_at", "created at", "timestamp", "optional", "when it was opened", "first response, resolution"]),
    field([
      "first_response_at",
      "first response at",
      "timestamp",
      "optional",
      "when it was first answered",
      "first response",
    ]),
    field(["resolved_at", "resolved at", "timestamp", "optional", "when it was resolved", "resolution"]),
    {
      ...field([
        "first_response_minutes",
        "first response, minutes",
        "number",
        "derivable",
        "minutes to the first answer; given, else from the times",
        "first response",
      ]),
      minimum: 0,
    },
    {
      ...field([
        "resolution_minutes",
        "resolution, minutes",
        "number",
        "derivable",
        "minutes to the resolution; given, else from the times",
        "resolution",
      ]),
      minimum: 0,
    },
    field(["channel", "channel", "text", "optional", "where it came in", "expectations"]),
    field(["priority", "priority", "text", "optional", "how urgent it was", "expectations"]),
    field(["status", "status", "text", "optional", "where it stands", "expectations"]),
    field(["owner_email", "owner's e-mail", "text", "optional", "who answers it", "own tickets"]),
    {
      ...field(["csat_score", "CSAT score", "number", "optional", "satisfaction, 1 to 5", "CSAT"]),
      minimum: 1,
      maximum: 5,
    },
  ],
};

/** The canonical field, or undefined when the table has none of that name. */
export function canonicalField(table: SourceTable, name: string): CanonicalField | undefined {
  return dictionary[table].find((candidate) => candidate.name === name);
}

type FieldRow = readonly [
  name: string,
  label: string,
  type: ColumnType,
  need: CanonicalField["need"],
  meaning: string,
  unlocks: string,
];

function field([name, label, type, need, meaning, unlocks]: FieldRow): CanonicalField {
  return { name, label, type, need, meaning, unlocks };
}
