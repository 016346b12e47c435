import { execFileSync } from "node:child_process";
import { beforeAll, expect, test } from "vitest";
import { openDuckDb } from "@/lib/analytics/engine/duckdb/open";
import { columnMetricIds, metrics } from "@/lib/domain/metrics";
import type { ScoreboardQuestion, ScoreboardView } from "@/lib/domain/scoreboard";
import { type SmallVersion, smallVersion } from "@/lib/testing/small-version";
import { explainCell } from "./explain-cell";
import { computeScoreboard } from "./scoreboard";
import { unitRowsPage } from "./unit-rows-page";

/** Eight hundred customers with a planted difference of plan "it's \"pro\"" and uneven numbers of payments, deals and tickets. */
const people = `select i, 'c' || i as customer_id,
  case when i % 7 = 0 then null when i % 3 = 0 then 'it''s "pro"' else 'free' end as plan,
  case when i % 3 = 0 then i % 10 < 2 else i % 10 < 4 end as churned, cast(i % 24 as double) as tenure_months,
  cast(20 + (i * 37 % 900) / 7.0 as decimal(18,4)) as monthly_revenue, cast((i * 53 % 4000) / 3.0 as decimal(18,4)) as total_revenue,
  case when i % 4 > 0 then cast(10 + i * 17 % 90 as decimal(18,4)) end as acquisition_cost,
  i % 5 < 2 as converted, cast(case when i % 2 = 0 then i * 7 % 11 end as double) as nps_score,
  date '2022-01-01' + cast(i * 31 % 700 as integer) as started_on from range(800) as t(i)`;
const payments = `select 'p' || i as payment_id, 'o' || (i // 2) as order_id, 'c' || ((i // 2) * (i // 2) % 800) as customer_id,
  date '2022-01-01' + cast((i // 2) * 13 % 900 as integer) as paid_on, cast((i * 41 % 1000) / 9.0 - 5 as decimal(18,4)) as amount,
  cast((i * 11 % 300) / 9.0 as decimal(18,4)) as cost, 'r' || ((i // 2) % 4) as region from range(3000) as t(i)`;
const deals = `select 'd' || i as deal_id, case when i % 9 > 0 then 'c' || (i * i % 800) end as customer_id,
  case i % 3 when 0 then 'won' when 1 then 'lost' else 'open' end as outcome, date '2023-01-01' as opened_on,
  date '2023-01-01' + cast(i % 40 as integer) as closed_on, cast(i * 7 % 500 as decimal(18,4)) as amount, 'product ' || (i % 4) as product
  from range(900) as t(i)`;
const tickets = `select 't' || i as ticket_id, 'c' || (i * i % 800) as customer_id, cast(i * 29 % 997 as double) as first_response_minutes,
  cast(case when i % 5 > 0 then i * 31 % 1999 end as double) as resolution_minutes, cast(case when i % 3 = 0 then 1 + i % 5 end as double) as csat_score,
  case i % 3 when 0 then 'high' else 'low' end as priority from range(700) as t(i)`;
const months = `select customer_id, date_trunc('month', paid_on)::date as month, cast(0 as integer) as age_months, sum(amount) as revenue, true as active
  from (${payments}) group by all`;

let company: SmallVersion;
const everyMetric = () => [...metrics.map(({ id }) => id), ...columnMetricIds(company.version.manifest)].slice(0, 60);

beforeAll(async () => {
  company = await smallVersion({
    tables: { customers: `select * exclude (i) from (${people})`, payments, customer_months: months, deals, tickets },
    asOf: "2024-06-30",
  });
});

const questions: readonly (Omit<ScoreboardQuestion, "metrics" | "against"> & { against?: string })[] = [
  { by: "customers.plan" },
  { by: "customers.plan", against: "average" },
  { by: "customers.plan", against: "group:free" },
  { by: "customers.tenure_months" },
  { by: "deals.product" },
  { by: "tickets.priority" },
  { by: "payments.region" },
];

async function board(question: (typeof questions)[number]): Promise<ScoreboardView> {
  return computeScoreboard({ ...company, question: { against: "rest", ...question, metrics: everyMetric() } });
}

test.each(questions)("no mark contradicts its interval: $by against $against", async (question) => {
  const view = await board(question);
  let marked = 0;
  for (const { estimate } of view.cells.flat()) {
    if (!estimate) continue;
    for (const number of [
      estimate.value,
      estimate.n,
      estimate.p,
      estimate.difference?.value,
      ...(estimate.interval ?? []),
    ])
      expect(number === null || number === undefined || Number.isFinite(number)).toBe(true);
    const [lower, upper] = estimate.difference?.interval ?? [null, null];
    if (estimate.mark === "higher") expect(lower).toBeGreaterThanOrEqual(0);
    if (estimate.mark === "lower") expect(upper).toBeLessThanOrEqual(0);
    if (estimate.mark === "none") expect((lower ?? 1) < 0 && (upper ?? -1) > 0).toBe(true);
    if (estimate.mark === "notEnough" || estimate.mark === "notComparable") expect(estimate.difference).toBeNull();
    if (estimate.mark === "higher" || estimate.mark === "lower") marked += 1;
  }
  expect(view.family.marked).toBe(marked);
  expect(view.family.m).toBeGreaterThan(0);
});

