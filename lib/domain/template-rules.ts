import { largestAmount } from "./amount-limits";
import type { BehaviourCondition, PlainRule, RuleTest } from "./rule";

/** A rule that a template drafts, and the name it proposes. */
export interface DraftedRule {
  readonly name: string;
  readonly rule: PlainRule;
}

/** A column as its drafts name it. */
export interface DraftColumn {
  readonly key: string;
  readonly label: string;
  readonly type: string;
}

/** Bands of a number by rising cut points, lower limits included. */
export function bandDrafts(column: DraftColumn, cuts: readonly number[]): DraftedRule[] {
  const label = upperFirst(column.label);
  const test = (asked: RuleTest): PlainRule => ({ kind: "column", column: column.key, test: asked });
  return [null, ...cuts].flatMap((from, index): DraftedRule[] => {
    const to = cuts[index] ?? null;
    const low: RuleTest | null = from === null ? null : { op: "atLeast", value: from };
    const high: RuleTest | null = to === null ? null : { op: "below", value: to };
    if (low && high)
      return [{ name: `${label} ${from} to under ${to}`, rule: { kind: "all", rules: [test(low), test(high)] } }];
    if (low) return [{ name: `${label} ${from} and more`, rule: test(low) }];
    return high ? [{ name: `${label} under ${to}`, rule: test(high) }] : [];
  });
}

/** The most frequent values of a text, each alone; `hasMore`: everything else filled is one more. */
export function valueDrafts(column: DraftColumn, values: readonly string[], hasMore: boolean): DraftedRule[] {
  const test = (asked: RuleTest): PlainRule => ({ kind: "column", column: column.key, test: asked });
  const drafts = values.map((value) => ({ name: value, rule: test({ op: "isOneOf", values: [value] }) }));
  if (!hasMore || values.length === 0) return drafts;
  return [
    ...drafts,
    { name: `Other ${column.label.toLowerCase()}`, rule: test({ op: "isNoneOf", values: [...values] }) },
  ];
}

/** Tenths of a number from its nine cut points, the highest first; equal cut points make fewer and wider groups. */
export function tenthDrafts(column: DraftColumn, cuts: readonly number[]): DraftedRule[] {
  const type = column.type === "money" ? "money" : "number";
  const steps = cuts
    .map((cut, index) => ({ cut, tenth: index + 1 }))
    .filter(({ cut }, index) => cuts.lastIndexOf(cut) === index);
  const drafts = [null, ...steps].map((from, index): DraftedRule => {
    const to = steps[index] ?? null;
    const tests: RuleTest[] = [];
    const low = from === null ? null : largestAmount(from.cut, type);
    const high = to === null ? null : largestAmount(to.cut, type);
    if (low !== null) tests.push({ op: "above", value: low });
    if (high !== null) tests.push({ op: "atMost", value: high });
    if (tests.length === 0) tests.push({ op: "isFilled" });
    const first = (from?.tenth ?? 0) + 1;
    const last = to?.tenth ?? 10;
    const which = first === last ? `tenth ${first}` : `tenths ${first} to ${last}`;
    const conditions = tests.map((test): PlainRule => ({ kind: "column", column: column.key, test }));
    return { name: `${upperFirst(column.label)}, ${which}${last === 10 ? " (highest)" : ""}`, rule: allOf(conditions) };
  });
  return drafts.reverse();
}

/** Quintile cut points of recency in days, number of orders and sum of payments. */
export interface RfmCuts {
  readonly recency: readonly number[];
  readonly frequency: readonly number[];
  readonly monetary: readonly number[];
}

/** A box of scores 1 to 5, both ends included. */
interface RfmGroup {
  readonly name: string;
  readonly r: readonly [number, number];
  readonly f: readonly [number, number];
  readonly m: readonly [number, number];
}

/** Groups of scores that share nobody and cover every score. */
export const rfmGroups: readonly RfmGroup[] = [
  { name: "Champions", r: [4, 5], f: [4, 5], m: [4, 5] },
  { name: "Loyal, small orders", r: [4, 5], f: [4, 5], m: [1, 3] },
  { name: "Recent, few orders", r: [4, 5], f: [1, 3], m: [1, 5] },
  { name: "Frequent, cooling off", r: [3, 3], f: [4, 5], m: [1, 5] },
  { name: "In between", r: [3, 3], f: [1, 3], m: [1, 5] },
  { name: "Frequent once, now silent", r: [1, 2], f: [4, 5], m: [1, 5] },
  { name: "Few orders, long ago", r: [1, 2], f: [1, 3], m: [1, 5] },
];

