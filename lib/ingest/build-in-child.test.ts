import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, type DuckDb, openDuckDb, type Row } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment, file, sql } from "@/lib/analytics/sql/fragment";
import type { Recipe } from "@/lib/domain/recipe";
import { buildTexts, profileTexts, type TextBuild } from "@/lib/testing/ingest-texts";
import { checkRecipe } from "./check-recipe";

let db: DuckDb;
let connection: Connection;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "tessera-build-"));
  db = await openDuckDb({
    threads: 1,
    memoryLimit: "1GB",
    tempFolder: folder,
    tempLimit: "1GB",
    allowedFolders: [tmpdir()],
  });
  connection = await db.connect();
});

afterAll(() => {
  connection.close();
  db.close();
  rmSync(folder, { recursive: true });
});

async function rows(built: TextBuild, table: string, select: Fragment, order: Fragment): Promise<Row[]> {
  const from = file(path.join(built.folder, `${table}.parquet`));
  return connection.rows(compile(sql`select ${select} from read_parquet(${from}) order by ${order}`));
}

const gate = (built: TextBuild, id: string) => built.report.gates.find((one) => one.id === id);

const withField = (
  recipe: Recipe,
  header: string,
  table: Recipe["sources"][number]["columns"][number]["targets"][number],
): Recipe => ({
  ...recipe,
  sources: recipe.sources.map((source) => ({
    ...source,
    columns: source.columns.map((column) => (column.header === header ? { ...column, targets: [table] } : column)),
  })),
});

describe("numbers", () => {
  it("are written without negative zeros, which a filter inside the file would not find by zero", async () => {
    const lines = Array.from(
      { length: 500 },
      (_, n) => `c${n},${n % 5 === 0 ? "-0" : n % 7},${n % 2 === 0 ? "-0.0" : "0"}`,
    );
    const built = await buildTexts({ "zeros.csv": `customer_id,balance,debt\n${lines.join("\n")}\n` });
    const from = file(path.join(built.folder, "customers.parquet"));
    const counted = async (where: Fragment) =>
      (
        await connection.rows(
          compile(sql`select cast(count(*) as double) as n from read_parquet(${from}) where ${where}`),
        )
      )[0]?.n;
    const zeros = Array.from({ length: 500 }, (_, n) => n).filter((n) => n % 5 === 0 || n % 7 === 0).length;
    expect(await counted(sql`balance = cast(0 as double)`)).toBe(zeros);
    expect(await counted(sql`signbit(balance) or signbit(debt)`)).toBe(0);
  });
});