test("exclusive groups add up to the whole: counts, money to the cent", async () => {
  const view = await board({ by: "customers.plan" });
  expect(view.groups.reduce((sum, { size }) => sum + (size ?? 0), 0)).toBe(800);
  for (const id of ["customers", "revenue", "arpu", "churned_share", "order_value", "nps", "cac"]) {
    const index = view.metrics.findIndex((metric) => metric.id === id);
    const parts = view.cells.map((row) => row[index]?.estimate);
    const whole = view.totals[index]?.estimate;
    expect(parts.reduce((sum, part) => sum + (part?.n ?? 0), 0)).toBe(whole?.n);
    const cents = (value: number | null | undefined) => Math.round((value ?? Number.NaN) * 1e4);
    expect(parts.reduce((sum, part) => sum + cents(part?.numerator), 0)).toBe(cents(whole?.numerator));
  }
});

test.each([{ by: "customers.plan" }, { by: "deals.product" }, { by: "payments.region" }])(
  "each number has exactly n unit rows: $by",
  async (question) => {
    const asked = { ...company, question: { against: "rest", ...question, metrics: everyMetric() } };
    const view = await computeScoreboard(asked);
    for (const [column, metric] of view.metrics.entries()) {
      for (const [row, cell] of [...view.cells.map((cells) => cells[column]), view.totals[column]].entries()) {
        if (!cell?.estimate) continue;
        const address = { group: view.groups[row]?.key ?? null, metric: metric.id };
        const page = await unitRowsPage(asked, address, { offset: 0, limit: 5 });
        expect([metric.id, address.group, page.total]).toEqual([metric.id, address.group, cell.estimate.n]);
        expect(page.rows).toHaveLength(Math.min(5, cell.estimate.n));
      }
    }
  },
  120_000,
);

test("pages of unit rows are stable, complete and without the columns that may not be selected", async () => {
  const asked = { ...company, question: { by: "customers.plan", against: "rest", metrics: ["close_rate"] } };
  const address = { group: "free", metric: "close_rate" };
  const whole = await unitRowsPage(asked, address, { offset: 0, limit: 1000 });
  const pages = await Promise.all(
    Array.from({ length: Math.ceil(whole.total / 50) }, (_, page) =>
      unitRowsPage(asked, address, { offset: 50 * page, limit: 50 }),
    ),
  );
  expect(pages.flatMap((page) => page.rows)).toEqual(whole.rows);
  expect(whole.columns.map(({ key }) => key).slice(0, 2)).toEqual(["deals.customer_id", "deals.deal_id"]);
  const closed = new Set(["deals.amount", "deals.customer_id"]);
  const narrow = await unitRowsPage(asked, address, { offset: 0, limit: 1, closed });
  expect(narrow.columns.map(({ key }) => key)).toEqual(
    whole.columns.map(({ key }) => key).filter((key) => !closed.has(key)),
  );
  expect(narrow.rows[0]).toHaveLength(whole.columns.length - 2);
});

test("the command passes a shell unharmed and gives the value in a folder with the files", async () => {
  const ids = ["churned_share", "retention_12", "arpu", "first_response_median", "revenue", "nrr"];
  const asked = { ...company, question: { by: "customers.plan", against: "rest", metrics: ids } };
  const { folder } = company.version;
  const options = { threads: 1, memoryLimit: "500MB", tempFolder: folder, tempLimit: "1GB", allowedFolders: [folder] };
  for (const metric of ids) {
    const explained = await explainCell(asked, { group: `it's "pro"`, metric });
    const script = execFileSync("sh", ["-c", `duckdb() { printf '%s' "$2"; }\n${explained.command}`], {
      encoding: "utf8",
    });
    const db = await openDuckDb(options);
    const connection = await db.connect();
    const statements = script.replaceAll(/read_parquet\('/g, `read_parquet('${folder}/`).split(/;\n?/);
    let value: unknown = null;
    for (const text of statements.filter((one) => one.trim() !== "")) {
      const [row] = await connection.rows({ text, parameters: [] });
      value = row?.value ?? value;
    }
    expect(value).toBeCloseTo(explained.cell.estimate?.value ?? Number.NaN, 9);
    expect(explained.sql).toContain("with unit_rows as");
    connection.close();
    db.close();
  }
});

test("an explanation carries the mark of its screen and plain words", async () => {
  const asked = { ...company, question: { by: "customers.plan", against: "rest", metrics: ["churned_share", "arpu"] } };
  const view = await computeScoreboard(asked);
  const explained = await explainCell(asked, { group: "free", metric: "churned_share" });
  expect(explained.cell).toEqual(view.cells[0]?.[0]);
  expect(explained.family).toEqual(view.family);
  expect(explained.words[0]).toMatch(/^Churned share: [\d.]+\u202f%, [\d.]+ to [\d.]+, from 457 customers\.$/);
  expect(explained.words[1]).toMatch(
    /^Against the rest: \+[\d.]+ points, [\d.]+ to [\d.]+ \([\d.]+\u202f% interval\): higher, which is worse\.$/,
  );
  await expect(explainCell(asked, { group: "nobody", metric: "churned_share" })).rejects.toMatchObject({
    code: "notFound",
  });
});
