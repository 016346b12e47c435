import type { Connection, Row } from "@/lib/analytics/engine/duckdb/open";
import { compile, type Fragment } from "@/lib/analytics/sql/fragment";
import { columnsWithoutEffect } from "./customer-table";
import type { Draw } from "./draw";
import { competitors, haldenDates, type PlantedSegment, segments } from "./halden";
import { confounder, dirty, drift } from "./measure-traps";
import { type Facts, plantedRate, ratio, wholeNumber } from "./planted-rate";
import type { SampleTruth, SegmentTruth } from "./truth";
import { accountFacts, chances, moneyFacts, serviceFacts } from "./truth-facts";

interface Measured {
  readonly customers: number;
  readonly seed: number;
  readonly draw: Draw;
}

/** Counts in SQL what the draws came to, beside the chances they were drawn with. Needs the temp tables of the sample. */
export async function measureTruth(
  connection: Connection,
  { customers, seed, draw }: Measured,
): Promise<Omit<SampleTruth, "files">> {
  await connection.run(compile(chances()));
  const ask = (fragment: Fragment) => connection.rows(compile(fragment));
  const facts = [...(await ask(accountFacts())), ...(await ask(moneyFacts(draw))), ...(await ask(serviceFacts()))];
  const company = read(facts, null);
  const ofSegments = segments.map((segment) => truthOf(read(facts, segment.code), company, segment));
  return {
    company: "Halden",
    seed,
    accounts: customers,
    firstDay: haldenDates.first,
    asOf: haldenDates.asOf,
    currency: "EUR",
    total: truthOf(company, company, null),
    segments: ofSegments,
    columnsWithoutEffect,
    confounder: await confounder(ask),
    drift: await drift(ask),
    leaks: [
      {
        column: "Exit survey sent",
        sentence: "Yes for 92 % of those who left and for nobody else: known only after the outcome.",
      },
      { column: "Cancellation reason", sentence: "Filled only for those who left: known only after the outcome." },
    ],
    competitorEffects: competitors.map((one) => ({ competitor: one.name, points: one.effect * 100 })),
    dirty: await dirty(ask, draw),
  };
}

function read(rows: readonly Row[], segment: string | null): Facts {
  return Object.assign({}, ...rows.filter((row) => row.segment === segment));
}

function truthOf(facts: Facts, company: Facts, segment: PlantedSegment | null): SegmentTruth {
  const rate = (key: string) => plantedRate(facts, company, key);
  const ever = wholeNumber(facts.ever);
  return {
    code: segment?.code ?? null,
    name: segment?.name ?? "Halden",
    rule: segment?.rule ?? "All accounts",
    accounts: wholeNumber(facts.accounts),
    paying: wholeNumber(facts.paying),
    inTrial: wholeNumber(facts.in_trial),
    left: wholeNumber(facts.has_left),
    trialsEndedUnpaid: wholeNumber(facts.unpaid),
    conversion: rate("conversion"),
    churnTwelveMonths: rate("churn"),
    churnedShare: plantedRate(
      { left_count: facts.has_left ?? 0, left_n: ever, left_sum: facts.left_sum ?? 0 },
      { left_n: company.ever ?? 0, left_sum: company.left_sum ?? 0 },
      "left",
    ),
    closeRate: rate("close"),
    monthlyRevenue: {
      sum: String(facts.revenue),
      n: ever,
      expected: ratio(wholeNumber(facts.revenue_sum), ever),
      payingNow: String(facts.revenue_now),
    },
    payments: {
      amount: String(facts.paid ?? "0"),
      cost: String(facts.cost ?? "0"),
      rows: wholeNumber(facts.payment_rows),
      invoices: wholeNumber(facts.invoices),
    },
    firstResponse: {
      answered: wholeNumber(facts.answered),
      medianMinutes: typeof facts.median_minutes === "number" ? facts.median_minutes : null,
      factor: segment?.responseFactor ?? null,
    },
    satisfied: rate("satisfied"),
  };
}
