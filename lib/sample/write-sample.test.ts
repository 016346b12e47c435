import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type DuckDb, openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment, file, name, sql } from "@/lib/analytics/sql/fragment";
import { AppError } from "@/lib/domain/app-error";
import { segments } from "./halden";
import type { PlantedRate, SampleTruth } from "./truth";
import { writeSample } from "./write-sample";

const root = mkdtempSync(path.join(os.tmpdir(), "tessera-sample-"));
const seeds = [1, 2, 3, 4, 5];
const truths = new Map<number, SampleTruth>();
let db: DuckDb;

beforeAll(async () => {
  for (const seed of seeds)
    truths.set(seed, await writeSample({ customers: 4000, seed, folder: folderOf(seed), formats: ["csv", "parquet"] }));
  db = await openDuckDb({ threads: 2, memoryLimit: "1GB", tempFolder: root, tempLimit: "1GB", allowedFolders: [root] });
});

afterAll(() => {
  db.close();
  rmSync(root, { recursive: true, force: true });
});

test("the same number and seed give the same bytes with one thread or two; another seed gives others", async () => {
  const make = (folder: string, seed: number, threads: number) =>
    writeSample({ customers: 4000, seed, folder: path.join(root, folder), formats: ["csv", "parquet"], threads });
  const again = await make("again", 1, 1);
  expect(again).toEqual(truths.get(1));
  expect(again.files.map((one) => one.sha256)).toHaveLength(9);
  for (const [index, one] of (truths.get(2)?.files ?? []).entries())
    expect(one.sha256).not.toBe(again.files[index]?.sha256);
  expect(readdirSync(path.join(root, "again")).sort()).toEqual(
    [...again.files.map((one) => one.name), "truth.json"].sort(),
  );
  expect(JSON.parse(readFileSync(path.join(root, "again", "truth.json"), "utf8"))).toEqual(again);
});

test("what was drawn lies within four and a half standard errors of what was planted, for five seeds", () => {
  for (const seed of seeds) {
    const truth = truthOf(seed);
    for (const one of [truth.total, ...truth.segments]) {
      for (const rate of [one.conversion, one.churnTwelveMonths, one.churnedShare, one.closeRate, one.satisfied])
        expect(withinBounds(rate), `${seed} ${one.name} ${JSON.stringify(rate)}`).toBe(true);
    }
    for (const [index, one] of truth.segments.entries()) {
      expect(one.conversion.expected).toBeCloseTo(segments[index]?.conversion ?? 0, 9);
      expect(one.accounts).toBe(one.paying + one.inTrial + one.left + one.trialsEndedUnpaid);
    }
  }
});

test("planted differences have the size of the plan", () => {
  const [agencies, , , , solo] = truthOf(1).segments;
  expect(agencies?.churnTwelveMonths.pointsAgainstRest).toBeLessThan(-11);
  expect(solo?.churnTwelveMonths.pointsAgainstRest).toBeGreaterThan(16);
  expect(agencies?.conversion.pointsAgainstRest).toBeGreaterThan(12);
  expect(agencies?.closeRate.pointsAgainstRest).toBeGreaterThan(7);
});

test("mean monthly revenue of each segment is near its parameter", () => {
  for (const seed of seeds)
    for (const one of truthOf(seed).segments) {
      const { sum, n, expected } = one.monthlyRevenue;
      const relativeSpread = 0.9;
      expect(Math.abs(Number(sum) / n / expected - 1), `${seed} ${one.name}`).toBeLessThan(
        (4.5 * relativeSpread) / Math.sqrt(n),
      );
    }
});

test("rules decide the segment alone, and every account is in exactly one", async () => {
  const byRule = sql`case when "Industry" in ('Public administration', 'Education', 'Non-profit') then 'Public & non-profit'
    when "Employees" < 5 then 'Solo & freelance' when "Industry" in ('Agency', 'Studio', 'Communication') then 'Agencies'
    when "Industry" in ('Consulting', 'Legal', 'Accounting', 'Engineering') then 'Professional services'
    when "Industry" in ('Software', 'IT services') then 'Software & IT teams'
    when "Industry" in ('Online retail', 'Consumer goods') then 'Online retail' end`;
  expect(
    await ask(
      sql`select cast(count(*) as integer) as n from ${parquet(1, "customers")} where ${byRule} is distinct from "Market segment"`,
    ),
  ).toEqual([{ n: 0 }]);
});

