import type { ColumnType } from "./dictionary";
import type { Amount, BehaviourCondition, BehaviourTable, RuleTest, RuleWindow } from "./rule";

/** Something to choose from, with its words. */
export interface Choice<Value extends string> {
  readonly value: Value;
  readonly words: string;
}

type TestOp = RuleTest["op"];

/** The tests of a column's type in the order in which they are offered. Days counted back need an as-of day. */
export function testChoices(type: ColumnType, hasAsOf: boolean): readonly Choice<TestOp>[] {
  return [...byType[type].filter(({ value }) => hasAsOf || !relative.has(value)), ...filled];
}

/** The test a column of this type begins with: nothing is filled in. */
export function firstTest(type: ColumnType): RuleTest {
  switch (type) {
    case "text":
      return { op: "isOneOf", values: [] };
    case "yesNo":
      return { op: "is", value: true };
    case "date":
    case "timestamp":
      return { op: "onOrAfter", day: "" };
    default:
      return { op: "atLeast", value: "" };
  }
}

/** Another test of the same column that keeps what was filled in, as far as it fits. */
export function retested(test: RuleTest, op: TestOp): RuleTest {
  switch (op) {
    case "isEmpty":
    case "isFilled":
      return { op };
    case "isOneOf":
    case "isNoneOf":
      return { op, values: "values" in test ? test.values : "text" in test && test.text !== "" ? [test.text] : [] };
    case "contains":
    case "startsWith":
      return { op, text: "text" in test ? test.text : "values" in test ? (test.values[0] ?? "") : "" };
    case "between":
      return { op, from: amountIn(test), to: "to" in test && test.op === "between" ? test.to : "" };
    case "is":
      return { op, value: true };
    case "onOrAfter":
    case "before":
      return { op, day: dayIn(test) };
    case "betweenDays":
      return { op, from: dayIn(test), to: test.op === "betweenDays" ? test.to : "" };
    case "inLastDays":
    case "moreThanDaysAgo":
      return { op, days: "days" in test ? test.days : 30 };
    default:
      return { op, value: amountIn(test) };
  }
}

/** The test of a column that took another's place: the same where its type knows it. */
export function testForType(test: RuleTest, from: ColumnType | undefined, to: ColumnType): RuleTest {
  const isKnown = testChoices(to, true).some(({ value }) => value === test.op);
  const isSameKind = from === to || test.op === "isEmpty" || test.op === "isFilled" || (isDay(from) && isDay(to));
  return isKnown && isSameKind && !("values" in test) ? test : firstTest(to);
}

type Measure = BehaviourCondition["measure"];

/** What can be asked of a customer's rows: the measure with its bound, in one choice. */
export type MeasureChoice =
  | "did"
  | "didNot"
  | "timesAtLeast"
  | "timesAtMost"
  | "distinctAtLeast"
  | "distinctAtMost"
  | "sum"
  | "first"
  | "last";

/** The choice that a condition's measure stands for. */
export function measureChoice(measure: Measure): MeasureChoice {
  if (measure.of === "times") return measure.op === "atLeast" ? "timesAtLeast" : "timesAtMost";
  if (measure.of === "distinct") return measure.op === "atLeast" ? "distinctAtLeast" : "distinctAtMost";
  return measure.of;
}

/** The measures of a table in words; `sums`: whether it has a column to add up. */
export function measureChoices(table: BehaviourTable, sums: boolean): readonly Choice<MeasureChoice>[] {
  const one = rowWord(table);
  const all: readonly Choice<MeasureChoice>[] = [
    { value: "did", words: `has ${one === "event" ? "an" : "a"} ${one}` },
    { value: "didNot", words: `has no ${one}` },
    { value: "timesAtLeast", words: `has at least … ${table}` },
    { value: "timesAtMost", words: `has at most … ${table}` },
    { value: "distinctAtLeast", words: "has at least … different" },
    { value: "distinctAtMost", words: "has at most … different" },
    { value: "sum", words: `the sum over ${table} of` },
    { value: "first", words: `the first ${one} is` },
    { value: "last", words: `the last ${one} is` },
  ];
  return all.filter(({ value }) => sums || value !== "sum");
}

