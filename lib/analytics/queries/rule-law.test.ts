import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { comma, compile, list, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import {
  type BehaviourCondition,
  type PlainRule,
  type Rule,
  type RuleTest,
  type RuleWindow,
  ruleNodes,
  ruleSchema,
} from "@/lib/domain/rule";
import { evaluateRule, type RuleCells, type RuleRow, reasons } from "@/lib/domain/rule-evaluator";
import { expandRule, type KnownSegment, type SegmentLookup } from "@/lib/domain/rule-expansion";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import { type HostileTables, hostileAsOf, hostileTables } from "@/lib/testing/hostile-rows";
import { randomRules, randomRulesOver } from "@/lib/testing/random-rules";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { countRule } from "./count-rule";
import { rulePredicate } from "./rule-predicate";
import { placedSegments, segmentMembers } from "./segment-members";

const trees = Number(process.env.RULE_TREES ?? 2000);
const seeds = [1, 2, 3, 4];
/** Rules of one statement: as many as one mask can hold, so that the mask is put to the test as well. */
const atOnce = 50;
/** Rules whose nodes one statement counts; the planner's time grows with the square of their number. */
const countedAtOnce = 5;
const segments = ["first", "second", "third", "fourth"];

describe.each(seeds)("rules over hostile rows, draw %i", (seed) => {
  let drawn: HostileTables;
  let small: SmallVersion;
  let lookup: SegmentLookup;

  beforeAll(async () => {
    drawn = hostileTables(seed);
    small = await smallVersion({ tables: drawn.selects, asOf: hostileAsOf });
    lookup = lookupOf(seed);
  });

  const runs = Math.ceil(trees / seeds.length / atOnce);
  test(
    `predicate, evaluator and a count by sets agree at every node of ${runs * atOnce} rules over ${hostileTables(1).rows.size} rows; the text of the SQL depends on no value`,
    async () => {
      const everybody = [...drawn.rows.keys()];
      const many = fc.array(randomRulesOver(segments), { minLength: atOnce, maxLength: atOnce });
      await fc.assert(
        fc.asyncProperty(many, async (drawnRules) => {
          const written = drawnRules.map((rule) => ruleSchema.parse(JSON.parse(JSON.stringify(rule))) as Rule);
          const rules = written.map((rule) => expandRule(rule, lookup));
          const sets = new Members(drawn.rows, lookup);
          const masks = await masksOf(rules, small);
          for (const [index, rule] of rules.entries()) {
            const bySets = everybody.filter((id) => sets.of(written[index] ?? rule).has(id));
            expect(everybody.filter((id) => evaluateRule(rule, rowOf(drawn, id), hostileAsOf))).toEqual(bySets);
            const bit = 1n << BigInt(index);
            expect(everybody.filter((id) => ((masks.get(id) ?? 0n) & bit) > 0n)).toEqual(bySets);
          }
          for (let at = 0; at < rules.length; at += countedAtOnce) {
            const whole: PlainRule = { kind: "any", rules: rules.slice(at, at + countedAtOnce) };
            const counted = await countRule(small.version, whole, small.ask);
            expect(counted.total).toBe(everybody.length);
            expect(counted.nodes).toEqual(
              ruleNodes(whole).map(({ path, rule }) => ({ path, count: sets.of(rule).size })),
            );
            expect(textOf(withOtherValues(whole), small)).toBe(textOf(whole, small));
          }
          for (const rule of written)
            expect(ruleSentence(rule, small.version.manifest)).not.toMatch(/undefined|NaN|\[object/);
        }),
        { numRuns: runs, seed: 20_260 + seed, endOnFailure: true, includeErrorInReport: true },
      );
    },
    60_000 + trees * 100,
  );

  test(
    "a rule asked alone chooses the same customers",
    async () => {
      await fc.assert(
        fc.asyncProperty(randomRules, async (rule) => {
          const byPredicate = await small.ask(membersQuestion(rule, small));
          const bySets = new Members(drawn.rows, lookup).of(rule);
          expect(byPredicate.map((row) => row.customer_id).sort()).toEqual([...bySets].sort());
        }),
        { numRuns: Math.ceil(trees / 100), seed: 77 + seed, endOnFailure: true, includeErrorInReport: true },
      );
    },
    60_000 + trees * 10,
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

/** Four segments, of which the later ones name the earlier. */
function lookupOf(seed: number): SegmentLookup {
  const plain = fc.sample(randomRules, { numRuns: segments.length, seed: 500 + seed });
  const known = segments.map((slug, index): KnownSegment => {
    const earlier = segments.slice(0, index).map((one): Rule => ({ kind: "segment", segment: one, op: "isNotIn" }));
    const rule: Rule = { kind: "any", rules: [plain[index] ?? { kind: "all", rules: [] }, ...earlier] };
    return { slug, name: slug, version: 1, rule };
  });
  return (slug) => known.find((one) => one.slug === slug);
}

const masked = z.object({ customer_id: z.string(), mask: z.string() });

/** The mask of each customer who is in at least one of the rules, all asked as segments in one pass. */
async function masksOf(rules: readonly PlainRule[], { version, ask }: SmallVersion): Promise<Map<string, bigint>> {
  const asked = rules.map((rule, index): AskedSegment => {
    const slug = `rule-${index}`;
    return { ref: `${slug}@1`, slug, name: slug, code: "A", version: 1, written: rule, rule };
  });
  const frame = { versionId: version.id, manifest: version.manifest };
  const members = segmentMembers(placedSegments(asked, frame), frame);
  const rows = await ask({
    statement: sql`select customer_id, cast(mask as varchar) as mask from ${members} as member`,
    row: masked,
  });
  return new Map(rows.map(({ customer_id, mask }) => [customer_id, BigInt(mask)]));
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

/** Who is in a rule, by sets alone; each node is worked out once. */
class Members {
  readonly #rows: Rows;
  readonly #lookup: SegmentLookup;
  readonly #known = new Map<Rule, ReadonlySet<string>>();

  constructor(rows: Rows, lookup: SegmentLookup) {
    this.#rows = rows;
    this.#lookup = lookup;
  }

  of(rule: Rule): ReadonlySet<string> {
    const known = this.#known.get(rule) ?? this.#worked(rule);
    this.#known.set(rule, known);
    return known;
  }

  #worked(rule: Rule): ReadonlySet<string> {
    if (rule.kind === "column") return where(this.#rows, (row) => answers(row.customer[rule.column], rule.test));
    if (rule.kind === "behaviour") return where(this.#rows, (row) => didIt(rule, row));
    const whole = [...this.#rows.keys()];
    if (rule.kind === "segment") {
      const named = this.#lookup(rule.segment, rule.version);
      if (!named) throw new Error(`no segment ${rule.segment}`);
      const inside = this.of(named.rule);
      return rule.op === "isIn" ? inside : new Set(whole.filter((id) => !inside.has(id)));
    }
    const sets = rule.rules.map((one) => this.of(one));
    const inSome = new Set(sets.flatMap((one) => [...one]));
    if (rule.kind === "any") return inSome;
    if (rule.kind === "none") return new Set(whole.filter((id) => !inSome.has(id)));
    return new Set(whole.filter((id) => !sets.some((one) => !one.has(id))));
  }
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