test("columns without effect keep their shares among those who left, who paid and in every segment", async () => {
  for (const seed of seeds) {
    for (const column of truthOf(seed).columnsWithoutEffect) {
      const rows =
        await ask(sql`select cast(count(*) as integer) as n, cast(count(*) filter (where "Has left") as integer) as left_n,
          cast(count(*) filter (where "Market segment" = 'Agencies') as integer) as agencies from (select distinct on ("Account ID") *, ${name(column)} as value
          from ${parquet(seed, "customers")} order by "Account ID", "Plan") group by value`);
      const sum = (key: string) => rows.reduce((total, row) => total + Number(row[key]), 0);
      for (const row of rows)
        for (const key of ["left_n", "agencies"]) {
          const rate = {
            count: Number(row[key]),
            n: sum(key),
            expected: Number(row.n) / sum("n"),
            pointsAgainstRest: 0,
          };
          expect(withinBounds(rate), `${seed} ${column} ${JSON.stringify(rate)}`).toBe(true);
        }
    }
  }
});

test("an account is the same however many others there are", async () => {
  await writeSample({ customers: 300, seed: 1, folder: path.join(root, "small"), formats: ["parquet"] });
  const small = sql`read_parquet(${file(path.join(root, "small", "customers.parquet"))})`;
  const rows =
    await ask(sql`select cast(count(*) as integer) as n from (select * exclude ("Paid since", "Cancelled on", "Plan") from ${small}
    except select * exclude ("Paid since", "Cancelled on", "Plan") from ${parquet(1, "customers")})`);
  expect(rows).toEqual([{ n: 0 }]);
});

test("money: the last subscription is the monthly revenue, and the sums are those of the truth", async () => {
  const off =
    await ask(sql`select cast(count(*) as integer) as n from (select "Account ID", max_by("Amount", "Paid on") as last from ${parquet(2, "payments")}
      where "Line" = 'Subscription' group by 1) p full join (select distinct "Account ID", "Monthly revenue" as mrr from ${parquet(2, "customers")}
      where "Monthly revenue" is not null) c using ("Account ID") where p.last is distinct from c.mrr`);
  expect(off).toEqual([{ n: 0 }]);
  const rows =
    await ask(sql`select "Market segment" as segment, cast(sum("Amount") as varchar) as amount, cast(sum("Direct cost") as varchar) as cost,
      cast(count(*) as integer) as rows, cast(count(distinct "Invoice") as integer) as invoices
    from ${parquet(2, "payments")} join (select distinct "Account ID", "Market segment" from ${parquet(2, "customers")}) using ("Account ID") group by 1 order by 1`);
  const planned = truthOf(2).segments.map((one) => ({ segment: one.name, ...one.payments }));
  expect(rows).toEqual(planned.sort((a, b) => (a.segment < b.segment ? -1 : 1)));
  const cents = (text: string) => Math.round(Number(text) * 100);
  expect(planned.reduce((sum, one) => sum + cents(one.amount), 0)).toBe(cents(truthOf(2).total.payments.amount));
  expect(rows.every((row) => Number(row.amount) > 0)).toBe(true);
});

test("nothing happens before the first day, after the as-of day, or after an account has left", async () => {
  const ends = sql`(select "Account ID" as id, max(coalesce("Paid since", "Trial started")) as since, max(case when "Cancelled on" >= "Paid since" then "Cancelled on" end) as until
    from ${parquet(3, "customers")} group by 1)`;
  const outside = (table: string, key: string, moment: string) =>
    sql`select cast(count(*) as integer) as n from ${parquet(3, table)} t left join ${ends} e on e.id = t.${name(key)}
      where cast(t.${name(moment)} as date) > date '2026-10-31' or cast(t.${name(moment)} as date) < date '2023-11-01' or cast(t.${name(moment)} as date) >= e.until`;
  expect(await ask(outside("payments", "Account ID", "Paid on"))).toEqual([{ n: 0 }]);
  expect(await ask(outside("events", "account_id", "happened_at"))).toEqual([{ n: 0 }]);
  expect(await ask(outside("tickets", "Account ID", "Created"))).toEqual([{ n: 0 }]);
  const late = sql`select cast(count(*) filter (where "Closed" > date '2026-10-31') as integer) as closed from ${parquet(3, "deals")}`;
  expect(await ask(late)).toEqual([{ closed: 0 }]);
  const early = sql`select cast(count(*) as integer) as n from ${parquet(3, "payments")} t join ${ends} e on e.id = t."Account ID" where t."Paid on" < e.since`;
  expect(await ask(early)).toEqual([{ n: 0 }]);
});