describe("records and cells that do not fit", () => {
  it("lists file, record, line, column, value and reason; empties cells of optional fields", async () => {
    const good = Array.from({ length: 40 }, (_, n) => `c${n},10.50,3`).join("\n");
    const built = await buildTexts({
      "base.csv": `customer_id,monthly_revenue,tenure\n${good}\nbad1,1.5.5,3\n,9.00,2\nbad2,5.00,-4\n`,
    });
    expect(built.report.sources).toEqual([{ file: "base.csv", records: 43, kept: 42, rejected: 1, emptiedCells: 2 }]);
    expect(built.report.firstRejects).toEqual([
      expect.objectContaining({
        kind: "record",
        record: 42,
        line: 43,
        column: "customer_id",
        value: null,
        reason: "the record has no customer id",
      }),
      expect.objectContaining({ kind: "cell", record: 41, line: 42, column: "monthly_revenue", value: "1.5.5" }),
      expect.objectContaining({ kind: "cell", record: 43, column: "tenure", value: "-4" }),
    ]);
    expect(built.rejects.split("\n")).toHaveLength(5);
    const [row] = await rows(
      built,
      "customers",
      sql`count(*) as n, count(monthly_revenue) as m, count(tenure_months) as t`,
      sql`1`,
    );
    expect(row).toEqual({ n: "42", m: "41", t: "41" });
  });

  it("keeps the first of a repeated customer id and says where it was first", async () => {
    const built = await buildTexts({ "base.csv": "customer_id,plan\na,x\nb,y\na,z\n" }, (draft) =>
      withField(draft, "customer_id", { table: "customers", field: "customer_id" }),
    );
    expect(gate(built, "duplicate-ids:customers")).toMatchObject({ status: "failed", count: 1, examples: ["a"] });
    expect(built.report.firstRejects[0]).toMatchObject({
      record: 3,
      line: 4,
      value: "a",
      reason: "the customer id appears again; first on line 2",
    });
    expect(await rows(built, "customers", sql`customer_id, plan`, sql`1`)).toEqual([
      { customer_id: "a", plan: "x" },
      { customer_id: "b", plan: "y" },
    ]);
  });

  it("keeps leading zeros, long numbers and dates that are ids as written", async () => {
    const built = await buildTexts({
      "base.csv":
        "customer_id,zip,big,Member code\n001,01234,12345678901234567890,20240101\n002,98765,12345678901234567891,20240102\n",
    });
    expect(await rows(built, "customers", sql`*`, sql`1`)).toMatchObject([
      { customer_id: "001", zip: "01234", big: "12345678901234567890", "Member code": "20240101" },
      { customer_id: "002" },
    ]);
  });

  it("tells of an open quote and of the lines it swallowed", async () => {
    const built = await buildTexts({ "base.csv": 'customer_id,plan\n1,x\n2,y\n3,"z\n4,w\n5,v\n' });
    expect(gate(built, "open-quote:base.csv")).toMatchObject({
      status: "failed",
      severity: "error",
      count: 2,
      sentence:
        "base.csv: in record 3 a quote is opened and never closed: about 2 lines, 33 % of the file, stand inside it and were rejected as that one record. Read the file again with nothing quoted, or correct the quote and upload it again.",
    });
    expect(built.files[0]?.profile).toMatchObject({
      openQuote: { record: 3, lines: 2, ofLines: 6 },
      warnings: [
        "In record 3 a quote is opened and never closed: about 2 lines, 33 % of the file, stand inside it and will be rejected as that one record.",
      ],
    });
    expect(gate(built, "rejected-line-breaks:base.csv")).toMatchObject({ status: "failed", count: 1 });
    expect(built.report.sources[0]).toMatchObject({ records: 3, kept: 2, rejected: 1 });
  });

  it("reads Latin-1 and Windows-1252, decimal commas and semicolons", async () => {
    const text = "Kundennummer;Name;Monatlicher Umsatz\r\n1;Café \x80;1.234,50\r\n2;Müller;99,90\r\n";
    const built = await buildTexts({ "kunden.csv": Buffer.from(text, "latin1") });
    expect(
      await rows(built, "customers", sql`customer_id, name, cast(monthly_revenue as varchar) as m`, sql`1`),
    ).toEqual([
      { customer_id: "1", name: "Café €", m: "1234.5000" },
      { customer_id: "2", name: "Müller", m: "99.9000" },
    ]);
  });

  it("keeps hostile headers and values as text and disarms the rejects for spreadsheets", async () => {
    const good = Array.from({ length: 30 }, (_, n) => `${n},'; drop table x,1`).join("\n");
    const built = await buildTexts({ "x.csv": `id,"a""b; --",value\n${good}\n31,y,=cmd()\n` });
    const columns = built.manifest.tables[0]?.columns.map((column) => column.name);
    expect(columns).toEqual(["customer_id", 'a"b; --', "value"]);
    expect(built.rejects).toContain("'=cmd()");
  });

  it("builds from a header alone and says so", async () => {
    const built = await buildTexts({ "x.csv": "customer_id,plan\n" });
    expect(built.report.tables).toEqual([{ table: "customers", rows: 0 }]);
    expect(gate(built, "no-records:x.csv")?.sentence).toBe("x.csv holds no records below its header.");
  });

  it("refuses an empty file by a sentence", async () => {
    await expect(profileTexts({ "x.csv": "" })).rejects.toThrow(
      "x.csv is empty: it has no bytes. Export it again and upload the new file.",
    );
  });
});

