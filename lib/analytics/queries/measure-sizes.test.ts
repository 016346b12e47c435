import { afterAll, beforeAll, expect, test } from "vitest";
import { DuckDbEngine } from "@/lib/analytics/engine/duckdb/server-engine";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { PlainRule } from "@/lib/domain/rule";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { smallVersion } from "@/lib/testing/small-version";
import { type AskVersion, measureMonths, measureSizes } from "./measure-sizes";

/** Version 1: a to f. Version 2: b has grown, c has shrunk, d is gone, g and h are new. Version 3 lacks the column. */
const first = `select * from (values ('a', 60), ('b', 10), ('c', 70), ('d', 80), ('e', 30), ('f', 5)) as t(customer_id, employees)`;
const second = `select * from (values ('a', 60), ('b', 55), ('c', 5), ('e', 30), ('f', 5), ('g', 90), ('h', 25)) as t(customer_id, employees)`;
const third = `select 'a' as customer_id, 'North' as region`;
const months = `select customer_id, cast(month as date) as month, age as age_months, active from (values
  ('a', '2024-01-01', 0, true), ('a', '2024-02-01', 1, false), ('a', '2024-03-01', 2, true), ('b', '2024-02-01', 0, true),
  ('b', '2024-03-01', 1, true), ('e', '2024-02-01', 0, true)) as t(customer_id, month, age, active)`;

let engine: DuckDbEngine;
let versions: DatasetVersion[];
let ask: AskVersion;

beforeAll(async () => {
  const made = [
    await smallVersion({ tables: { customers: first } }),
    await smallVersion({ tables: { customers: second, customer_months: months }, asOf: "2024-03-10" }),
    await smallVersion({ tables: { customers: third } }),
  ];
  versions = made.map(({ version }, index) => ({ ...version, id: `v${index + 1}`, number: index + 1 }));
  const [folder = ""] = versions.map((version) => version.folder);
  engine = new DuckDbEngine({
    threads: 2,
    memoryLimit: "1GB",
    tempFolder: folder,
    tempLimit: "1GB",
    allowedFolders: versions.map((version) => version.folder),
  });
  ask = (version, question) => engine.ask(version, question);
  for (const one of made) await one.engine.close();
});

afterAll(() => engine.close());

function atLeast(employees: number, number: number): AskedSegment {
  const rule: PlainRule = {
    kind: "column",
    column: "customers.employees",
    test: { op: "atLeast", value: employees },
  };
  return { ref: `large@${number}`, slug: "large", name: "Large", code: "A", version: number, written: rule, rule };
}

function place(index: number): DatasetVersion {
  const version = versions[index];
  if (!version) throw new Error(`no version ${index}`);
  return version;
}

test("by one definition: who is new, moved, gone and stayed adds up to both sizes", async () => {
  const large = atLeast(50, 1);
  const [one, two] = await measureSizes(
    [0, 1].map((index) => ({ version: place(index), atBuild: large, today: large })),
    ask,
  );
  expect(one).toMatchObject({ version: 1, customers: 6, atBuild: { size: 3, share: 0.5, step: null, sentence: null } });
  // a stays; b moved in, g is new; c moved out, d is gone.
  expect(two?.atBuild).toEqual({
    definition: 1,
    size: 3,
    share: 3 / 7,
    step: {
      entered: { all: 2, fresh: 1, moved: 1, byDefinition: 0 },
      left: { all: 2, gone: 1, moved: 1, byDefinition: 0 },
      stayed: 1,
    },
    sentence: null,
  });
  expect(two?.today).toEqual(two?.atBuild);
});

test("what another definition let in or put out is told from what happened; today's definition has no such part", async () => {
  const [old, wider, narrower] = [atLeast(50, 1), atLeast(20, 2), atLeast(80, 3)];
  const [, two] = await measureSizes(
    [
      { version: place(0), atBuild: old, today: wider },
      { version: place(1), atBuild: wider, today: wider },
    ],
    ask,
  );
  // a, b, e, g, h: e and h would not be in by the old one, although h is new.
  expect(two?.atBuild).toMatchObject({
    size: 5,
    step: {
      entered: { all: 4, fresh: 1, moved: 1, byDefinition: 2 },
      left: { all: 2, gone: 1, moved: 1, byDefinition: 0 },
      stayed: 1,
    },
  });
  expect(two?.today.step).toMatchObject({ entered: { all: 3, fresh: 2, moved: 1, byDefinition: 0 }, stayed: 2 });
  const [, put] = await measureSizes(
    [
      { version: place(0), atBuild: old, today: old },
      { version: place(1), atBuild: narrower, today: old },
    ],
    ask,
  );
  // g alone: a is put out, c moved out, d is gone.
  expect(put?.atBuild).toMatchObject({
    size: 1,
    step: { entered: { all: 1, fresh: 1 }, left: { all: 3, gone: 1, moved: 1, byDefinition: 1 }, stayed: 0 },
  });
});

test("a version that lacks the column says so, and the others go on", async () => {
  const large = atLeast(50, 1);
  const sizes = await measureSizes(
    [0, 1, 2].map((index) => ({ version: place(index), atBuild: large, today: large })),
    ask,
  );
  expect(sizes.map(({ atBuild }) => atBuild.size)).toEqual([3, 3, null]);
  expect(sizes[2]?.atBuild).toMatchObject({ share: null, step: null });
  expect(sizes[2]?.atBuild.sentence).toContain("employees");
});

test("without ids nobody is followed; the sizes stay", async () => {
  const large = atLeast(50, 1);
  const nameless = [0, 1].map((index) => {
    const version = place(index);
    return { ...version, id: `n${index}`, manifest: { ...version.manifest, hasIds: false } };
  });
  const sizes = await measureSizes(
    nameless.map((version) => ({ version, atBuild: large, today: large })),
    ask,
  );
  expect(sizes[1]?.atBuild).toMatchObject({ size: 3, step: null });
  expect(sizes[1]?.atBuild.sentence).toContain("no ids of their own");
});

test("members by month: who began, who paid and who was there; the running month is not complete", async () => {
  const told = await measureMonths(place(1), atLeast(50, 1), ask);
  expect(told.sentence).toBeNull();
  expect(
    told.months.map(({ month, complete, started, active, there }) => [month, complete, started, active, there]),
  ).toEqual([
    ["2024-01", true, 1, 1, 1],
    ["2024-02", true, 1, 1, 2],
    ["2024-03", false, 0, 2, 2],
  ]);
  expect((await measureMonths(place(0), atLeast(50, 1), ask)).sentence).toContain("no payments by date");
  expect((await measureMonths(place(1), atLeast(1000, 1), ask)).sentence).toContain("Nobody in this segment");
});