test("dirty records are in the files as often as the truth says", async () => {
  const truth = truthOf(4);
  const text = (table: string) =>
    readFileSync(path.join(folderOf(4), `${table}.csv`), "utf8")
      .trimEnd()
      .split("\n");
  const lines = {
    customers: text("customers"),
    payments: text("payments"),
    deals: text("deals"),
    tickets: text("tickets"),
  };
  for (const [table, all] of Object.entries(lines))
    expect(truth.files.find((one) => one.name === `${table}.csv`)?.records).toBe(all.length - 1);
  const matching = (table: keyof typeof lines, pattern: RegExp) =>
    lines[table].filter((line) => pattern.test(line)).length;
  const one = async (question: Fragment) => (await ask(question))[0]?.n;
  const found = [
    matching("customers", /;31\.02\.2024;/),
    await one(
      sql`select cast(count(*) as integer) as n from ${parquet(4, "customers")} where "Cancelled on" < "Paid since"`,
    ),
    await one(
      sql`select cast(count(*) - count(distinct "Account ID") as integer) as n from ${parquet(4, "customers")}`,
    ),
    await one(sql`select cast(count(*) as integer) as n from ${parquet(4, "deals")} where "Closed" < "Opened"`),
    await one(sql`select cast(count(*) as integer) as n from ${parquet(4, "tickets")} where "Resolved" < "Created"`),
    matching("customers", /^X-\d;Miller; Sons;/),
    matching("customers", /^;/),
    matching("payments", /,n\/a,/),
    matching("payments", /,2025-02-30,/),
    lines.payments.filter((line) => line.split(",").length === 8).length,
    matching("deals", /,Zombie,/),
    matching("tickets", /,2025-13-01 /),
  ];
  expect(truth.dirty.map((each) => each.count)).toEqual(found);
  expect(found).toEqual([6, 3, 4, 3, 5, 5, 1, 8, 5, 3, 2, 4]);
});

test("traps: the webinar works through size alone, more solo trials since February, the survey only for those who left", async () => {
  const { confounder, drift } = truthOf(5);
  expect(confounder.attended.pointsAgainstRest).toBeLessThan(-4);
  expect(withinBounds(confounder.attended) && withinBounds(confounder.notAttended)).toBe(true);
  expect(withinBounds({ ...drift.trialsBefore, expected: 0.36, pointsAgainstRest: 0 })).toBe(true);
  expect(withinBounds({ ...drift.trialsSince, expected: 0.53, pointsAgainstRest: 0 })).toBe(true);
  const leak = sql`select cast(count(*) filter (where "Exit survey sent" and not "Has left") as integer) as n, count(*) filter (where "Exit survey sent") > 0 as some from ${parquet(5, "customers")}`;
  expect(await ask(leak)).toEqual([{ n: 0, some: true }]);
});

test("a number, seed or format that cannot be used is refused in a sentence and leaves nothing behind", async () => {
  const folder = path.join(root, "refused");
  for (const wrong of [{ customers: 12 }, { customers: 1.5 }, { seed: -1 }, { formats: [] }])
    await expect(writeSample({ customers: 1000, seed: 1, folder, formats: ["csv"], ...wrong })).rejects.toBeInstanceOf(
      AppError,
    );
  expect(existsSync(folder)).toBe(false);
  const underFile = path.join(folderOf(1), "customers.csv", "below");
  await expect(writeSample({ customers: 1000, seed: 1, folder: underFile, formats: ["csv"] })).rejects.toThrow(
    /cannot be written to/,
  );
});

function folderOf(seed: number): string {
  return path.join(root, `seed-${seed}`);
}

function truthOf(seed: number): SampleTruth {
  const truth = truths.get(seed);
  if (!truth) throw new Error(`no sample of seed ${seed}`);
  return truth;
}

function parquet(seed: number, table: string): Fragment {
  return sql`read_parquet(${file(path.join(folderOf(seed), `${table}.parquet`))})`;
}

async function ask(question: Fragment) {
  const connection = await db.connect();
  try {
    return await connection.rows(compile(question));
  } finally {
    connection.close();
  }
}

function withinBounds({ count, n, expected }: PlantedRate): boolean {
  return Math.abs(count - n * expected) <= 4.5 * Math.sqrt(n * expected * (1 - expected)) + 1;
}