/** The groups as ordinary rules: recency is a condition on the last payment, frequency on different orders, money on a sum. */
export function rfmDrafts(cuts: RfmCuts): DraftedRule[] {
  return rfmGroups.map((group) => ({ name: group.name, rule: rfmRule(group, cuts) }));
}

/** A box of scores as a rule. A score of s or more is one of the cut points passed, so ties share a score. */
export function rfmRule({ r, f, m }: Pick<RfmGroup, "r" | "f" | "m">, cuts: RfmCuts): PlainRule {
  const rules: PlainRule[] = [payment({ of: "did" })];
  const recent = (score: number): PlainRule =>
    payment({ of: "last", within: { kind: "lastDays", days: Math.max(1, Math.floor(cuts.recency[5 - score] ?? 1)) } });
  if (r[0] > 1) rules.push(recent(r[0]));
  if (r[1] < 5) rules.push({ kind: "none", rules: [recent(r[1] + 1)] });
  const orders = (op: "atLeast" | "atMost", times: number): PlainRule =>
    payment({ of: "distinct", column: "payments.order_id", op, times });
  if (f[0] > 1) rules.push(orders("atLeast", Math.floor(cuts.frequency[f[0] - 2] ?? 0) + 1));
  if (f[1] < 5) rules.push(orders("atMost", Math.floor(cuts.frequency[f[1] - 1] ?? 0)));
  const sum = (op: "above" | "atMost", cut: number | undefined): PlainRule =>
    payment({ of: "sum", column: "payments.amount", test: { op, value: largestAmount(cut ?? 0, "money") ?? "0" } });
  if (m[0] > 1) rules.push(sum("above", cuts.monetary[m[0] - 2]));
  if (m[1] < 5) rules.push(sum("atMost", cuts.monetary[m[1] - 1]));
  return allOf(rules);
}

/**
 * Where customers are in their life, by payments counted back from the as-of day. `days`: a payment in the last so many days is
 * recent; three times as long without one is lost.
 */
export function lifeCycleDrafts(days: number): DraftedRule[] {
  const long = 3 * days;
  const within = (count: number) => ({ kind: "lastDays", days: count }) as const;
  const recent = payment({ of: "last", within: within(days) });
  const lately = payment({ of: "last", within: within(long) });
  const isNew = payment({ of: "first", within: within(days) });
  const between: PlainRule = {
    kind: "behaviour",
    table: "payments",
    where: [{ column: "payments.paid_on", test: { op: "moreThanDaysAgo", days } }],
    window: within(long),
    measure: { of: "did" },
  };
  const not = (rule: PlainRule): PlainRule => ({ kind: "none", rules: [rule] });
  return [
    { name: "New", rule: isNew },
    { name: "Active", rule: allOf([recent, not(isNew), between]) },
    { name: "Returning", rule: allOf([recent, not(isNew), not(between)]) },
    { name: "Slipping", rule: allOf([lately, not(recent)]) },
    { name: "Lost", rule: allOf([payment({ of: "did" }), not(lately)]) },
  ];
}

/** The days within which a payment counts as recent: one and a half usual gaps between payments, rounded up. */
export function recentDays(usualGap: number): number {
  const steps = [14, 30, 45, 60, 90, 120, 180, 365, 730];
  return steps.find((step) => step >= 1.5 * usualGap) ?? 1095;
}

/** Those who did something at least once, in the last days where these can be counted. */
export function eventDrafts(names: readonly string[], days: number | null): DraftedRule[] {
  return names.map((name) => ({
    name: upperFirst(name),
    rule: {
      kind: "behaviour",
      table: "events",
      where: [{ column: "events.name", test: { op: "isOneOf", values: [name] } }],
      window: days === null ? { kind: "ever" } : { kind: "lastDays", days },
      measure: { of: "did" },
    },
  }));
}

/** Those with a yes in a column of what they use. */
export function yesDrafts(columns: readonly DraftColumn[]): DraftedRule[] {
  return columns.map(({ key, label }) => ({
    name: upperFirst(label),
    rule: { kind: "column", column: key, test: { op: "is", value: true } },
  }));
}

function payment(measure: BehaviourCondition["measure"]): PlainRule {
  return { kind: "behaviour", table: "payments", where: [], window: { kind: "ever" }, measure };
}

function allOf(rules: readonly PlainRule[]): PlainRule {
  const [only, ...more] = rules;
  return only && more.length === 0 ? only : { kind: "all", rules: [...rules] };
}

function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
