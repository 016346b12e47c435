import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { comma, compile, list, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import {
  type BehaviourCondition,
  type PlainRule,
  type RuleTest,
  type RuleWindow,
  ruleNodes,
  ruleSchema,
} from "@/lib/domain/rule";
import { evaluateRule, type RuleCells, type RuleRow, reasons } from "@/lib/domain/rule-evaluator";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { type HostileTables, hostileAsOf, hostileTables } from "@/lib/testing/hostile-rows";
import { randomRules } from "@/lib/testing/random-rules";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { countRule } from "./count-rule";
import { rulePredicate } from "./rule-predicate";

const trees = Number(process.env.RULE_TREES ?? 300);
const seeds = [1, 2, 3];

describe.each(seeds)("rules over hostile rows, draw %i", (seed) => {
  let drawn: HostileTables;
  let small: SmallVersion;

  beforeAll(async () => {
    drawn = hostileTables(seed);
    small = await smallVersion({ tables: drawn.selects, asOf: hostileAsOf });
  });

  test(
    "predicate, evaluator and a count by sets agree at every node; the text of the SQL depends on no value",
    async () => {
      const everybody = [...drawn.rows.keys()];
      await fc.assert(
        fc.asyncProperty(randomRules, async (drawnRule) => {
          const rule = ruleSchema.parse(JSON.parse(JSON.stringify(drawnRule))) as PlainRule;
          const bySets = membersOf(rule, drawn.rows);
          const byEvaluator = everybody.filter((id) => evaluateRule(rule, rowOf(drawn, id), hostileAsOf));
          const byPredicate = await small.ask(membersQuestion(rule, small));
          expect(byEvaluator).toEqual(everybody.filter((id) => bySets.has(id)));
          expect(byPredicate.map((row) => row.customer_id).sort()).toEqual([...byEvaluator].sort());
          const counted = await countRule(small.version, rule, small.ask);
          expect(counted.total).toBe(everybody.length);
          expect(counted.nodes).toEqual(
            ruleNodes(rule).map((node) => ({ path: node.path, count: membersOf(node.rule, drawn.rows).size })),
          );
          expect(textOf(withOtherValues(rule), small)).toBe(textOf(rule, small));
          expect(ruleSentence(rule, small.version.manifest)).not.toMatch(/undefined|NaN|\[object/);
        }),
        { numRuns: Math.ceil(trees / seeds.length), seed: 20_260 + seed, endOnFailure: true },
      );
    },
    60_000 + trees * 100,
  );

  test("reasons: a rule of one condition holds exactly where its reason does", async () => {
    await fc.assert(
      fc.property(randomRules, fc.nat(199), (rule, index) => {
        const row = rowOf(drawn, [...drawn.rows.keys()][index] ?? "");
        const told = reasons(rule, row, small.version.manifest);
        const isIn = evaluateRule(rule, row, hostileAsOf);
        expect(told.length).toBe(ruleNodes(rule).filter((node) => !("rules" in node.rule)).length);
        // Where every condition is as wanted nothing keeps the customer out, empty groups of "any" apart.
        const hasEmptyGroup = ruleNodes(rule).some((node) => "rules" in node.rule && node.rule.rules.length === 0);
        if (!hasEmptyGroup && told.every((reason) => reason.holds === reason.wanted)) expect(isIn).toBe(true);
        if (!hasEmptyGroup && told.every((reason) => reason.holds !== reason.wanted)) expect(isIn).toBe(false);
      }),
      { numRuns: 200, seed: 7 + seed },
    );
  });
});

function rowOf({ rows }: HostileTables, id: string): RuleRow {
  const row = rows.get(id);
  if (!row) throw new Error(`no customer ${id}`);
  return row;
}

const member = z.object({ customer_id: z.string() });

function membersQuestion(rule: PlainRule, { version }: SmallVersion): Question<z.infer<typeof member>> {
  const predicate = rulePredicate(rule, { versionId: version.id, manifest: version.manifest });
  const head = predicate.with.length > 0 ? sql`with ${list(predicate.with, comma)}` : sql``;
  return {
    statement: sql`${head} select customer.customer_id from ${predicate.from} where ${predicate.where}`,
    row: member,
  };
}

function textOf(rule: PlainRule, small: SmallVersion): string {
  return compile(membersQuestion(rule, small).statement).text;
}

/** The same rule with every value another; open as to what a value is, so that a new one cannot be forgotten. */
function withOtherValues(rule: PlainRule): PlainRule {
  const structural = new Set(["kind", "op", "of", "column", "on", "table"]);
  const others = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => others(one, key));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, others(inner, name)]));
    if (structural.has(key)) return value;
    if (key === "from" || key === "to" || key === "day" || key === "value")
      return typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? "2001-09-09" : otherScalar(value);
    return otherScalar(value);
  };
  return others(rule, "") as PlainRule;
}

function otherScalar(value: unknown): unknown {
  if (typeof value === "string") return /^-?\d+(\.\d+)?$/.test(value) ? "4711.5" : "another";
  return typeof value === "number" ? 4711 : typeof value === "boolean" ? !value : value;
}

// The independent check: groups are sets of ids, days are numbers, money counts ten-thousandths; nothing of the evaluator is used.

type Rows = HostileTables["rows"];

function membersOf(rule: PlainRule, rows: Rows): Set<string> {
  if (rule.kind === "column") return where(rows, (row) => answers(row.customer[rule.column], rule.test));
  if (rule.kind === "behaviour") return where(rows, (row) => didIt(rule, row));
  const sets = rule.rules.map((one) => membersOf(one, rows));
  const inSome = new Set(sets.flatMap((one) => [...one]));
  if (rule.kind === "any") return inSome;
  const whole = [...rows.keys()];
  if (rule.kind === "none") return new Set(whole.filter((id) => !inSome.has(id)));
  return new Set(whole.filter((id) => !sets.some((one) => !one.has(id))));
}

