import { customerForm, type Metric, onePoint } from "./metric";

const churnOutcome = ["customers.churned", "customers.churned_on"] as const;
const lifeOutcome = [...churnOutcome, "customers.tenure_months"] as const;

/** Metrics whose unit rows are customers. */
export const customerMetrics: readonly Metric[] = [
  {
    ...shareDefaults(),
    id: "customers",
    name: "Customers",
    kind: "count",
    unit: "count",
    direction: null,
    minimumN: 1,
    forms: [customerForm({ id: "customers", formula: "number of customers", needs: ["customers.customer_id"] })],
  },
  {
    ...shareDefaults(),
    id: "conversion",
    name: "Conversion",
    direction: "higher",
    caveat: "Without dates it says who has converted so far: groups of unlike ages are then compared.",
    forms: [
      customerForm({
        id: "conversion_dated",
        formula:
          "customers who converted within 90 days ÷ customers whose trial began at least 90 days before the as-of day",
        needs: ["customers.trial_started_on", "customers.converted_on"],
        needsAsOf: true,
        outcome: ["customers.converted", "customers.converted_on", "customers.started_on"],
      }),
      customerForm({
        id: "conversion_flag",
        formula: "customers who converted ÷ customers whose outcome is known, so far",
        needs: ["customers.converted"],
        outcome: ["customers.converted", "customers.converted_on", "customers.started_on"],
      }),
    ],
  },
  {
    ...shareDefaults(),
    id: "churned_share",
    name: "Churned share",
    direction: "lower",
    caveat:
      "Counts who has left so far, whatever the age: where groups differ in tenure, read retention at a month instead.",
    forms: [
      customerForm({
        id: "churned_share",
        formula: "customers who have churned ÷ customers whose state is known",
        needs: ["customers.churned"],
        outcome: lifeOutcome,
      }),
    ],
  },
  {
    ...shareDefaults(),
    id: "churn_per_month",
    name: "Churn per month",
    kind: "ratio",
    direction: "lower",
    minimumEffect: { size: 0.001, relative: false },
    isNeverNegative: true,
    caveat: "Takes the risk of leaving as the same in every month of a customer's life.",
    forms: [
      customerForm({
        id: "churn_per_month",
        formula: "customers who have churned ÷ observed months of all customers",
        needs: ["customers.churned", "customers.tenure_months"],
        outcome: lifeOutcome,
      }),
    ],
  },
  ...[3, 6, 12].map(retention),
  ...[3, 6, 12].map(activeAt),
  {
    ...shareDefaults(),
    id: "nps",
    name: "Net promoter score",
    kind: "nps",
    unit: "points",
    direction: "higher",
    minimumN: 10,
    minimumEffect: { size: 1, relative: false },
    caveat: "Only of those who answered; look at the number of answers beside the size of the group.",
    forms: [
      customerForm({
        id: "nps",
        formula: "100 × (promoters 9–10 − detractors 0–6) ÷ answers",
        needs: ["customers.nps_score"],
        outcome: ["customers.nps_score"],
      }),
    ],
  },
  {
    ...shareDefaults(),
    id: "repeat_rate",
    name: "Repeat rate",
    direction: "higher",
    caveat: "Older customers had more time to come back: compare groups of like age.",
    forms: [
      customerForm({
        id: "repeat_rate",
        formula: "customers with at least two orders ÷ customers with at least one",
        needs: ["payments.customer_id", "payments.order_id"],
      }),
    ],
  },
  ...revenueRetention(),
];

function retention(month: number): Metric {
  return {
    ...shareDefaults(),
    id: `retention_${month}`,
    name: `Retention at ${month} months`,
    kind: "survival",
    direction: "higher",
    at: month,
    caveat: "Kaplan–Meier: customers observed for a shorter time count as long as they were observed.",
    forms: [
      customerForm({
        id: "retention",
        formula: `share of customers still there ${month} months after their start (Kaplan–Meier from tenure and churn)`,
        needs: ["customers.tenure_months", "customers.churned"],
        outcome: lifeOutcome,
      }),
    ],
  };
}

function activeAt(month: number): Metric {
  return {
    ...shareDefaults(),
    id: `active_${month}`,
    name: `Active in month ${month}`,
    direction: "higher",
    at: month,
    caveat: "A customer may pause and return; this is activity in one month, not the end of a contract.",
    forms: [
      customerForm({
        id: "active",
        formula: `customers with a payment in month ${month} after their first ÷ customers whose month ${month} is over`,
        needs: ["customer_months.customer_id", "customers.started_on"],
        needsAsOf: true,
      }),
    ],
  };
}

function revenueRetention(): Metric[] {
  const needs = ["payments.customer_id", "payments.paid_on", "payments.amount"] as const;
  const base = {
    ...shareDefaults(),
    version: 2,
    kind: "ratio" as const,
    direction: "higher" as const,
    isNeverNegative: true,
  };
  const caveat =
    "Of customers with revenue in the opening period; who came or returned after it is not in it. Over twelve months, who joined within the opening ones enters with a part of them, so a subscription reads too high.";
  return [
    {
      ...base,
      id: "nrr",
      name: "Net revenue retention",
      caveat,
      forms: [
        customerForm({
          id: "nrr",
          formula:
            "revenue in the closing period of customers with revenue in the opening one ÷ their revenue in the opening period",
          needs,
          needsAsOf: true,
        }),
      ],
    },
    {
      ...base,
      id: "grr",
      name: "Gross revenue retention",
      caveat,
      forms: [
        customerForm({
          id: "grr",
          formula:
            "the smaller of each customer's revenue in the closing and the opening period ÷ revenue in the opening period",
          needs,
          needsAsOf: true,
        }),
      ],
    },
    {
      ...base,
      id: "logo_retention",
      name: "Customer retention by revenue",
      kind: "proportion",
      caveat,
      forms: [
        customerForm({
          id: "logo_retention",
          formula: "customers with revenue in both periods ÷ customers with revenue in the opening period",
          needs,
          needsAsOf: true,
        }),
      ],
    },
  ];
}

function shareDefaults() {
  return {
    version: 1,
    kind: "proportion" as const,
    unit: "share" as const,
    minimumN: 5,
    minimumEffect: onePoint,
    caveat: null,
    permission: "kpis.read" as const,
  };
}
