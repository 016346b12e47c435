import { type Metric, type MetricForm, onePoint, twoPercentOfAverage } from "./metric";

const base = {
  version: 1,
  minimumN: 5,
  minimumEffect: twoPercentOfAverage,
  caveat: null,
  permission: "kpis.read",
} as const;

/** Metrics whose unit rows are orders or payments. */
export const paymentMetrics: readonly Metric[] = [
  {
    ...base,
    id: "order_value",
    name: "Order value",
    kind: "mean",
    unit: "money",
    direction: "higher",
    forms: [
      {
        id: "order_value",
        rows: "payments",
        columnsOf: ["customers", "payments"],
        needs: ["payments.amount", "payments.order_id"],
        formula: "sum of payments ÷ orders",
        unitWord: "orders",
        outcome: ["payments.amount"],
      },
    ],
  },
  {
    ...base,
    id: "margin",
    name: "Margin",
    kind: "ratio",
    unit: "share",
    direction: "higher",
    minimumEffect: onePoint,
    permission: "margins.read",
    forms: [
      {
        id: "margin",
        rows: "payments",
        columnsOf: ["customers", "payments"],
        needs: ["payments.amount", "payments.cost"],
        formula: "(revenue − direct cost) ÷ revenue, of payments with a known cost",
        unitWord: "payments",
        outcome: ["payments.amount", "payments.cost"],
      },
    ],
  },
];

/** Metrics whose unit rows are deals. */
export const dealMetrics: readonly Metric[] = [
  {
    ...base,
    id: "close_rate",
    name: "Close rate",
    kind: "proportion",
    unit: "share",
    direction: "higher",
    minimumEffect: onePoint,
    forms: [
      deals({
        id: "close_rate",
        needs: ["deals.outcome"],
        formula: "deals won ÷ deals decided (won or lost)",
        // The amount is the value if won: many files write 0 for the lost.
        outcome: ["deals.outcome", "deals.amount"],
      }),
    ],
  },
  {
    ...base,
    id: "deal_value",
    name: "Deal value",
    kind: "mean",
    unit: "money",
    direction: "higher",
    forms: [
      deals({
        id: "deal_value",
        needs: ["deals.outcome", "deals.amount"],
        formula: "sum of the amounts of deals won ÷ deals won with an amount",
        outcome: ["deals.amount"],
      }),
    ],
  },
  {
    ...base,
    id: "won_value",
    name: "Value won",
    kind: "total",
    unit: "money",
    direction: "higher",
    minimumN: 1,
    caveat: "A total grows with the size of the group; it carries no interval.",
    forms: [
      deals({ id: "deal_value", needs: ["deals.outcome", "deals.amount"], formula: "sum of the amounts of deals won" }),
    ],
  },
  {
    ...base,
    id: "sales_cycle",
    name: "Sales cycle",
    kind: "mean",
    unit: "days",
    isNeverNegative: true,
    direction: "lower",
    caveat: "Only of deals won: lost and open deals are not in it.",
    forms: [
      deals({
        id: "sales_cycle",
        needs: ["deals.outcome", "deals.opened_on", "deals.closed_on"],
        formula: "days from opening to closing ÷ deals won",
        outcome: ["deals.closed_on"],
      }),
    ],
  },
];

/** Metrics whose unit rows are tickets. */
export const ticketMetrics: readonly Metric[] = [
  duration(["first_response_median", "First response, median", "first_response"], "percentile"),
  duration(["first_response_mean", "First response, mean", "first_response"], "mean"),
  duration(["resolution_median", "Resolution, median", "resolution"], "percentile"),
  {
    ...base,
    id: "csat_top2",
    name: "Satisfied customers (CSAT 4–5)",
    kind: "proportion",
    unit: "share",
    direction: "higher",
    minimumEffect: onePoint,
    caveat: "Only of tickets that were rated; look at their number beside all tickets.",
    forms: [
      tickets({
        id: "csat_top2",
        needs: ["tickets.csat_score"],
        formula: "tickets rated 4 or 5 ÷ tickets rated",
        outcome: ["tickets.csat_score"],
      }),
    ],
  },
  {
    ...base,
    id: "csat_mean",
    name: "CSAT, mean",
    kind: "mean",
    unit: "number",
    isNeverNegative: true,
    direction: "higher",
    caveat: "Only of tickets that were rated; look at their number beside all tickets.",
    forms: [
      tickets({
        id: "csat_mean",
        needs: ["tickets.csat_score"],
        formula: "sum of ratings (1 to 5) ÷ tickets rated",
        outcome: ["tickets.csat_score"],
      }),
    ],
  },
];

function duration(
  [id, name, field]: readonly [string, string, "first_response" | "resolution"],
  kind: "percentile" | "mean",
): Metric {
  const what = field === "first_response" ? "first response" : "resolution";
  return {
    ...base,
    id,
    name,
    kind,
    unit: "minutes",
    direction: "lower",
    ...(kind === "percentile" ? { at: 0.5 } : {}),
    caveat: "Only of tickets that were answered; those still open are not in it.",
    forms: [
      tickets({
        id: field,
        needs: [`tickets.${field}_minutes`],
        formula:
          kind === "mean"
            ? `minutes to ${what} ÷ tickets with one`
            : `half of the tickets had their ${what} within so many minutes`,
        outcome: [
          `tickets.${field}_minutes`,
          field === "first_response" ? "tickets.first_response_at" : "tickets.resolved_at",
        ],
      }),
    ],
  };
}

function deals(own: Pick<MetricForm, "id" | "formula" | "needs"> & Partial<MetricForm>): MetricForm {
  return { rows: "deals", columnsOf: ["customers", "deals"], unitWord: "deals", outcome: [], ...own };
}

function tickets(own: Pick<MetricForm, "id" | "formula" | "needs"> & Partial<MetricForm>): MetricForm {
  return { rows: "tickets", columnsOf: ["customers", "tickets"], unitWord: "tickets", outcome: [], ...own };
}
