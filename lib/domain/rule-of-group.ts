import { largestAmount, leastAmount } from "./amount-limits";
import { emptyKey, otherKey } from "./group-keys";
import { daysLater } from "./iso-day";
import { versionColumn } from "./metrics";
import { behaviourTables, type PlainRule, type RuleTest, ruleTestSchema } from "./rule";
import type { VersionColumn, VersionManifest } from "./version-manifest";

/** A group of a column, among all groups that the column has on the same screen. */
export interface AskedGroup {
  /** The column, `table.column`. */
  readonly by: string;
  readonly group: string;
  /** All groups of the column: the group of other values is everything outside these. `size` in rows of the column's table. */
  readonly groups: readonly { readonly key: string; readonly size: number | null }[];
}

/**
 * The rule that a group of a column stands for: it holds for exactly the customers of the group; for a column of payments, deals,
 * tickets or events, for the customers behind its rows. null where no rule can say it: a value longer than a rule may name, days
 * outside 1900 to 2200, or a table that rules do not look at.
 */
export function ruleOfGroup(manifest: VersionManifest, asked: AskedGroup): PlainRule | null {
  const found = versionColumn(manifest, asked.by);
  const choices = found && choicesOf(found.column, asked);
  if (!found || !choices || choices.some((tests) => tests.some((test) => !ruleTestSchema.safeParse(test).success)))
    return null;
  const { table, column } = found;
  if (table === "customers")
    return oneOf(choices.map((tests) => allOf(tests.map((test) => ({ kind: "column", column: column.key, test })))));
  const doing = behaviourTables.find((candidate) => candidate === table);
  if (doing === undefined) return null;
  return oneOf(
    choices.map((tests) => ({
      kind: "behaviour",
      table: doing,
      where: tests.map((test) => ({ column: column.key, test })),
      window: { kind: "ever" },
      measure: { of: "did" },
    })),
  );
}

/** What a value of the group passes: all tests of at least one choice. null where no tests can say it. */
type Choices = readonly (readonly RuleTest[])[];

function choicesOf(column: VersionColumn, asked: AskedGroup): Choices | null {
  if (asked.group === emptyKey) return emptyChoices(column, asked);
  switch (column.type) {
    case "text":
      return [[textTest(asked)]];
    case "yesNo":
      return [[{ op: "is", value: asked.group === (column.labels?.yes ?? "yes") }]];
    case "number":
    case "money":
      return bandChoices(asked, column.type);
    default:
      return asked.group === otherKey ? otherPeriods(asked) : periodChoices(asked.group);
  }
}

/** A text that reads like the key of nothing stands in the group of nothing too. */
function emptyChoices({ type, empty }: VersionColumn, { groups }: AskedGroup): Choices {
  const size = groups.find(({ key }) => key === emptyKey)?.size ?? empty;
  const literal: RuleTest = { op: "isOneOf", values: [emptyKey] };
  return type === "text" && size !== empty ? [[{ op: "isEmpty" }], [literal]] : [[{ op: "isEmpty" }]];
}

function textTest({ group, groups }: AskedGroup): RuleTest {
  if (group !== otherKey) return { op: "isOneOf", values: [group] };
  const kept = groups.map(({ key }) => key).filter((key) => key !== emptyKey && key !== otherKey);
  return kept.length === 0 ? { op: "isFilled" } : { op: "isNoneOf", values: kept };
}

/** `[a, b)`, `(a, b]`, `< a` and `≥ b`. The first and the last fifth are open, as they are where customers are counted. */
function bandChoices({ group, groups }: AskedGroup, type: "number" | "money"): Choices | null {
  const band = bandOf(group);
  if (band === null) return null;
  const { lower, upper, isFifth } = band;
  const from = lower === null ? null : isFifth ? largestAmount(lower, type) : leastAmount(lower, type);
  const to = upper === null ? null : isFifth ? largestAmount(upper, type) : leastAmount(upper, type);
  if ((lower !== null && from === null) || (upper !== null && to === null)) return null;
  const isLast = isFifth && groups.every(({ key }) => (bandOf(key)?.upper ?? upper ?? 0) <= (upper ?? 0));
  const start: RuleTest[] = from === null ? [] : [{ op: isFifth ? "above" : "atLeast", value: from }];
  const end: RuleTest[] = to === null || isLast ? [] : [{ op: isFifth ? "atMost" : "below", value: to }];
  const tests = [...start, ...end];
  return [tests.length === 0 ? [{ op: "isFilled" }] : tests];
}

interface Limits {
  readonly lower: number | null;
  readonly upper: number | null;
  /** One of the fifths of the base: the upper limit belongs to it, the lower to the one before. */
  readonly isFifth: boolean;
}

function bandOf(key: string): Limits | null {
  const [, below] = /^< (.+)$/.exec(key) ?? [];
  if (below !== undefined) return { lower: null, upper: Number(below), isFifth: false };
  const [, from] = /^≥ (.+)$/.exec(key) ?? [];
  if (from !== undefined) return { lower: Number(from), upper: null, isFifth: false };
  const [, open, lower, upper, close] = /^([[(])(.+), (.+)([\])])$/.exec(key) ?? [];
  if (lower === undefined || upper === undefined) return null;
  const isFifth = close === "]";
  return { lower: isFifth && open === "[" ? null : Number(lower), upper: Number(upper), isFifth };
}

/** `2023`, `2023Q4` or `2023-11`, from its first day to its last. */
function periodChoices(key: string): Choices | null {
  const [, year, quarter, month] = /^(\d{4})(?:Q([1-4])|-(\d\d))?$/.exec(key) ?? [];
  if (year === undefined) return null;
  const first = quarter === undefined ? Number(month ?? 1) : 3 * Number(quarter) - 2;
  const months = quarter === undefined ? (month === undefined ? 12 : 1) : 3;
  const dayOf = (at: number, day: number) => new Date(Date.UTC(Number(year), at, day)).toISOString().slice(0, 10);
  return [[{ op: "betweenDays", from: dayOf(first - 1, 1), to: dayOf(first - 1 + months, 0) }]];
}

/** The days between, before and after the periods that stand alone. */
function otherPeriods({ groups }: AskedGroup): Choices | null {
  const kept = groups.flatMap(({ key }) => periodChoices(key)?.[0] ?? []);
  const periods = kept
    .flatMap((test) => (test.op === "betweenDays" ? [test] : []))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
  const first = periods[0];
  const last = periods.at(-1);
  if (!first || !last) return null;
  const gaps = periods.slice(1).flatMap((period, index): RuleTest[][] => {
    const from = daysLater(periods[index]?.to ?? period.from, 1);
    return from < period.from ? [[{ op: "betweenDays", from, to: daysLater(period.from, -1) }]] : [];
  });
  return [[{ op: "before", day: first.from }], ...gaps, [{ op: "onOrAfter", day: daysLater(last.to, 1) }]];
}

function oneOf(rules: readonly PlainRule[]): PlainRule {
  const [only, ...more] = rules;
  return only && more.length === 0 ? only : { kind: "any", rules: [...rules] };
}

function allOf(rules: readonly PlainRule[]): PlainRule {
  const [only, ...more] = rules;
  return only && more.length === 0 ? only : { kind: "all", rules: [...rules] };
}
