import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, type DuckDb, openDuckDb, type Row } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment, file, sql } from "@/lib/analytics/sql/fragment";
import type { CanonicalTable } from "@/lib/domain/dictionary";
import type { Recipe } from "@/lib/domain/recipe";
import { versionManifestSchema } from "@/lib/domain/version-manifest";
import { buildKnownDataset, type KnownVersion } from "@/lib/testing/known-datasets";
import type { KnownDataset } from "@/lib/testing/known-recipes";
import { golden, sharedFilesPresent } from "@/lib/testing/shared-files";
import { checkRecipe } from "./check-recipe";

let folder: string;
let db: DuckDb;
let connection: Connection;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "tessera-known-"));
  db = await openDuckDb({
    threads: 2,
    memoryLimit: "1GB",
    tempFolder: folder,
    tempLimit: "1GB",
    allowedFolders: [folder],
  });
  connection = await db.connect();
});

afterAll(() => {
  connection.close();
  db.close();
  rmSync(folder, { recursive: true });
});

async function row(statement: Fragment): Promise<Row> {
  return (await connection.rows(compile(statement)))[0] ?? {};
}

function table(dataset: KnownDataset, name: CanonicalTable): Fragment {
  return sql`read_parquet(${file(path.join(folder, dataset, `${name}.parquet`))})`;
}

function facts(dataset: string, ...keys: string[]): Record<string, unknown> {
  let value = (golden(dataset) as { sections: Record<string, unknown> }).sections;
  for (const key of keys) value = value[key] as Record<string, unknown>;
  return value;
}

function mapping(recipe: Recipe): string[] {
  return recipe.sources.flatMap((source) =>
    source.columns.flatMap((column) =>
      column.targets.flatMap((target) =>
        target.field === null ? [] : [`${column.header} → ${target.table}.${target.field}`],
      ),
    ),
  );
}

const sound = (version: KnownVersion) => {
  for (const source of version.report.sources) expect(source.kept + source.rejected).toBe(source.records);
  expect(checkRecipe(version.recipe, version.files)).toEqual([]);
};

const gate = (version: KnownVersion, id: string) => version.report.gates.find((one) => one.id === id);
const column = (version: KnownVersion, key: string) =>
  version.manifest.tables.flatMap((one) => one.columns).find((one) => one.key === key);

