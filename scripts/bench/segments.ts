import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PlainRule, RuleTest } from "@/lib/domain/rule";

/** A segment of the benchmark: its rule, and the same written by hand over the columns and sums that `by-hand.ts` has. */
interface BenchSegment {
  readonly name: string;
  readonly rule: PlainRule;
  readonly byHand: string;
}

const oneOf = (column: string, ...values: string[]): PlainRule => test(column, { op: "isOneOf", values });
const employees = (op: "atLeast" | "below", value: number) => test("Employees", { op, value });
const all = (...rules: PlainRule[]): PlainRule => ({ kind: "all", rules });

export const benchSegments: readonly BenchSegment[] = [
  {
    name: "Agencies",
    rule: all(oneOf("Industry", "Agency", "Studio", "Communication"), employees("atLeast", 5)),
    byHand: `"Industry" in ('Agency', 'Studio', 'Communication') and "Employees" >= 5`,
  },
  {
    name: "Professional services",
    rule: all(oneOf("Industry", "Consulting", "Legal", "Accounting", "Engineering"), employees("atLeast", 5)),
    byHand: `"Industry" in ('Consulting', 'Legal', 'Accounting', 'Engineering') and "Employees" >= 5`,
  },
  {
    name: "Software & IT teams",
    rule: all(oneOf("Industry", "Software", "IT services"), employees("atLeast", 5)),
    byHand: `"Industry" in ('Software', 'IT services') and "Employees" >= 5`,
  },
  {
    name: "Online retail",
    rule: all(oneOf("Industry", "Online retail", "Consumer goods"), employees("atLeast", 5)),
    byHand: `"Industry" in ('Online retail', 'Consumer goods') and "Employees" >= 5`,
  },
  {
    name: "Solo & freelance",
    rule: all(employees("below", 5), {
      kind: "none",
      rules: [oneOf("Industry", "Public administration", "Education", "Non-profit")],
    }),
    byHand: `"Employees" < 5 and not coalesce("Industry" in ('Public administration', 'Education', 'Non-profit'), false)`,
  },
  {
    name: "Public & non-profit",
    rule: oneOf("Industry", "Public administration", "Education", "Non-profit"),
    byHand: `"Industry" in ('Public administration', 'Education', 'Non-profit')`,
  },
  {
    name: "German-speaking",
    rule: oneOf("Country", "Germany", "Austria", "Switzerland"),
    byHand: `"Country" in ('Germany', 'Austria', 'Switzerland')`,
  },
  {
    name: "Early adopters of approvals",
    rule: all(
      test("Uses client approvals", { op: "is", value: true }),
      test("started_on", { op: "onOrAfter", day: "2025-01-01" }),
    ),
    byHand: `"Uses client approvals" and started_on >= date '2025-01-01'`,
  },
  {
    name: "Busy in the last 90 days",
    rule: done("events", 90, { of: "times", op: "atLeast", times: 30 }),
    byHand: "events_90 >= 30",
  },
  {
    name: "Quiet for 60 days",
    rule: all(test("churned", { op: "is", value: false }), done("events", 60, { of: "didNot" })),
    byHand: "not churned and events_60 = 0",
  },
  {
    name: "Paid 5,000 in a year",
    rule: done("payments", 365, { of: "sum", column: "payments.amount", test: { op: "atLeast", value: "5000" } }),
    byHand: "coalesce(paid_365, 0) >= 5000",
  },
  {
    name: "Three tickets in half a year",
    rule: done("tickets", 180, { of: "times", op: "atLeast", times: 3 }),
    byHand: "tickets_180 >= 3",
  },
];

/** The segments as a question carries them. */
export const askedBenchSegments: readonly AskedSegment[] = benchSegments.map(({ name, rule }, index) => ({
  ref: `s${index + 1}@1`,
  slug: `s${index + 1}`,
  name,
  code: String.fromCharCode(65 + index),
  version: 1,
  written: rule,
  rule,
}));

/** The rule whose count is measured: columns and what customers did, three levels deep. */
export const benchRule: PlainRule = all(
  oneOf("Industry", "Agency", "Studio", "Communication", "Consulting"),
  employees("atLeast", 3),
  {
    kind: "any",
    rules: [
      test("Uses client approvals", { op: "is", value: true }),
      done("events", 90, { of: "times", op: "atLeast", times: 10 }),
      all(
        done("payments", 365, { of: "sum", column: "payments.amount", test: { op: "atLeast", value: "1000" } }),
        done("tickets", 180, { of: "didNot" }),
      ),
    ],
  },
  { kind: "none", rules: [oneOf("Country", "Spain", "Portugal")] },
);

type Measure = Extract<PlainRule, { kind: "behaviour" }>["measure"];

function done(table: "events" | "payments" | "tickets", days: number, measure: Measure): PlainRule {
  return { kind: "behaviour", table, where: [], window: { kind: "lastDays", days }, measure };
}

function test(column: string, asked: RuleTest): PlainRule {
  return { kind: "column", column: `customers.${column}`, test: asked };
}
