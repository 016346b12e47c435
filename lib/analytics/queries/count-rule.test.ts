import { beforeAll, expect, test } from "vitest";
import { compile, type Fragment } from "@/lib/analytics/sql/fragment";
import type { PlainRule } from "@/lib/domain/rule";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { countRule } from "./count-rule";

const agency: PlainRule = { kind: "column", column: "customers.trade", test: { op: "isOneOf", values: ["agency"] } };
const large: PlainRule = { kind: "column", column: "customers.staff", test: { op: "atLeast", value: 10 } };
const early: PlainRule = {
  kind: "behaviour",
  table: "events",
  where: [{ column: "events.name", test: { op: "isOneOf", values: ["export"] } }],
  window: { kind: "firstDays", days: 10 },
  measure: { of: "times", op: "atLeast", times: 2 },
};
const paid: PlainRule = {
  kind: "behaviour",
  table: "payments",
  where: [],
  window: { kind: "ever" },
  measure: { of: "sum", column: "payments.amount", test: { op: "equals", value: "0.3" } },
};
const latelyPaid: PlainRule = { ...paid, measure: { of: "last", within: { kind: "lastDays", days: 31 } } };
const logins: PlainRule = {
  ...paid,
  table: "events",
  measure: { of: "sum", column: "events.value", test: { op: "equals", value: 0.3 } },
};

let small: SmallVersion;

beforeAll(async () => {
  small = await smallVersion({
    asOf: "2024-03-31",
    tables: {
      customers: `select * from (values
        ('a', 'agency', cast(12 as double), date '2024-02-20'),
        ('b', 'agency', 3, date '2024-02-20'),
        ('c', 'studio', 10, date '2024-02-20'),
        ('d', null, null, null),
        ('e', 'shop', 50, date '2024-03-01')) t(customer_id, trade, staff, started_on)`,
      // a: day 0 and day 9 of ten; b: day 9 and day 10, one too late; d has no start; e: before the start.
      events: `select *, case name when 'login' then cast(0.1 as double) end as value from (values
        ('a', timestamp '2024-02-20 08:00:00', 'export'), ('a', timestamp '2024-02-29 23:59:59', 'export'),
        ('b', timestamp '2024-02-29 10:00:00', 'export'), ('b', timestamp '2024-03-01 00:00:00', 'export'),
        ('d', timestamp '2024-02-21 10:00:00', 'export'), ('d', timestamp '2024-02-22 10:00:00', 'export'),
        ('e', timestamp '2024-02-28 10:00:00', 'export'), ('e', timestamp '2024-02-29 10:00:00', 'export'),
        ('c', timestamp '2024-02-21 10:00:00', 'login'), ('c', timestamp '2024-02-21 10:00:00', 'login'),
        ('c', timestamp '2024-02-22 10:00:00', 'login')) t(customer_id, happened_at, name)`,
      payments: `select * from (values
        ('a', date '2024-03-01', cast(0.1 as decimal(18,4))), ('a', date '2024-02-01', 0.2),
        ('b', date '2024-02-29', 0.3), ('b', date '2024-02-28', -0.3),
        ('gone', date '2024-03-03', 0.3)) t(customer_id, paid_on, amount)`,
    },
  });
});

test.each<[string, PlainRule, number]>([
  ["a value: a, b", agency, 2],
  ["none of a value, the missing one included: c, d, e", { kind: "none", rules: [agency] }, 3],
  ["a number: a, c, e", large, 3],
  ["twice in the first ten days: a", early, 1],
  ["payments of 0.1 and 0.2 are 0.3, of 0.3 and its refund 0, none at all nothing: a", paid, 1],
  ["last payment in March: a", latelyPaid, 1],
  ["three logins of 0.1 are 0.3, though doubles say 0.30000000000000004: c", logins, 1],
  ["an empty all", { kind: "all", rules: [] }, 5],
  ["an empty any", { kind: "any", rules: [] }, 0],
])("%s", async (_, rule, count) => {
  expect((await countRule(small.version, rule, small.ask)).nodes[0]).toEqual({ path: "", count });
});

test("every node is counted, in one statement that reads each table once", async () => {
  const texts: string[] = [];
  const rule: PlainRule = {
    kind: "any",
    rules: [
      { kind: "all", rules: [large, early] },
      { kind: "none", rules: [agency, paid, latelyPaid] },
    ],
  };
  const counted = await countRule(small.version, rule, (question) => {
    texts.push(compile(question.statement as Fragment).text);
    return small.ask(question);
  });
  expect(counted).toEqual({
    total: 5,
    nodes: [
      { path: "", count: 4 },
      { path: "0", count: 1 },
      { path: "0.0", count: 3 },
      { path: "0.1", count: 1 },
      { path: "1", count: 3 },
      { path: "1.0", count: 2 },
      { path: "1.1", count: 1 },
      { path: "1.2", count: 1 },
    ],
  });
  expect(texts).toHaveLength(1);
  expect(texts[0]?.match(/from "v_small1"\."(events|payments)"/g)).toHaveLength(2);
});

test("a rule that the version cannot answer is refused with every fault", async () => {
  const rule: PlainRule = {
    kind: "all",
    rules: [
      { kind: "column", column: "customers.colour", test: { op: "isFilled" } },
      { kind: "column", column: "customers.trade", test: { op: "above", value: 1 } },
    ],
  };
  await expect(countRule(small.version, rule, small.ask)).rejects.toMatchObject({
    code: "invalid",
    sentence: expect.stringMatching(/^This version has no column customers\.colour/),
    details: [{}, { sentence: expect.stringMatching(/^The column trade is text/) }],
  });
});

test("1,000 values and 200 nodes are answered", async () => {
  const values = ["agency", ...Array.from({ length: 999 }, (_, index) => `other ${index}`)];
  const many: PlainRule = { kind: "column", column: "customers.trade", test: { op: "isOneOf", values } };
  expect((await countRule(small.version, many, small.ask)).nodes[0]?.count).toBe(2);
  const wide: PlainRule = {
    kind: "any",
    rules: Array.from({ length: 199 }, (_, index) => (index % 2 ? agency : early)),
  };
  expect((await countRule(small.version, wide, small.ask)).nodes).toHaveLength(200);
});