describe("derived fields and gates", () => {
  const customers =
    "customer_id,start_date,churned_on\na,2024-01-01,2024-03-01\nb,2024-02-15,\nc,2024-05-01,2024-04-01\nd,,\n";
  const payments =
    "customer_id,paid_on,amount\na,2024-01-10,10\na,2024-02-10,20\nb,2024-02-20,5\nb,2024-04-30,7\nz,2024-03-01,1\n";

  it("derives churn, tenure, revenue and months from dates", async () => {
    const built = await buildTexts({ "customers.csv": customers, "payments.csv": payments });
    expect(built.recipe.asOf).toBe("2024-04-30");
    const found = await rows(
      built,
      "customers",
      sql`customer_id, churned, round(tenure_months, 4) as tenure, cast(total_revenue as varchar) as total, cast(monthly_revenue as varchar) as monthly`,
      sql`1`,
    );
    // a: 60 days, b: 75 days to the as-of day; 60 / 30.4375 = 1.9713, 75 / 30.4375 = 2.4641.
    expect(found).toEqual([
      { customer_id: "a", churned: true, tenure: 1.9713, total: "30.0000", monthly: "15.0000" },
      { customer_id: "b", churned: false, tenure: 2.4641, total: "12.0000", monthly: "6.0000" },
      { customer_id: "c", churned: true, tenure: null, total: "0.0000", monthly: null },
      { customer_id: "d", churned: null, tenure: null, total: null, monthly: null },
    ]);
    const months = await rows(
      built,
      "customer_months",
      sql`customer_id, left(cast(month as varchar), 7) as m, age_months as age, cast(revenue as integer) as r, cast(previous_revenue as integer) as p, active, complete`,
      sql`customer_id, month`,
    );
    expect(months.map((one) => Object.values(one).join(" "))).toEqual([
      "a 2024-01 0 10 0 true true",
      "a 2024-02 1 20 10 true true",
      "a 2024-03 2 0 20 false true",
      "b 2024-02 0 5 0 true true",
      "b 2024-03 1 0 5 false true",
      "b 2024-04 2 7 0 true true",
      "z 2024-03 0 1 0 true true",
      "z 2024-04 1 0 1 false true",
    ]);
    expect(gate(built, "churn-before-start")).toMatchObject({ status: "failed", count: 1, examples: ["c"] });
    expect(gate(built, "unknown-customers:payments")).toMatchObject({ status: "failed", count: 1, examples: ["z"] });
    expect(built.manifest.tables[0]?.columns.find((one) => one.name === "tenure_months")?.origin).toBe("derived");
  });

  it("leaves negative ticket times out and counts them", async () => {
    const built = await buildTexts({
      "tickets.csv":
        "ticket_id,created_at,first_response_at,resolved_at,priority\n1,2024-01-01 10:00:00,2024-01-01 10:30:00,2024-01-01 12:00:00,high\n2,2024-01-01 10:00:00,2024-01-01 09:00:00,2024-01-01 11:00:00,low\n",
    });
    expect(
      await rows(built, "tickets", sql`ticket_id, first_response_minutes as f, resolution_minutes as r`, sql`1`),
    ).toEqual([
      { ticket_id: "1", f: 30, r: 120 },
      { ticket_id: "2", f: null, r: 60 },
    ]);
    expect(gate(built, "response-before-creation")).toMatchObject({ status: "failed", count: 1, examples: ["2"] });
  });

  it("finds impossible dates, closed before opened, two currencies, and no churned customers", async () => {
    const deals = Array.from({ length: 30 }, (_, n) => `d${n},a,Won,2024-01-01,2024-02-01,5,USD`).join("\n");
    const built = await buildTexts({
      "deals.csv": `deal_id,account,stage,opened_on,closed_on,amount,currency\n${deals}\nx,a,Lost,2024-03-01,2024-02-01,1,EUR\ny,a,Open,2024-02-30,,1,USD\n`,
    });
    expect(gate(built, "closed-before-opened")).toMatchObject({ status: "failed", examples: ["x"] });
    expect(gate(built, "impossible-dates")).toMatchObject({ status: "failed", examples: ["2024-02-30"] });
    expect(gate(built, "two-currencies:deals")).toMatchObject({ status: "failed", count: 2 });
    const signs = await buildTexts({ "pay.csv": "customer_id,paid_on,amount\na,2024-01-01,$5\na,2024-01-02,€7\n" });
    expect(gate(signs, "two-currencies:amount")).toMatchObject({ status: "failed", examples: ["$", "€"] });
    const flat = await buildTexts({ "base.csv": "customer_id,churned\na,No\nb,No\n" });
    expect(gate(flat, "no-churned-customers")).toMatchObject({ status: "failed", severity: "error" });
  });

  it("refuses a join that would multiply rows and names the keys", async () => {
    const texts = {
      "deals.csv": "deal_id,account,stage,product\n1,a,Won,P\n2,b,Lost,Q\n3,a,Won,P\n",
      "products.csv": "product,series\nP,1\nQ,2\nR,3\n",
    };
    const fine = await buildTexts(texts);
    expect(fine.report.joins[0]).toMatchObject({ file: "products.csv", rowsBefore: 3, rowsAfter: 3, matched: 3 });
    const twice = { ...texts, "products.csv": "product,series\nP,1\nQ,2\nP,3\n" };
    const draft = fine.recipe.sources[1]?.use;
    const joined = (recipe: Recipe): Recipe => ({
      ...recipe,
      sources: recipe.sources.map((source, index) => {
        if (index !== 1 || !draft) return source;
        const columns = source.columns.map((column) => ({
          ...column,
          targets: column.header === "series" ? [{ table: "deals" as const, field: null }] : [],
        }));
        return { ...source, use: draft, columns };
      }),
    });
    await expect(buildTexts(twice, joined)).rejects.toThrow(/products\.csv would multiply rows.*"P" \(2 times\)/);
  });
});

