import { expect, test } from "vitest";
import { z } from "zod";
import { name, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { differentiatorColumns } from "@/lib/domain/differentiators";
import type { PlainRule } from "@/lib/domain/rule";
import { apartEffect } from "@/lib/testing/apart-effect";
import { sampleVersion } from "@/lib/testing/sample-version";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { findDifferentiators } from "./differentiators";
import { lateColumns } from "./late-columns";

function asked(rule: PlainRule): AskedSegment {
  return { ref: "draft", slug: "draft", name: "Draft", code: "–", version: 0, written: rule, rule };
}

async function apartIn(small: SmallVersion, rule: PlainRule, keys?: readonly string[]) {
  const columns = (small.version.manifest.tables.find(({ table }) => table === "customers")?.columns ?? []).filter(
    ({ key }) => key !== "customers.customer_id" && (keys === undefined || keys.includes(key)),
  );
  return await findDifferentiators(small.version, { segment: asked(rule), columns }, small.ask);
}

const isIn: PlainRule = { kind: "column", column: "customers.picked", test: { op: "is", value: true } };

test("the worked case of ridits: sums from counted values equal those from ranked rows", async () => {
  const values = [3, 5, 5, 9, 40, 7, 1, 2, 2, 4, 6, 5];
  const rows = values.map((value, index) => `('c${index}', ${value}, ${index < 5})`).join(", ");
  const small = await smallVersion({
    tables: { customers: `select * from (values ${rows}) as t(customer_id, employees, picked)` },
  });
  const found = await apartIn(small, isIn, ["customers.employees"]);
  expect([found.size, found.total]).toEqual([5, 12]);
  const [row] = found.rows;
  expect(row?.medians).toEqual([5, 4]);
  const told = row && apartEffect(row.apart);
  expect(told?.spread).toBeCloseTo(0.285145349550664, 12);
  expect(told?.effect).toBeCloseTo(0.8516959622166049, 9);
  // Five customers are too few for a verdict, so no effect is shown.
  expect([row?.effect, row?.estimate.mark]).toEqual([null, "notEnough"]);
});

test("values, words and dates counted by hand: missing ones leave both sides", async () => {
  const small = await smallVersion({
    tables: {
      customers: `select
  'c' || i as customer_id,
  i <= 40 as picked,
  case when i <= 30 then 'Agency' when i <= 60 then 'Shop' when i <= 90 then 'Law' end as trade,
  case when i <= 20 then true when i <= 80 then false end as webinar,
  date '2024-01-01' + cast(i as integer) as joined
from range(1, 101) as t(i)`,
    },
  });
  const found = await apartIn(small, isIn, ["customers.trade", "customers.webinar", "customers.joined"]);
  const counts = found.rows.map(({ column, value, apart }) => [
    column.name,
    value,
    ...(apart.kind === "share" ? [apart.k1, apart.n1, apart.k2, apart.n2] : [apart.inside.n, apart.rest.n]),
  ]);
  expect(counts).toEqual([
    ["joined", null, 40, 60],
    ["trade", "Agency", 30, 40, 0, 50],
    // −0.6 of a spread of 0.471, before 0.5 of one of 0.433.
    ["trade", "Law", 0, 40, 30, 50],
    ["webinar", "true", 20, 40, 0, 40],
    ["trade", "Shop", 10, 40, 20, 50],
  ]);
  // Days 1..40 and 41..100 of 2024: the middle pairs are 20/21 and 70/71.
  expect(found.rows[0]?.medians).toEqual(["2024-01-21", "2024-03-11"]);
  expect(found.rows.map(({ estimate }) => estimate.mark)).toEqual(["lower", "higher", "lower", "higher", "none"]);
});

test("on the sample every sum equals a count over rows, in few passes", async () => {
  const small = await sampleVersion(3, 600);
  const rule: PlainRule = { kind: "column", column: "customers.Employees", test: { op: "below", value: 5 } };
  const { asked: columns, leftOut } = differentiatorColumns(small.version.manifest, rule);
  expect(leftOut.find(({ column }) => column.name === "Employees")?.why).toBe("the rule itself asks for it");
  expect(leftOut.map(({ column }) => column.key)).toEqual(
    expect.arrayContaining(["customers.customer_id", "customers.churned", "customers.monthly_revenue"]),
  );
  let passes = 0;
  const found = await findDifferentiators(small.version, { segment: asked(rule), columns }, (question) => {
    passes += 1;
    return small.ask(question);
  });
  expect(passes).toBeLessThanOrEqual(4);
  expect(new Set(found.rows.map(({ column }) => column.key))).toEqual(new Set(columns.map(({ key }) => key)));
  for (const { column, value, apart } of found.rows) {
    const cells = await small.ask({
      statement: sql`select cast(${name(column.name)} as varchar) as value, coalesce(${name("Employees")} < 5, false) as inside
from ${versionTable(small.version.id, "customers")}
where ${name(column.name)} is not null`,
      row: z.object({ value: z.string(), inside: z.boolean() }),
    });
    if (apart.kind === "share") {
      const count = (inside: boolean, only: boolean) =>
        cells.filter((cell) => cell.inside === inside && (!only || cell.value === value)).length;
      expect(apart).toEqual({
        kind: "share",
        k1: count(true, true),
        n1: count(true, false),
        k2: count(false, true),
        n2: count(false, false),
      });
      continue;
    }
    const numbers = cells.map((cell) => {
      const isDay = column.type === "date" || column.type === "timestamp";
      return { inside: cell.inside, size: isDay ? Date.parse(`${cell.value.replace(" ", "T")}`) : Number(cell.value) };
    });
    const below = (size: number) => numbers.filter((one) => one.size < size).length;
    const level = (size: number) => numbers.filter((one) => one.size === size).length;
    const off = numbers.map((one) => ({
      ...one,
      ridit: (below(one.size) + (level(one.size) + 1) / 2 - 0.5) / numbers.length - 0.5,
    }));
    const sum = (inside: boolean, power: number) =>
      off.filter((one) => one.inside === inside).reduce((total, one) => total + one.ridit ** power, 0);
    expect(apart.inside.n).toBe(numbers.filter(({ inside }) => inside).length);
    for (const power of [1, 2, 3] as const) {
      const key = ({ 1: "sum", 2: "sumOfSquares", 3: "sumOfCubes" } as const)[power];
      expect(apart.inside[key]).toBeCloseTo(sum(true, power), 8);
      expect(apart.rest[key]).toBeCloseTo(sum(false, power), 8);
    }
  }
});

test("columns of the sample that were filled after somebody left are told by the data, others are not", async () => {
  const small = await sampleVersion(3, 600);
  const { asked: columns } = differentiatorColumns(small.version.manifest, { kind: "all", rules: [] });
  const late = await lateColumns(small.version, columns, small.ask);
  expect([...late.keys()].sort()).toEqual(["customers.Cancellation reason", "customers.Exit survey sent"]);
  const { leftOut } = differentiatorColumns(small.version.manifest, { kind: "all", rules: [] }, late);
  expect(leftOut.find(({ column }) => column.name === "Exit survey sent")?.why).toBe(
    "seems to be known only after customers left",
  );
});