function where(rows: Rows, holds: (row: RuleRow) => boolean): Set<string> {
  return new Set([...rows].filter(([, row]) => holds(row)).map(([id]) => id));
}

const today = dayNumber(hostileAsOf);

function dayNumber(moment: unknown): number {
  const [year = 0, month = 1, day = 1] = String(moment).split(" ")[0]?.split("-").map(Number) ?? [];
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

/** As numbers that compare exactly: amounts of money in ten-thousandths. */
function exact(value: unknown, isMoney: boolean): number | bigint {
  if (!isMoney) return value as number;
  const [, sign = "", whole = "0", part = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(String(value)) ?? [];
  return BigInt(`${sign}${whole}${(`${part}0000`).slice(0, 4)}`);
}

function answers(value: RuleCells[string] | undefined, asked: RuleTest): boolean {
  const missing = value === null || value === undefined;
  if (asked.op === "isEmpty" || missing) return asked.op === "isEmpty" && missing;
  const ago = today - dayNumber(value);
  const size = (bound: unknown) => exact(bound, typeof value === "string");
  const own = size(value);
  const rules: Record<Exclude<RuleTest["op"], "isEmpty">, (test: never) => boolean> = {
    isFilled: () => true,
    isOneOf: ({ values }: { values: string[] }) => values.indexOf(value as string) >= 0,
    isNoneOf: ({ values }: { values: string[] }) => values.indexOf(value as string) < 0,
    contains: ({ text }: { text: string }) => (value as string).split(text).length > 1,
    startsWith: ({ text }: { text: string }) => (value as string).slice(0, text.length) === text,
    is: (test: { value: boolean }) => (value ? test.value : !test.value),
    atLeast: (test: { value: unknown }) => !(own < size(test.value)),
    atMost: (test: { value: unknown }) => !(own > size(test.value)),
    above: (test: { value: unknown }) => own > size(test.value),
    below: (test: { value: unknown }) => own < size(test.value),
    equals: (test: { value: unknown }) => !(own < size(test.value) || own > size(test.value)),
    between: ({ from, to }: { from: unknown; to: unknown }) => !(own < size(from) || own > size(to)),
    onOrAfter: ({ day }: { day: string }) => dayNumber(value) - dayNumber(day) >= 0,
    before: ({ day }: { day: string }) => dayNumber(value) - dayNumber(day) < 0,
    betweenDays: ({ from, to }: { from: string; to: string }) =>
      dayNumber(value) >= dayNumber(from) && dayNumber(value) <= dayNumber(to),
    inLastDays: ({ days }: { days: number }) => ago >= 0 && ago < days,
    moreThanDaysAgo: ({ days }: { days: number }) => ago >= days,
  };
  return rules[asked.op](asked as never);
}

const dating = { events: "happened_at", payments: "paid_on", deals: "closed_on", tickets: "created_at" };

function didIt({ table, on, where: filters, window, measure }: BehaviourCondition, row: RuleRow): boolean {
  const dated = on ?? `${table}.${dating[table]}`;
  const kept: RuleCells[] = [];
  for (const cells of row.behaviour[table] ?? []) {
    if (filters.some((filter) => !answers(cells[filter.column], filter.test))) continue;
    if (window.kind !== "ever" && !falls(cells[dated], window, row)) continue;
    kept.push(cells);
  }
  if (measure.of === "did" || measure.of === "didNot") return (kept.length === 0) === (measure.of === "didNot");
  if (measure.of === "first" || measure.of === "last") {
    const dates = kept.flatMap((cells) => (cells[dated] == null ? [] : [dayNumber(cells[dated])]));
    if (dates.length === 0) return false;
    const edge = measure.of === "first" ? Math.min(...dates) : Math.max(...dates);
    return falls(new Date(edge * 86_400_000).toISOString().replace("T", " "), measure.within, row);
  }
  if (measure.of === "sum") {
    const cells = kept.map((one) => one[measure.column]).filter((one) => one !== null && one !== undefined);
    if (cells.length === 0) return false;
    if (typeof cells[0] === "number")
      return answers(Number(cells.reduce<number>((sum, one) => sum + Number(one), 0).toFixed(6)), measure.test);
    let sum = 0n;
    for (const one of cells) sum += exact(one, true) as bigint;
    const text = `${sum < 0n ? "-" : ""}${sum < 0n ? -sum / 10_000n : sum / 10_000n}.${String((sum < 0n ? -sum : sum) % 10_000n).padStart(4, "0")}`;
    return answers(text, measure.test);
  }
  if (!("times" in measure)) throw new Error(`no such measure: ${measure.of}`);
  let count = kept.length;
  if (measure.of === "distinct") {
    const { column } = measure;
    count = Object.keys(
      Object.fromEntries(kept.flatMap((one) => (one[column] === null ? [] : [[String(one[column]), 1]]))),
    ).length;
  }
  return measure.op === "atLeast" ? !(count < measure.times) : !(count > measure.times);
}

function falls(moment: RuleCells[string] | undefined, window: RuleWindow, row: RuleRow): boolean {
  if (moment === null || moment === undefined) return false;
  if (window.kind === "ever") return true;
  if (window.kind === "lastDays") return answers(moment, { op: "inLastDays", days: window.days });
  if (window.kind === "betweenDays") return answers(moment, { ...window, op: "betweenDays" });
  const start = row.customer["customers.started_on"];
  if (start === null || start === undefined) return false;
  const age = dayNumber(moment) - dayNumber(start);
  return age >= 0 && age <= window.days - 1;
}