describe("recipes that cannot be built", () => {
  it("says what is missing, doubled or not covered", async () => {
    const files = await profileTexts({ "deals.csv": "deal_id,stage,amount\n1,Won,5\n2,Lost,6\n3,Maybe,7\n" });
    const { recipe } = await buildTexts({ "deals.csv": "deal_id,stage,amount\n1,Won,5\n2,Lost,6\n3,Maybe,7\n" });
    const [source] = recipe.sources;
    if (!source) throw new Error("no source");
    const edited = (columns: typeof source.columns): Recipe => ({
      ...recipe,
      sources: [{ ...source, fileId: files[0]?.fileId ?? "", columns }],
    });
    expect(checkRecipe(edited(source.columns), files)).toEqual([]);
    const nothing = edited(source.columns.map((column) => ({ ...column, targets: [] })));
    expect(checkRecipe(nothing, files).map((one) => one.sentence)).toEqual([
      "No column of deals.csv goes to outcome (open, won or lost, from the file's stages by a value map), which deals need.",
    ]);
    const unmapped = edited(
      source.columns.map((column) => ({ ...column, format: { ...column.format, valueMap: {} } })),
    );
    expect(checkRecipe(unmapped, files)[0]?.sentence).toContain(
      'does not say whether "Lost", "Maybe", "Won" are open, won, lost',
    );
    const twice = edited(
      source.columns.map((column) => ({ ...column, targets: [{ table: "deals", field: "outcome" }] })),
    );
    expect(checkRecipe(twice, files)[0]?.sentence).toContain('"deal_id" and "stage" of deals.csv both go to outcome');
  });
});

describe("Parquet", () => {
  async function parquet(select: Fragment, options: Fragment = sql``): Promise<Buffer> {
    const target = path.join(folder, "in.parquet");
    await connection.run(compile(sql`copy (${select}) to ${file(target)} (format parquet ${options})`));
    return readFileSync(target);
  }

  it("goes the way of text files", async () => {
    const bytes = await parquet(
      sql`select 'c' || i as customer_id, date '2024-01-01' + i::integer as started_on, i % 2 = 0 as churned, i * 1.5 as monthly_revenue from range(50) t(i)`,
    );
    const built = await buildTexts({ "base.parquet": bytes });
    expect(built.report.sources[0]).toMatchObject({ records: 50, kept: 50, rejected: 0 });
    const [row] = await rows(
      built,
      "customers",
      sql`count(*) filter (where churned) as c, cast(sum(monthly_revenue) as varchar) as m`,
      sql`1`,
    );
    expect(row).toEqual({ c: "25", m: "1837.5000" });
  });
  it("refuses truncated, nested and Brotli-compressed files by a sentence", async () => {
    const fine = await parquet(sql`select i as id from range(1000) t(i)`);
    await expect(profileTexts({ "a.parquet": fine.subarray(0, fine.length - 100) })).rejects.toThrow(
      /a\.parquet ends before its table of contents/,
    );
    await expect(
      profileTexts({ "a.parquet": await parquet(sql`select 1 as id, {'x': 1} as place, [1] as tags`) }),
    ).rejects.toThrow(/nested values in "place", "tags"/);
    await expect(
      profileTexts({ "a.parquet": await parquet(sql`select 1 as id`, sql`, compression brotli`) }),
    ).rejects.toThrow(/compressed with Brotli \(column "id"\)/);
    const middle = Buffer.from(fine);
    middle.fill(0xff, 4, 200);
    await expect(profileTexts({ "a.parquet": middle })).rejects.toThrow(/a\.parquet is not a readable Parquet file/);
  });
});
