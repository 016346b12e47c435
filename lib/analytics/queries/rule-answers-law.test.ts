import * as fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { memberPath, type PlainRule, ruleSchema } from "@/lib/domain/rule";
import { evaluateRule, type RuleRow } from "@/lib/domain/rule-evaluator";
import { whySentence } from "@/lib/domain/rule-explanation";
import { ruleNodes } from "@/lib/domain/rule-nodes";
import { whyIn } from "@/lib/domain/rule-why";
import { type HostileTables, hostileAsOf, hostileTables } from "@/lib/testing/hostile-rows";
import { randomRules } from "@/lib/testing/random-rules";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { customerRow } from "./customer-row";
import { nearMisses } from "./near-misses";
import { sampleCustomers } from "./sample-customers";

let drawn: HostileTables;
let small: SmallVersion;

beforeAll(async () => {
  drawn = hostileTables(4);
  small = await smallVersion({ tables: drawn.selects, asOf: hostileAsOf });
});
afterAll(() => small.engine.close());

const rules = randomRules.map((rule) => ruleSchema.parse(JSON.parse(JSON.stringify(rule))) as PlainRule);
const holds = (rule: PlainRule, row: RuleRow) => evaluateRule(rule, row, hostileAsOf);

test("a customer read back from the files is judged as the customer that was written", async () => {
  const ids = [...drawn.rows.keys()];
  await fc.assert(
    fc.asyncProperty(rules, fc.nat(ids.length - 1), async (rule, index) => {
      const id = ids[index] ?? "";
      const row = drawn.rows.get(id);
      const read = await customerRow(small.version, { id, rules: [rule] }, small.ask);
      if (!row || !read) throw new Error(`no customer ${id}`);
      for (const { rule: node } of ruleNodes(rule)) expect(holds(node, read)).toBe(holds(node, row));
      const sentence = whySentence(rule, read, small.version.manifest);
      expect(sentence).toMatch(holds(rule, row) ? /^In, because ./ : /^Not in, because ./);
      expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    }),
    { numRuns: 100, seed: 11 },
  );
});

test("near misses are those whom one member of the outermost group alone keeps out", async () => {
  const rows = [...drawn.rows.values()];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("all" as const, "none" as const, "any" as const),
      fc.array(rules, { maxLength: 4 }),
      async (kind, members) => {
        const rule: PlainRule = { kind, rules: members };
        const kept = (member: PlainRule, row: RuleRow) => holds(member, row) === (kind === "all");
        const expected = members.map((member, index) => ({
          path: memberPath("", index),
          count: rows.filter(
            (row) => !kept(member, row) && members.every((other, at) => at === index || kept(other, row)),
          ).length,
        }));
        const none = kind === "any" || members.length < 2;
        expect(await nearMisses(small.version, rule, small.ask)).toEqual(none ? [] : expected);
      },
    ),
    { numRuns: 60, seed: 12 },
  );
});

test("a sample holds customers of the rule alone, the same for a seed, and knows what holds and who is new", async () => {
  await fc.assert(
    fc.asyncProperty(rules, fc.option(rules), fc.nat(3), async (rule, before, draw) => {
      const asked = { rule, before, columns: [], draw, limit: 20 };
      const sample = await sampleCustomers(small.version, asked, small.ask);
      const all = [...drawn.rows].filter(([, row]) => holds(rule, row));
      expect(sample).toHaveLength(Math.min(20, all.length));
      expect(new Set(sample.map(({ id }) => id)).size).toBe(sample.length);
      for (const { id, holds: held, wasIn } of sample) {
        const row = drawn.rows.get(id);
        if (!row) throw new Error(`no customer ${id}`);
        expect(wasIn).toBe(before !== null && holds(before, row));
        for (const node of ruleNodes(rule)) expect(held.has(node.path), node.path).toBe(holds(node.rule, row));
        expect(whyIn(rule, held, small.version.manifest)).not.toMatch(/undefined|NaN|\[object/);
      }
      expect(await sampleCustomers(small.version, asked, small.ask)).toEqual(sample);
    }),
    { numRuns: 40, seed: 13 },
  );
});
