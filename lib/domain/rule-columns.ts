import type { ColumnType } from "./dictionary";
import type {
  Amount,
  BehaviourCondition,
  BehaviourTable,
  ColumnCondition,
  PlainRule,
  RuleTest,
  RuleWindow,
} from "./rule";
import { ruleConditions } from "./rule-nodes";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/** The start as a customer, from which first days are counted. */
export const startColumn = "customers.started_on";

/** The column that dates a table's rows where a condition names none. */
const datingColumns: Readonly<Record<BehaviourTable, string>> = {
  events: "events.happened_at",
  payments: "payments.paid_on",
  deals: "deals.closed_on",
  tickets: "tickets.created_at",
};

/** The column that dates the rows of a condition. */
export function datingColumn({ on, table }: BehaviourCondition): string {
  return on ?? datingColumns[table];
}

/** Whether a condition looks at when its rows were. */
export function asksForDates({ window, measure }: BehaviourCondition): boolean {
  return window.kind !== "ever" || measure.of === "first" || measure.of === "last";
}

/** Keys of all columns a rule reads, those that date rows and the start included, each once. */
export function columnsOf(rule: PlainRule): string[] {
  return [...new Set(ruleConditions(rule).flatMap((one) => usesOf(one).map((use) => use.column)))];
}

/** What keeps a rule from being asked of a version: a sentence per fault, none when it can be. */
export function checkRule(rule: PlainRule, manifest: VersionManifest): string[] {
  const faults = ruleConditions(rule).flatMap((condition) => [
    ...usesOf(condition).flatMap((use) => faultOfUse(use, manifest) ?? []),
    ...(manifest.asOf === null && isRelative(condition)
      ? ["This version has no as-of day, so days cannot be counted back from it: use dates, or confirm an as-of day."]
      : []),
  ]);
  const tables = manifest.tables.map((table) => table.table);
  const missing = ruleConditions(rule).flatMap((one) =>
    one.kind === "behaviour" && !tables.includes(one.table)
      ? [`This version has no ${one.table}; take the condition out or ask a version that has them.`]
      : [],
  );
  const noCustomers = tables.includes("customers")
    ? []
    : ["This version has no customers, so a rule has nobody to choose from."];
  return [...new Set([...noCustomers, ...missing, ...faults])];
}

/** A column, the table it must belong to, and what it is used for. */
interface Use {
  readonly column: string;
  readonly table: string;
  readonly fits: (type: ColumnType) => boolean;
  readonly wanted: string;
  readonly test: RuleTest | null;
}

function usesOf(condition: ColumnCondition | BehaviourCondition): Use[] {
  if (condition.kind === "column") return [testUse(condition, "customers")];
  const { table, measure, where, window } = condition;
  const uses = where.map((filter) => testUse(filter, table));
  if (asksForDates(condition)) uses.push(dateUse(datingColumn(condition), table));
  const windows = "within" in measure ? [window, measure.within] : [window];
  if (windows.some(({ kind }) => kind === "firstDays")) uses.push(dateUse(startColumn, "customers"));
  if (measure.of === "sum") uses.push(testUse(measure, table));
  if (measure.of === "distinct")
    uses.push({ column: measure.column, table, fits: () => true, wanted: "a column", test: null });
  return uses;
}

function testUse({ column, test }: { column: string; test: RuleTest }, table: string): Use {
  const [wanted, ...types] = wantedOf(test);
  return { column, table, fits: (type) => types.length === 0 || types.includes(type), wanted, test };
}

function dateUse(column: string, table: string): Use {
  return { column, table, fits: (type) => type === "date" || type === "timestamp", wanted: "a date", test: null };
}

function wantedOf(test: RuleTest): readonly [wanted: string, ...types: ColumnType[]] {
  switch (test.op) {
    case "isEmpty":
    case "isFilled":
      return ["a column"];
    case "isOneOf":
    case "isNoneOf":
    case "contains":
    case "startsWith":
      return ["text", "text"];
    case "is":
      return ["a yes/no column", "yesNo"];
    case "onOrAfter":
    case "before":
    case "betweenDays":
    case "inLastDays":
    case "moreThanDaysAgo":
      return ["a date", "date", "timestamp"];
    default:
      return ["a number or money", "number", "money"];
  }
}

function faultOfUse(use: Use, manifest: VersionManifest): string[] | null {
  const found = versionColumn(manifest, use.column);
  if (!found) return [`This version has no column ${use.column}; choose another or ask a version that has it.`];
  const { label, type } = found.column;
  if (found.table !== use.table)
    return [`The column ${label} belongs to ${found.table}, and here a column of ${use.table} is needed.`];
  if (!use.fits(type))
    return [`The column ${label} is ${typeWords[type]}, and this test needs ${use.wanted}; choose another test.`];
  const isAmount = type === "money" || type === "number";
  return isAmount && amountsOf(use.test).some((value) => !isWritten(value, type))
    ? [
        type === "money"
          ? `Write the amount for ${label} with at most 14 digits and 4 decimals, like 19.99.`
          : `Write the value for ${label} as a number, not as text.`,
      ]
    : null;
}

function amountsOf(test: RuleTest | null): Amount[] {
  if (test === null) return [];
  if ("value" in test && typeof test.value !== "boolean") return [test.value];
  return test.op === "between" ? [test.from, test.to] : [];
}

function isWritten(value: Amount, type: "money" | "number"): boolean {
  return type === "number" ? typeof value === "number" : /^-?\d{1,14}(\.\d{1,4})?$/.test(String(value));
}

function isRelative(condition: ColumnCondition | BehaviourCondition): boolean {
  const agoTest = ({ test }: { test: RuleTest }) => test.op === "inLastDays" || test.op === "moreThanDaysAgo";
  if (condition.kind === "column") return agoTest(condition);
  const { measure, window, where } = condition;
  const isAgo = ({ kind }: RuleWindow) => kind === "lastDays";
  return where.some(agoTest) || isAgo(window) || ("within" in measure && isAgo(measure.within));
}

const typeWords: Readonly<Record<ColumnType, string>> = {
  text: "text",
  number: "a number",
  money: "money",
  date: "a date",
  timestamp: "a time",
  yesNo: "yes/no",
};