/** Another measure that keeps the number and the column, as far as they fit. */
export function remeasured(measure: Measure, choice: MeasureChoice): Measure {
  const times = "times" in measure ? measure.times : 1;
  const column = measure.of === "distinct" || measure.of === "sum" ? measure.column : "";
  switch (choice) {
    case "timesAtLeast":
    case "timesAtMost":
      return { of: "times", op: choice === "timesAtLeast" ? "atLeast" : "atMost", times };
    case "distinctAtLeast":
    case "distinctAtMost":
      return { of: "distinct", op: choice === "distinctAtLeast" ? "atLeast" : "atMost", times, column };
    case "sum":
      return measure.of === "sum" ? measure : { of: "sum", column: "", test: { op: "atLeast", value: "" } };
    case "first":
    case "last":
      return { of: choice, within: "within" in measure ? measure.within : { kind: "ever" } };
    default:
      return { of: choice };
  }
}

/** The windows in words; the last days need an as-of day, the first days a start. */
export function windowChoices(has: { asOf: boolean; start: boolean }): readonly Choice<RuleWindow["kind"]>[] {
  return [
    { value: "ever", words: "at any time" },
    ...(has.asOf ? [{ value: "lastDays" as const, words: "in the last" }] : []),
    ...(has.start ? [{ value: "firstDays" as const, words: "in the first" }] : []),
    { value: "betweenDays", words: "between" },
  ];
}

/** Another window that keeps the number of days or the dates, as far as they fit. */
export function rewindowed(window: RuleWindow, kind: RuleWindow["kind"]): RuleWindow {
  if (kind === "ever") return { kind };
  if (kind === "betweenDays") return window.kind === kind ? window : { kind, from: "", to: "" };
  return { kind, days: "days" in window ? window.days : kind === "firstDays" ? 14 : 30 };
}

/** One row of a table: "event", "payment". */
export function rowWord(table: BehaviourTable): string {
  return table.slice(0, -1);
}

/** What was typed as an amount: a number for number columns, decimal text for money; unreadable text stays for the editor to mend. */
export function amountOf(text: string, type: ColumnType | undefined): Amount {
  const trimmed = text.trim().replace("\u2212", "-");
  const isNumber = /^-?(\d+\.?\d*|\.\d+)$/.test(trimmed);
  return type === "number" && isNumber ? Number(trimmed) : trimmed;
}

function amountIn(test: RuleTest): Amount {
  if (test.op === "between") return test.from;
  return "value" in test && typeof test.value !== "boolean" ? test.value : "";
}

function dayIn(test: RuleTest): string {
  if ("day" in test) return test.day;
  return test.op === "betweenDays" ? test.from : "";
}

function isDay(type: ColumnType | undefined): boolean {
  return type === "date" || type === "timestamp";
}

const relative: ReadonlySet<TestOp> = new Set(["inLastDays", "moreThanDaysAgo"]);

const filled: readonly Choice<TestOp>[] = [
  { value: "isFilled", words: "is filled" },
  { value: "isEmpty", words: "is empty" },
];

const amounts: readonly Choice<TestOp>[] = [
  { value: "atLeast", words: "is at least" },
  { value: "atMost", words: "is at most" },
  { value: "above", words: "is above" },
  { value: "below", words: "is below" },
  { value: "between", words: "is between" },
  { value: "equals", words: "is exactly" },
];

const days: readonly Choice<TestOp>[] = [
  { value: "onOrAfter", words: "is on or after" },
  { value: "before", words: "is before" },
  { value: "betweenDays", words: "is between" },
  { value: "inLastDays", words: "is in the last" },
  { value: "moreThanDaysAgo", words: "is longer ago than" },
];

const byType: Readonly<Record<ColumnType, readonly Choice<TestOp>[]>> = {
  text: [
    { value: "isOneOf", words: "is one of" },
    { value: "isNoneOf", words: "is none of" },
    { value: "contains", words: "contains" },
    { value: "startsWith", words: "starts with" },
  ],
  number: amounts,
  money: amounts,
  date: days,
  timestamp: days,
  yesNo: [{ value: "is", words: "is" }],
};
