import * as fc from "fast-check";
import type { BehaviourCondition, BehaviourTable, PlainRule, Rule, RuleTest, RuleWindow } from "@/lib/domain/rule";
import { hostileDays, hostileMoney, hostileNumbers, hostileTexts } from "./hostile-rows";

const text = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...hostileTexts) },
  fc.string({ unit: "grapheme", maxLength: 5 }),
);
const cleanText = text.filter((value) => !value.includes("\0"));
const day = fc.constantFrom(...hostileDays);
const days = fc.constantFrom(1, 2, 29, 30, 365, 366, 1500, 36_500);
const times = fc.constantFrom(0, 1, 2, 3, 5, 1_000_000);
const limits = fc.constantFrom("atLeast" as const, "atMost" as const);

const emptyTests = fc.constantFrom<RuleTest>({ op: "isEmpty" }, { op: "isFilled" });
const textTests = fc.oneof(
  fc.record({
    op: fc.constantFrom("isOneOf" as const, "isNoneOf" as const),
    values: fc.array(cleanText, { minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    op: fc.constantFrom("contains" as const, "startsWith" as const),
    text: cleanText.filter((value) => value.length > 0),
  }),
);
const dayTests = fc.oneof(
  fc.record({ op: fc.constantFrom("onOrAfter" as const, "before" as const), day }),
  fc.record({ op: fc.constant("betweenDays" as const), from: day, to: day }),
  fc.record({ op: fc.constantFrom("inLastDays" as const, "moreThanDaysAgo" as const), days }),
);
const numberTests = measuredTests(fc.constantFrom(...hostileNumbers));
const moneyTests = measuredTests(
  fc.oneof(fc.constantFrom(...hostileMoney), fc.constantFrom<string | number>(0, 20, -0.5, "7", "0.3")),
);
const yesNoTests = fc.record({ op: fc.constant("is" as const), value: fc.boolean() });

function measuredTests<T extends string | number>(value: fc.Arbitrary<T>) {
  return fc.oneof(
    fc.record({
      op: fc.constantFrom("atLeast" as const, "atMost" as const, "above" as const, "below" as const, "equals" as const),
      value,
    }),
    fc.record({ op: fc.constant("between" as const), from: value, to: value }),
  );
}

interface Tested {
  readonly column: string;
  readonly test: RuleTest;
}

function tested(column: string, tests: fc.Arbitrary<RuleTest>): fc.Arbitrary<Tested> {
  return fc.record({ column: fc.constant(column), test: fc.oneof({ weight: 5, arbitrary: tests }, emptyTests) });
}

const customerTests = fc.oneof(
  tested(`customers.tra"de'; --`, textTests),
  tested("customers.employees", numberTests),
  tested("customers.monthly_revenue", moneyTests),
  tested("customers.started_on", dayTests),
  tested("customers.Last seen", dayTests),
  tested("customers.churned", yesNoTests),
);

interface TableChoice {
  readonly filters: fc.Arbitrary<Tested>;
  readonly distinct: readonly string[];
  readonly sums: fc.Arbitrary<{
    column: string;
    test: Extract<RuleTest, { op: "between" }> | (RuleTest & { value: string | number });
  }>;
  readonly dates: readonly string[];
}

const tables: Readonly<Record<BehaviourTable, TableChoice>> = {
  events: {
    filters: fc.oneof(tested("events.name", textTests), tested("events.value", numberTests)),
    distinct: ["events.name", "events.value", "events.happened_at"],
    sums: fc.record({ column: fc.constant("events.value"), test: numberTests }),
    dates: [],
  },
  payments: {
    filters: fc.oneof(tested("payments.amount", moneyTests), tested("payments.recurring", yesNoTests)),
    distinct: ["payments.paid_on", "payments.amount"],
    sums: fc.record({ column: fc.constant("payments.amount"), test: moneyTests }),
    dates: [],
  },
  deals: {
    filters: fc.oneof(tested("deals.outcome", textTests), tested("deals.opened_on", dayTests)),
    distinct: ["deals.outcome", "deals.opened_on"],
    sums: fc.record({ column: fc.constant("deals.amount"), test: moneyTests }),
    dates: ["deals.opened_on"],
  },
  tickets: {
    filters: fc.oneof(tested("tickets.channel", textTests), tested("tickets.csat_score", numberTests)),
    distinct: ["tickets.channel", "tickets.csat_score"],
    sums: fc.record({ column: fc.constant("tickets.csat_score"), test: numberTests }),
    dates: ["tickets.resolved_at"],
  },
};

const windows: fc.Arbitrary<RuleWindow> = fc.oneof(
  fc.constant({ kind: "ever" as const }),
  fc.record({ kind: fc.constantFrom("lastDays" as const, "firstDays" as const), days }),
  fc.record({ kind: fc.constant("betweenDays" as const), from: day, to: day }),
);

const behaviours: fc.Arbitrary<BehaviourCondition> = fc
  .constantFrom<BehaviourTable>("events", "payments", "deals", "tickets")
  .chain((table) => {
    const choice = tables[table];
    const measure = fc.oneof(
      fc.record({ of: fc.constantFrom("did" as const, "didNot" as const) }),
      fc.record({ of: fc.constant("times" as const), op: limits, times }),
      fc.record({
        of: fc.constant("distinct" as const),
        column: fc.constantFrom(...choice.distinct),
        op: limits,
        times,
      }),
      choice.sums.map((sum) => ({ of: "sum" as const, ...sum })),
      fc.record({ of: fc.constantFrom("first" as const, "last" as const), within: windows }),
    );
    const condition = {
      kind: fc.constant("behaviour" as const),
      table: fc.constant(table),
      where: fc.array(choice.filters, { maxLength: 2 }),
      window: windows,
      measure,
    };
    const plain = fc.record(condition);
    if (choice.dates.length === 0) return plain as fc.Arbitrary<BehaviourCondition>;
    const dated = fc.record({ ...condition, on: fc.constantFrom(...choice.dates) });
    return fc.oneof(plain, dated) as fc.Arbitrary<BehaviourCondition>;
  });

const conditions: fc.Arbitrary<PlainRule> = fc.oneof(
  { weight: 3, arbitrary: customerTests.map((one) => ({ kind: "column" as const, ...one })) },
  { weight: 2, arbitrary: behaviours },
);

/** Rules over the tables of `hostileTables`: every condition, test, measure and window, nested up to the limit of depth. */
export const randomRules: fc.Arbitrary<PlainRule> = nested(8, conditions);

/** The same with membership in segments among the conditions. */
export function randomRulesOver(segments: readonly string[]): fc.Arbitrary<Rule> {
  const memberships: fc.Arbitrary<Rule> = fc.record({
    kind: fc.constant("segment" as const),
    segment: fc.constantFrom(...segments),
    op: fc.constantFrom("isIn" as const, "isNotIn" as const),
  });
  const either = fc.oneof(
    { weight: 6, arbitrary: conditions as fc.Arbitrary<Rule> },
    { weight: 1, arbitrary: memberships },
  );
  return nested(8, either);
}

interface Nest<One> {
  kind: "all" | "any" | "none";
  rules: One[];
}

function nested<One extends Rule>(depth: number, leaves: fc.Arbitrary<One>): fc.Arbitrary<One> {
  if (depth === 1) return leaves;
  const group = fc.record({
    kind: fc.constantFrom("all" as const, "any" as const, "none" as const),
    rules: fc.array(nested(depth - 1, leaves), { maxLength: depth > 6 ? 4 : 2 }),
  }) as fc.Arbitrary<Nest<One>> as unknown as fc.Arbitrary<One>;
  return fc.oneof({ weight: depth > 5 ? 4 : 1, arbitrary: group }, { weight: depth > 7 ? 1 : 2, arbitrary: leaves });
}