describe.runIf(sharedFilesPresent())("the known files, as drafted, give the golden facts", () => {
  it("telco_churn", async () => {
    const version = await buildKnownDataset("telco_churn", path.join(folder, "telco_churn"));
    sound(version);
    expect(mapping(version.recipe)).toEqual([
      "customerID → customers.customer_id",
      "tenure → customers.tenure_months",
      "MonthlyCharges → customers.monthly_revenue",
      "TotalCharges → customers.total_revenue",
      "Churn → customers.churned",
    ]);
    const fact = facts("telco_churn", "file_facts");
    const found = await row(
      sql`select count(*) as n, count(distinct customer_id) as ids, cast(sum(total_revenue) as varchar) as total,
        count(*) - count(total_revenue) as blank, cast(sum(monthly_revenue) as varchar) as monthly, max(tenure_months) as tenure,
        count(*) filter (where churned) as churned from ${table("telco_churn", "customers")}`,
    );
    expect(found).toEqual({
      n: String(fact.rows),
      ids: String(fact.distinct_customerID),
      total: "16056168.7000",
      blank: String(fact.TotalCharges_blank),
      monthly: "456116.6000",
      tenure: fact.tenure_max,
      churned: "1869",
    });
    expect(version.manifest).toMatchObject({ asOf: null, hasIds: true, customersDerived: false });
    expect(column(version, "customers.churned")?.labels).toEqual({ yes: "Yes", no: "No" });
    expect(column(version, "customers.SeniorCitizen")).toMatchObject({ type: "yesNo", labels: { yes: "1", no: "0" } });
    expect(column(version, "customers.gender")?.privacy).toBe("sensitive");
    expect(gate(version, "no-churned-customers")?.status).toBe("passed");
  });

  it("cdnow: blanks, derived customers, months", async () => {
    const version = await buildKnownDataset("cdnow", path.join(folder, "cdnow"));
    sound(version);
    const fact = facts("cdnow", "master", "file_facts");
    const found = await row(
      sql`select count(*) as n, count(distinct customer_id) as customers, cast(sum(amount) as varchar) as revenue,
        cast(min(paid_on) as varchar) as low, cast(max(paid_on) as varchar) as high, cast(sum(number_of_cds) as integer) as units,
        count(*) filter (where amount = 0) as zero from ${table("cdnow", "payments")}`,
    );
    expect(found).toEqual({
      n: String(fact.rows),
      customers: String(fact.customers),
      revenue: "2500315.6300",
      low: fact.first,
      high: fact.last,
      units: fact.units,
      zero: String(fact.zero_amount_rows),
    });
    expect(version.manifest).toMatchObject({ asOf: "1998-06-30", customersDerived: true });
    expect(gate(version, "exact-duplicates:payments")).toMatchObject({
      status: "failed",
      count: fact.exact_duplicate_rows,
    });
    expect(column(version, "customers.churned")).toBeUndefined();
    expect(column(version, "customers.converted")).toBeUndefined();
    const months = await row(
      sql`select cast(sum(revenue) as varchar) as revenue, cast(sum(previous_revenue) as varchar) as previous,
        count(*) filter (where active) as active, count(*) filter (where not complete) as open, max(age_months) as age
        from ${table("cdnow", "customer_months")}`,
    );
    const paidMonths = await row(
      sql`select count(distinct concat(customer_id, date_trunc('month', paid_on))) as n from ${table("cdnow", "payments")}`,
    );
    const beforeLast = await row(
      sql`select cast(sum(amount) as varchar) as v from ${table("cdnow", "payments")} where paid_on < date '1998-06-01'`,
    );
    expect(months).toEqual({
      revenue: "2500315.6300",
      previous: beforeLast.v,
      active: paidMonths.n,
      open: "0",
      age: 17,
    });
    const one = await row(
      sql`select cast(total_revenue as varchar) as total, cast(started_on as varchar) as started, cast(monthly_revenue as varchar) as monthly
        from ${table("cdnow", "customers")} where customer_id = '00003'`,
    );
    // 20.76 + 20.76 + 19.54 + 57.45 + 20.96 + 16.99; the last twelve months hold 57.45 + 20.96 (1997-11) and 16.99 (1998-05).
    expect(one).toEqual({ total: "156.4600", started: "1997-01-02", monthly: "47.7000" });
  });

  it("crm_sales: customers, deals and two lookups", async () => {
    const version = await buildKnownDataset("crm_sales", path.join(folder, "crm_sales"));
    sound(version);
    expect(mapping(version.recipe)).not.toContain("revenue → customers.total_revenue");
    const deals = await row(
      sql`select count(*) as n, count(*) filter (where outcome = 'won') as won, count(*) filter (where outcome = 'lost') as lost,
        count(*) filter (where customer_id is null) as nobody, cast(sum(amount) filter (where outcome = 'won') as varchar) as value,
        count(*) filter (where series is null) as unmatched, count(distinct regional_office) as offices
        from ${table("crm_sales", "deals")}`,
    );
    expect(deals).toEqual({
      n: "8800",
      won: "4238",
      lost: "2473",
      nobody: "1425",
      value: "10005534.0000",
      unmatched: "1480",
      offices: "3",
    });
    expect(version.report.joins[0]).toMatchObject({
      file: "products.csv",
      rowsBefore: 8800,
      rowsAfter: 8800,
      matched: 7320,
      unmatched: 1480,
      unmatchedExamples: [{ value: "GTXPro", count: 1480 }],
    });
    expect(version.report.joins[1]).toMatchObject({ file: "sales_teams.csv", matched: 8800, unmatched: 0 });
    expect(version.manifest.asOf).toBe("2017-12-31");
    expect(version.report.tables).toContainEqual({ table: "customers", rows: 85 });
    expect(gate(version, "unknown-customers:deals")?.status).toBe("passed");
  });

  it("saas_sales: one file, two tables, a computed cost", async () => {
    const version = await buildKnownDataset("saas_sales", path.join(folder, "saas_sales"));
    sound(version);
    const fact = facts("saas_sales", "file_facts");
    const paid = await row(
      sql`select count(*) as n, cast(sum(amount) as varchar) as sales, cast(sum(amount - cost) as varchar) as profit,
        count(distinct order_id) as orders, count(distinct "Segment") as segments from ${table("saas_sales", "payments")}`,
    );
    expect(paid).toEqual({
      n: String(fact.rows),
      sales: "2297200.8603",
      profit: "286397.0217",
      orders: String(fact.orders),
      segments: "3",
    });
    const customers = await row(
      sql`select count(*) as n, count(distinct name) as names, count("Industry") as industries,
        cast(sum(total_revenue) as varchar) as total from ${table("saas_sales", "customers")}`,
    );
    expect(customers).toEqual({ n: "99", names: "99", industries: "99", total: "2297200.8603" });
    expect(column(version, "customers.Segment")).toBeUndefined();
    expect(column(version, "customers.name")?.privacy).toBe("none");
    expect(gate(version, "varies-within-customers")?.examples).toContain("Segment: differs within 97 of 99 customers");
    expect(version.manifest.asOf).toBe("2023-12-31");
    expect(version.files[0]?.profile.warnings).toEqual(["The file begins with a byte order mark, which is left out."]);
    const years = await connection.rows(
      compile(
        sql`select cast(year(month) as varchar) as y, cast(sum(revenue) as double) as v from ${table("saas_sales", "customer_months")} group by y order by y`,
      ),
    );
    const byYear = facts("saas_sales", "revenue_by_year");
    for (const year of years) expect(year.v).toBeCloseTo(Number(byYear[String(year.y)]), 4);
    expect(years).toHaveLength(4);
  });

  it("bank_marketing: row numbers as ids", async () => {
    const version = await buildKnownDataset("bank_marketing", path.join(folder, "bank_marketing"));
    sound(version);
    expect(mapping(version.recipe)).toEqual(["y → customers.converted"]);
    const fact = facts("bank_marketing", "file_facts");
    const found = await row(
      sql`select count(*) as n, count(*) filter (where converted) as yes, cast(sum(balance) as double) as balance,
        count(*) filter (where job = 'unknown') > 0 as "unknownKept", min(pdays) as pdays,
        count(*) filter (where customer_id = 'row:45211') as last from ${table("bank_marketing", "customers")}`,
    );
    expect(found).toEqual({
      n: String(fact.rows),
      yes: String(fact.subscribed),
      balance: fact.balance_sum,
      unknownKept: true,
      pdays: -1,
      last: "1",
    });
    expect(version.manifest).toMatchObject({ hasIds: false, asOf: null });
  });

  it("support_sla: tickets without customers", async () => {
    const version = await buildKnownDataset("support_sla", path.join(folder, "support_sla"));
    sound(version);
    const first = facts("support_tickets", "sla", "first_response_minutes", "overall");
    const hours = facts("support_tickets", "sla", "resolution_hours", "overall");
    const found = await row(
      sql`select count(*) as n, sum(first_response_minutes) as response, sum(resolution_minutes) / 60 as hours, count(csat_score) as rated,
        cast(min(created_at) as varchar) as low, cast(max(created_at) as varchar) as high from ${table("support_sla", "tickets")}`,
    );
    expect(found).toMatchObject({ n: "5000", rated: "3724", low: "2024-01-01 01:00:00", high: "2024-12-30 22:00:00" });
    expect(found.response).toBeCloseTo(Number(first.sum), 6);
    expect(found.hours).toBeCloseTo(Number(hours.sum), 6);
    expect(gate(version, "unresolved-with-resolution-time")).toMatchObject({ status: "failed", count: 1276 });
    expect(version.manifest.tables.map((one) => one.table)).toEqual(["tickets"]);
  });

  it("support_tickets: tickets and customers by e-mail, no creation time", async () => {
    const version = await buildKnownDataset("support_tickets", path.join(folder, "support_tickets"));
    sound(version);
    expect(version.report.tables).toEqual([
      { table: "customers", rows: 8320 },
      { table: "tickets", rows: 8469 },
    ]);
    // Read as day-month-year, which 31-05-2023 demands. (A reader that takes 01-06-2023 for 6 January counts 1,346.)
    expect(gate(version, "resolved-before-response")).toMatchObject({ status: "failed", count: 1365 });
    expect(column(version, "tickets.first_response_minutes")).toBeUndefined();
    const found = await row(
      sql`select count(csat_score) as rated, cast(sum(csat_score) as integer) as sum,
        count(*) filter (where status = 'Closed') as closed from ${table("support_tickets", "tickets")}`,
    );
    expect(found).toEqual({ rated: "2769", sum: 8283, closed: "2769" });
    expect(column(version, "customers.email")?.privacy).toBe("personal");
    expect(column(version, "tickets.Ticket Description")?.privacy).toBe("freeText");
  });

  it("writes read-only files with the manifest beside them, equal bytes for equal data", async () => {
    const target = path.join(folder, "telco_again");
    const version = await buildKnownDataset("telco_churn", target);
    const written = versionManifestSchema.parse(JSON.parse(readFileSync(path.join(target, "manifest.json"), "utf8")));
    expect(written).toEqual(version.manifest);
    for (const name of [
      "customers.parquet",
      "rejects.csv",
      "rejects-masked.csv",
      "rejects.parquet",
      "report.json",
      "recipe.json",
    ])
      expect(existsSync(path.join(target, name))).toBe(true);
    expect(statSync(path.join(target, "customers.parquet")).mode & 0o777).toBe(0o400);
  });
});
