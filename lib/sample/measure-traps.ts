import type { Row } from "@/lib/analytics/engine/duckdb/open";
import { type Fragment, sql } from "@/lib/analytics/sql/fragment";
import { day } from "./accounts";
import { brokenLines } from "./dirty-records";
import type { Draw } from "./draw";
import { entrantMix, haldenDates, sizeBands } from "./halden";
import { plantedRate, wholeNumber } from "./planted-rate";
import { sampleTables } from "./sample-tables";
import type { DirtyRecords, SampleTruth } from "./truth";

type Ask = (fragment: Fragment) => Promise<Row[]>;

/** The webinar: attended by large companies, which stay; on its own it does nothing. */
export async function confounder(ask: Ask): Promise<SampleTruth["confounder"]> {
  const rows =
    await ask(sql`select a.webinar, cast(count(*) filter (where a.cancelled_on is not null) as integer) as churn_count,
      cast(count(*) as integer) as churn_n, cast(sum(cast(c.left_in_year as decimal(18, 12))) as double) as churn_sum
    from account a join chance c on c.n = a.n where c.paying_year_ago group by grouping sets ((a.webinar), ())`);
  const of = (value: boolean | null) => rows.find((row) => row.webinar === value) ?? {};
  return {
    column: "Onboarding webinar attended",
    behind: "Employees",
    ownEffectPoints: 0,
    sentence:
      "Large companies attend more often and leave less often. At equal segment and size, attending changes nothing.",
    shareBySize: Object.fromEntries(sizeBands.map((band) => [band.label, band.webinar])),
    attended: plantedRate(of(true), of(null), "churn"),
    notAttended: plantedRate(of(false), of(null), "churn"),
  };
}

/** The share of Solo & freelance among those who start a trial, before and since the change. */
export async function drift(ask: Ask): Promise<SampleTruth["drift"]> {
  const [row] =
    await ask(sql`select cast(count(*) filter (where not a.since and a.solo) as integer) as count_before, cast(count(*) filter (where not a.since) as integer) as n_before,
      cast(count(*) filter (where a.since and a.solo) as integer) as count_since, cast(count(*) filter (where a.since) as integer) as n_since
    from (select a.entered >= ${day(haldenDates.driftFrom)} as since, a.segment = 'E' as solo from account a where not a.direct) a`);
  const solo = 4;
  return {
    column: "Market segment",
    segment: "Solo & freelance",
    since: haldenDates.driftFrom,
    expectedShareBefore: (entrantMix.trialBefore[solo] ?? 0) / 1000,
    expectedShareSince: (entrantMix.trialSince[solo] ?? 0) / 1000,
    trialsBefore: { count: wholeNumber(row?.count_before), n: wholeNumber(row?.n_before) },
    trialsSince: { count: wholeNumber(row?.count_since), n: wholeNumber(row?.n_since) },
    sentence: "From February 2026 on, far more of those who start a trial work alone.",
  };
}

/** What is broken on purpose: rows changed in SQL and lines appended to the text files. */
export async function dirty(ask: Ask, draw: Draw): Promise<readonly DirtyRecords[]> {
  const [row] =
    await ask(sql`select cast((select count(*) from dirty_account where kind = 'badDate') as integer) as bad_date,
    cast((select count(*) from dirty_account where kind = 'leftBeforeStart') as integer) as left_before_start,
    cast((select count(*) from dirty_account where kind = 'duplicateId') as integer) as duplicate_id,
    cast((select count(*) from dirty_deal) as integer) as deals, cast((select count(*) from dirty_ticket) as integer) as tickets`);
  const appended = sampleTables(draw).flatMap((table) =>
    brokenLines(table).map(({ lines, ...one }) => ({ ...one, count: lines.length, inParquet: false })),
  );
  return [
    {
      file: "customers",
      what: "Paid since on a day that does not exist; the first payment says the day",
      expect: "cell",
      count: wholeNumber(row?.bad_date),
      inParquet: false,
    },
    {
      file: "customers",
      what: "cancelled before the start",
      expect: "gate",
      count: wholeNumber(row?.left_before_start),
      inParquet: true,
    },
    {
      file: "customers",
      what: "an account id that stands twice, with another plan",
      expect: "gate",
      count: wholeNumber(row?.duplicate_id),
      inParquet: true,
    },
    { file: "deals", what: "closed before opened", expect: "gate", count: wholeNumber(row?.deals), inParquet: true },
    {
      file: "tickets",
      what: "resolved before created",
      expect: "gate",
      count: wholeNumber(row?.tickets),
      inParquet: true,
    },
    ...appended,
  ];
}
