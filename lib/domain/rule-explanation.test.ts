import { expect, test } from "vitest";
import type { PlainRule } from "./rule";
import type { RuleRow } from "./rule-evaluator";
import { whySentence } from "./rule-explanation";
import { whyIn } from "./rule-why";
import type { VersionColumn, VersionManifest } from "./version-manifest";

const column = (key: string, label: string, type: VersionColumn["type"]): VersionColumn => ({
  key,
  name: key.slice(key.indexOf(".") + 1),
  label,
  type,
  origin: "attribute",
  privacy: "none",
  labels: type === "yesNo" ? { yes: "Ja", no: "Nein" } : null,
  empty: 0,
  distinct: 2,
});

const table = (name: "customers" | "payments", columns: VersionColumn[]) => ({
  table: name,
  file: `${name}.parquet`,
  rows: 10,
  sha256: "",
  sizeBytes: 0,
  columns,
});

const manifest: VersionManifest = {
  asOf: "2024-06-30",
  currency: "EUR",
  timeZone: "UTC",
  grain: "person",
  hasIds: true,
  customersDerived: false,
  bands: {},
  tables: [
    table("customers", [
      column("customers.Trade", "Trade", "text"),
      column("customers.Employees", "Employees", "number"),
      column("customers.Clients", "Works for clients", "yesNo"),
      column("customers.monthly_revenue", "Monthly revenue", "money"),
      column("customers.started_on", "Started on", "date"),
    ]),
    table("payments", [column("payments.paid_on", "Paid on", "date"), column("payments.amount", "Amount", "money")]),
  ],
};

const trade = (...values: string[]): PlainRule => ({
  kind: "column",
  column: "customers.Trade",
  test: { op: "isOneOf", values },
});
const size: PlainRule = { kind: "column", column: "customers.Employees", test: { op: "atLeast", value: 5 } };
const clients: PlainRule = { kind: "column", column: "customers.Clients", test: { op: "is", value: true } };
const school: PlainRule = {
  kind: "none",
  rules: [{ kind: "column", column: "customers.Trade", test: { op: "contains", text: "school" } }],
};
const all = (...rules: PlainRule[]): PlainRule => ({ kind: "all", rules });
const any = (...rules: PlainRule[]): PlainRule => ({ kind: "any", rules });

const row = (cells: Record<string, string | number | boolean | null>, payments: [string, string][] = []): RuleRow => ({
  customer: Object.fromEntries(Object.entries(cells).map(([name, value]) => [`customers.${name}`, value])),
  behaviour: { payments: payments.map(([day, amount]) => ({ "payments.paid_on": day, "payments.amount": amount })) },
});
const why = (rule: PlainRule, given: RuleRow) => whySentence(rule, given, manifest);

test("what keeps a customer out is told with the customer's own value", () => {
  expect(why(all(trade("agency", "studio"), size), row({ Trade: "studio", Employees: 3 }))).toBe(
    "Not in, because Employees is 3 (needs 5 or more)",
  );
  expect(why(all(trade("agency"), size), row({ Trade: "shop", Employees: null }))).toBe(
    "Not in, because Trade is shop (needs agency); and Employees is empty (needs 5 or more)",
  );
  expect(why(all(size, clients), row({ Employees: 9, Clients: false }))).toBe(
    "Not in, because Works for clients is Nein (needs Ja)",
  );
  expect(why(all(size, school), row({ Trade: "music school", Employees: 9 }))).toBe(
    "Not in, because Trade is “music school”, which the rule keeps out",
  );
  const paid: PlainRule = {
    kind: "column",
    column: "customers.monthly_revenue",
    test: { op: "between", from: "20", to: "30.50" },
  };
  expect(why(paid, row({ monthly_revenue: "19.9000" }))).toBe(
    "Not in, because Monthly revenue is 19.90 EUR (needs 20 EUR to 30.50 EUR)",
  );
  const began: PlainRule = {
    kind: "column",
    column: "customers.started_on",
    test: { op: "before", day: "2024-01-01" },
  };
  expect(why(began, row({ started_on: "2024-02-29" }))).toBe(
    "Not in, because Started on is 2024-02-29 (needs before 2024-01-01)",
  );
});

test("what customers did is told in its own words", () => {
  const payments = (measure: Extract<PlainRule, { kind: "behaviour" }>["measure"]): PlainRule => ({
    kind: "behaviour",
    table: "payments",
    where: [],
    window: { kind: "lastDays", days: 30 },
    measure,
  });
  const twice = row({}, [
    ["2024-06-10", "10.0000"],
    ["2024-06-20", "12.5000"],
    ["2024-01-01", "99.0000"],
  ]);
  expect(why(payments({ of: "times", op: "atLeast", times: 3 }), twice)).toBe(
    "Not in, because has 2 payments in the last 30 days (needs at least 3)",
  );
  expect(why(payments({ of: "did" }), row({}))).toBe(
    "Not in, because has no payment in the last 30 days (needs at least one)",
  );
  expect(why(payments({ of: "didNot" }), twice)).toBe(
    "Not in, because has 2 payments in the last 30 days (needs none)",
  );
  expect(why(payments({ of: "sum", column: "payments.amount", test: { op: "atLeast", value: "50" } }), twice)).toBe(
    "Not in, because sum of Amount over payments in the last 30 days is 22.50 EUR (needs 50 EUR or more)",
  );
  expect(why(payments({ of: "last", within: { kind: "lastDays", days: 5 } }), twice)).toBe(
    "Not in, because last payment in the last 30 days is on 2024-06-20 (needs in the last 5 days)",
  );
});

test("who is in is told what brought it in: of alternatives those that hold", () => {
  const rule = all(trade("studio"), any(size, clients));
  expect(why(rule, row({ Trade: "studio", Employees: 3, Clients: true }))).toBe(
    "In, because Trade is studio; and Works for clients is Ja",
  );
  expect(why(all(), row({}))).toBe("In, because the rule holds for every customer");
  expect(why(any(), row({}))).toBe("Not in, because the rule holds for no customer");
  expect(whyIn(rule, new Set(["", "0", "1", "1.1"]), manifest)).toBe("Works for clients is Ja");
  expect(whyIn(rule, new Set(["", "0", "1", "1.0", "1.1"]), manifest)).toBe("both");
  expect(whyIn(all(trade("studio"), size), new Set(["", "0", "1"]), manifest)).toBe("meets both conditions");
});
