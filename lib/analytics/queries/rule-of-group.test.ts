import { describe, expect, test } from "vitest";
import { z } from "zod";
import { name, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { type BehaviourTable, behaviourTables, type PlainRule, ruleSchema } from "@/lib/domain/rule";
import { ruleOfGroup } from "@/lib/domain/rule-of-group";
import { ruleSentence } from "@/lib/domain/rule-sentence";
import type { VersionColumn } from "@/lib/domain/version-manifest";
import { hostileAsOf, hostileTables } from "@/lib/testing/hostile-rows";
import { sampleVersion } from "@/lib/testing/sample-version";
import { type AskedVersion, smallVersion } from "@/lib/testing/small-version";
import { countRule } from "./count-rule";
import { type GroupingQuestion, resolveGrouping } from "./resolve-grouping";

const counted = z.object({ group_key: z.string(), n: z.number() });

/** Each group of a column with the customers behind its rows and those of its rule; null where there is no rule. */
async function comparedGroups(small: AskedVersion, table: "customers" | BehaviourTable, question: GroupingQuestion) {
  const { grouping, groups } = await resolveGrouping(small, question);
  const keys = groups.map(({ group_key, size }) => ({ key: group_key, size }));
  const rules = keys.map(({ key }) =>
    ruleOfGroup(small.version.manifest, { by: question.by, group: key, groups: keys }),
  );
  const whole: PlainRule = { kind: "any", rules: rules.flatMap((rule) => rule ?? []) };
  const { nodes } = await countRule(small.version, whole, small.ask);
  const tops = nodes.filter(({ path }) => /^\d+$/.test(path));
  const key = grouping.keyOf(name("done", question.by.slice(question.by.indexOf(".") + 1)));
  const rows = await small.ask({
    statement: sql`with keyed as (
  select ${key} as group_key, done.customer_id
  from ${versionTable(small.version.id, table)} as done
  where done.customer_id in (select customer.customer_id from ${versionTable(small.version.id, "customers")} as customer)
)
select group_key, cast(count(distinct customer_id) as double) as n
from keyed
group by group_key
order by group_key`,
    row: counted,
  });
  return keys.map(({ key, size }, index) => {
    const rule = rules[index] ?? null;
    if (rule) ruleSchema.parse(rule);
    const inGroup = rows.find((row) => row.group_key === key)?.n ?? 0;
    return { key, size, rule, inGroup, byRule: rule === null ? null : tops.shift()?.count };
  });
}

function columnsToGroup({ version }: AskedVersion): { table: "customers" | BehaviourTable; column: VersionColumn }[] {
  return (["customers", ...behaviourTables] as const).flatMap((table) =>
    (version.manifest.tables.find((one) => one.table === table)?.columns ?? []).map((column) => ({ table, column })),
  );
}

async function expectEveryGroupToBeARule(small: AskedVersion, mayLack: (key: string) => boolean): Promise<number> {
  let groups = 0;
  for (const { table, column } of columnsToGroup(small)) {
    const periods =
      column.type === "date" || column.type === "timestamp" ? (["year", "quarter", "month"] as const) : [];
    const cuts = column.type === "number" || column.type === "money" ? [[-0.00005, 0.3, 19.99005, 20]] : [];
    const questions: GroupingQuestion[] = [
      { by: column.key },
      ...periods.map((period) => ({ by: column.key, period })),
      ...cuts.map((bands) => ({ by: column.key, bands })),
    ];
    for (const question of questions) {
      for (const { key, rule, inGroup, byRule, size } of await comparedGroups(small, table, question)) {
        if (rule === null && mayLack(key)) continue;
        expect({ question, key, count: byRule }).toEqual({ question, key, count: inGroup });
        if (table === "customers") expect(byRule).toBe(size);
        groups += 1;
      }
    }
  }
  return groups;
}

describe.each([1, 2, 3])("groups of hostile tables, draw %i", (seed) => {
  test("the rule of a group holds for exactly its customers", async () => {
    const small = await smallVersion({ tables: hostileTables(seed, 150).selects, asOf: hostileAsOf });
    // Amounts of 14 digits and more are beyond what a rule may name; all other groups have a rule.
    const groups = await expectEveryGroupToBeARule(small, (key) => /\d{14}/.test(key));
    expect(groups).toBeGreaterThan(300);
  }, 60_000);
});

test("every group of every column of the sample", async () => {
  const groups = await expectEveryGroupToBeARule(await sampleVersion(3, 600), () => false);
  expect(groups).toBeGreaterThan(300);
}, 120_000);

test("texts that read like keys, many values and many months are folded and told apart", async () => {
  const small = await smallVersion({
    asOf: "2024-06-30",
    tables: {
      customers: `select
  'c' || i as customer_id,
  case when i % 10 = 0 then null when i % 10 = 1 then '(empty)' when i % 10 = 2 then '(other values)' else 'v' || (i % 90) end as word,
  case when i % 7 = 0 then null else cast(date '2015-01-31' + to_days(cast(i as integer) * 9) as date) end as day
from range(0, 400) as t(i)`,
    },
  });
  for (const column of small.version.manifest.tables[0]?.columns ?? [])
    if (column.name === "word") Object.assign(column, { empty: 40 });
  for (const by of ["customers.word", "customers.day"]) {
    const compared = await comparedGroups(small, "customers", { by, period: "month" });
    expect(compared.some(({ key }) => key === "(other values)")).toBe(true);
    for (const { size, byRule, inGroup } of compared) expect([byRule, inGroup]).toEqual([size, size]);
  }
});

test("the rules read as somebody would write them", async () => {
  const small = await smallVersion({
    asOf: "2024-06-30",
    tables: {
      customers: `select * from (values
  ('c1', 'Agency', 1, cast(10 as decimal(18,4)), true, date '2024-02-29'),
  ('c2', 'Studio', 5, cast(20 as decimal(18,4)), false, date '2023-11-30'),
  ('c3', null, 9, cast(30 as decimal(18,4)), null, null)) as t(customer_id, trade, employees, monthly_revenue, churned, started_on)`,
    },
    labels: { "customers.churned": { yes: "gone", no: "stays" } },
  });
  const { manifest } = small.version;
  const said = (by: string, group: string, groups: readonly string[]) => {
    const rule = ruleOfGroup(manifest, { by, group, groups: groups.map((key) => ({ key, size: null })) });
    return rule === null ? null : ruleSentence(rule, manifest);
  };
  expect(said("customers.trade", "Agency", ["Agency", "Studio", "(empty)"])).toBe("Trade is Agency");
  expect(said("customers.trade", "(empty)", ["Agency", "(empty)"])).toBe("Trade is empty");
  expect(said("customers.trade", "(other values)", ["Agency", "(other values)"])).toBe(
    "Trade is filled, but not with Agency",
  );
  const cuts = ["< 5", "[5, 9)", "≥ 9"];
  expect(cuts.map((key) => said("customers.employees", key, cuts))).toEqual([
    "Employees is below 5",
    "Employees is 5 or more; and employees is below 9",
    "Employees is 9 or more",
  ]);
  const fifths = ["[1, 2.6]", "(2.6, 5]", "(5, 9]"];
  expect(fifths.map((key) => said("customers.employees", key, fifths))).toEqual([
    "Employees is 2.6 or less",
    "Employees is above 2.6; and employees is 5 or less",
    "Employees is above 5",
  ]);
  expect(said("customers.monthly_revenue", "(14.00005, 22.00005]", ["(14.00005, 22.00005]", "(22.00005, 30]"])).toBe(
    "Monthly_revenue is above 14 EUR; and monthly_revenue is 22 EUR or less",
  );
  expect(said("customers.churned", "gone", ["gone", "stays"])).toBe("Churned is gone");
  expect(said("customers.started_on", "2024-02", ["2024-02"])).toBe("Started_on is from 2024-02-01 to 2024-02-29");
  expect(said("customers.started_on", "2023Q4", ["2023Q4"])).toBe("Started_on is from 2023-10-01 to 2023-12-31");
  expect(said("customers.started_on", "2023", ["2023"])).toBe("Started_on is from 2023-01-01 to 2023-12-31");
  expect(said("customers.trade", "x".repeat(301), [])).toBeNull();
  expect(said("customers.started_on", "0999", ["0999"])).toBeNull();
});
