import { customerForm, type Metric, type MetricForm, twoPercentOfAverage } from "./metric";

/** Money of customers: revenue, recurring revenue, revenue per month, lifetime value and cost of acquisition. */
export const customerMoneyMetrics: readonly Metric[] = [
  {
    ...moneyDefaults(),
    id: "revenue",
    name: "Revenue",
    kind: "total",
    direction: "higher",
    minimumN: 1,
    caveat: "A total grows with the size of the group; it carries no interval.",
    forms: [
      customerForm({ id: "revenue_customers", formula: "sum of total revenue", needs: ["customers.total_revenue"] }),
      customerForm({
        id: "revenue_payments",
        rows: "payments",
        columnsOf: ["customers", "payments"],
        formula: "sum of payments, refunds taken off",
        unitWord: "payments",
        needs: ["payments.amount"],
      }),
    ],
  },
  {
    ...moneyDefaults(),
    id: "mrr",
    version: 2,
    name: "Monthly recurring revenue",
    kind: "total",
    direction: "higher",
    minimumN: 1,
    caveat: "As it stands on the as-of day, of those who are customers on it; a total carries no interval.",
    forms: [
      customerForm({
        id: "mrr",
        formula: "sum of monthly revenue of customers who have started and have not left",
        needs: ["customers.monthly_revenue", "customers.churned"],
        given: ["customers.monthly_revenue"],
        outcome: ["customers.monthly_revenue"],
      }),
    ],
  },
  {
    ...moneyDefaults(),
    id: "arpu",
    name: "Revenue per customer and month",
    direction: "higher",
    forms: [
      customerForm({
        id: "arpu_given",
        formula: "sum of monthly revenue ÷ customers with one",
        needs: ["customers.monthly_revenue"],
        given: ["customers.monthly_revenue"],
        outcome: ["customers.monthly_revenue"],
      }),
      customerForm({
        id: "arpu_months",
        rows: "customer_months",
        formula: "revenue ÷ months with a payment, in the last 12 complete months",
        unitWord: "customer-months",
        needs: ["customer_months.customer_id", "customer_months.revenue"],
        needsAsOf: true,
        outcome: ["customers.monthly_revenue"],
      }),
    ],
  },
  {
    ...moneyDefaults(),
    id: "observed_ltv",
    name: "Observed lifetime value",
    direction: "higher",
    caveat: "Revenue so far, not margin, and of customers of unlike ages: it still grows for those who stay.",
    forms: [
      customerForm({
        id: "observed_ltv",
        formula: "sum of total revenue ÷ customers with one",
        needs: ["customers.total_revenue"],
        outcome: ["customers.total_revenue"],
      }),
    ],
  },
  {
    ...moneyDefaults(),
    id: "cac",
    name: "Acquisition cost",
    direction: "lower",
    isNeverNegative: true,
    permission: "unitEconomics.read",
    caveat: "Customers without a known cost are left out; an empty cost is not 0.",
    forms: [
      customerForm({
        id: "cac",
        formula: "sum of acquisition cost ÷ customers with one",
        needs: ["customers.acquisition_cost"],
        outcome: ["customers.acquisition_cost"],
      }),
    ],
  },
  {
    ...moneyDefaults(),
    id: "ltv_cac",
    name: "Lifetime value to acquisition cost",
    kind: "ratio",
    unit: "ratio",
    direction: "higher",
    isNeverNegative: true,
    permission: "unitEconomics.read",
    caveat: "Observed revenue so far against cost: young customers have not yet paid what they will.",
    forms: [
      customerForm({
        id: "ltv_cac",
        formula: "total revenue ÷ acquisition cost, of customers with both",
        needs: ["customers.total_revenue", "customers.acquisition_cost"],
        outcome: ["customers.total_revenue", "customers.acquisition_cost"],
      }),
    ],
  },
  {
    ...moneyDefaults(),
    id: "payback",
    name: "Payback",
    kind: "payback",
    unit: "months",
    direction: "lower",
    permission: "unitEconomics.read",
    minimumN: 10,
    minimumEffect: { size: 1, relative: false },
    forms: paybackForms(),
  },
];

/** On margin where its parts are known, the best known first. */
function paybackForms(): MetricForm[] {
  const base = ["customers.acquisition_cost", "customer_months.age_months"] as const;
  const formula = (what: string) =>
    `first month of life in which the ${what} per customer who started, added up from the start, reaches acquisition cost ÷ customers with one`;
  const months =
    "Observed months only, nothing is projected. The cost is of all with a known one, also of who never paid; the margin of those who started.";
  const rest = { needsAsOf: true, outcome: ["customers.acquisition_cost"] as const };
  return [
    customerForm({
      ...rest,
      id: "payback_cost",
      needs: [...base, "payments.cost"],
      formula: formula("payment less its direct cost"),
      caveat: `${months} Payments without a known cost count with the customer's margin rate, where that is not known in full.`,
    }),
    customerForm({
      ...rest,
      id: "payback_rate",
      needs: [...base, "customers.gross_margin_rate"],
      formula: formula("payment times the customer's gross margin rate"),
      caveat: `${months} Payments of customers without a margin rate count in full.`,
    }),
    customerForm({
      ...rest,
      id: "payback_revenue",
      needs: base,
      formula: formula("revenue"),
      caveat: `${months} No margin is known in this data, so revenue counts in full: the true payback is later.`,
    }),
  ];
}

function moneyDefaults() {
  return {
    version: 1,
    kind: "mean" as const,
    unit: "money" as const,
    minimumN: 5,
    minimumEffect: twoPercentOfAverage,
    caveat: null,
    permission: "kpis.read" as const,
  };
}
