import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { comma, list, name, sql } from "@/lib/analytics/sql/fragment";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import { versionColumn } from "@/lib/domain/metrics";
import { columnsOf } from "@/lib/domain/rule-columns";
import { evaluateRule } from "@/lib/domain/rule-evaluator";
import { plantedDefinitions } from "@/lib/sample/planted-rules";
import { asked, oneOf } from "@/lib/testing/asked";
import { type SampleVersion, sampleVersion } from "@/lib/testing/sample-version";
import { countOverlap } from "./count-overlap";

let sample: SampleVersion;

beforeAll(async () => {
  sample = await sampleVersion(1, 1500);
}, 120_000);

const planted: AskedSegment[] = plantedDefinitions.map(({ code, name: label, rule }) => ({
  ...asked(code.toLowerCase(), rule, code),
  name: label,
}));

test("the planted segments of the sample part it: nobody in two, nobody in none", async () => {
  const { version, ask, truth } = sample;
  const overlap = await countOverlap(version, planted, ask);
  expect([overlap.inSeveral, overlap.inNone, overlap.most]).toEqual([0, 0, 1]);
  const drawn = new Map(truth.segments.map((one) => [one.name, one.accounts]));
  expect(overlap.told.map(({ segment }, place) => [segment.name, overlap.sizes[place]])).toEqual(
    planted.map((one) => [one.name, drawn.get(one.name)]),
  );
});

test("overlaps of segments across plans, sizes and trades are those of counting one customer after the other", async () => {
  const { version, ask } = sample;
  const crossing: AskedSegment[] = [
    ...planted.slice(0, 3),
    asked("team", oneOf("customers.Plan", "Team")),
    asked("mid", { kind: "column", column: "customers.Employees", test: { op: "between", from: 5, to: 40 } }),
    asked("paying", { kind: "column", column: "customers.monthly_revenue", test: { op: "atLeast", value: "150" } }),
    asked("nobody", { kind: "any", rules: [] }),
  ];
  const overlap = await countOverlap(version, crossing, ask);
  const keys = [...new Set(crossing.flatMap(({ rule }) => columnsOf(rule)))];
  const rows = await ask({
    statement: sql`select ${list(
      keys.map((key) => sql`cast(${name(key.replace("customers.", ""))} as varchar) as ${name(key)}`),
      comma,
    )} from ${versionTable(version.id, "customers")}`,
    row: z.record(z.string(), z.string().nullable()),
  });
  const isNumber = (key: string) => versionColumn(version.manifest, key)?.column.type === "number";
  const customers = rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, text]) => [key, text !== null && isNumber(key) ? Number(text) : text]),
    ),
  );
  const members = customers.map((customer) =>
    crossing.map(({ rule }) => evaluateRule(rule, { customer, behaviour: {} }, version.manifest.asOf)),
  );
  const count = (holds: (inside: readonly boolean[]) => boolean) => members.filter(holds).length;
  expect(rows).toHaveLength(1500);
  expect(overlap.sizes).toEqual(crossing.map((_, at) => count((inside) => inside[at] === true)));
  for (const { a, b, count: both } of overlap.pairs)
    expect([a, b, both]).toEqual([a, b, count((inside) => inside[a] === true && inside[b] === true)]);
  expect(overlap.inSeveral).toBe(count((inside) => inside.filter(Boolean).length > 1));
  expect(overlap.inSeveral).toBeGreaterThan(100);
  expect(overlap.inNone).toBe(count((inside) => !inside.includes(true)));
  for (const { inside, count: exactly } of overlap.atoms)
    expect(exactly).toBe(count((one) => one.every((isIn, at) => isIn === inside.includes(at))));
  expect(overlap.atoms.reduce((sum, atom) => sum + atom.count, 0)).toBe(1500);
});
