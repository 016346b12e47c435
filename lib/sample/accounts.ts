import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import { daysBetween, daysLater } from "@/lib/domain/iso-day";
import { bySegment, choose, type Draw, drawMacro, numberBySegment, whole } from "./draw";
import {
  directShare,
  earlyHazardFactor,
  earlyMonths,
  entrantMix,
  haldenDates,
  type PlantedSegment,
  segmentCodes,
  segments,
  shrinking,
  sizeBands,
} from "./halden";
import { type Weights, weights } from "./weights";

/**
 * Statements that make the temp table `account`, one row per account with everything that the truth speaks of: segment, size,
 * trial, start, end, price. All other columns are drawn while the files are written.
 */
export function accountStatements(accounts: number, draw: Draw): readonly Fragment[] {
  return [
    drawMacro,
    hazardTable(),
    priceStepTable(),
    entrants(accounts, draw),
    trials(draw),
    lives(draw),
    account(draw),
    dirtyAccounts(draw),
  ];
}

/** A day of the plan as SQL. */
export function day(text: string): Fragment {
  return param("DATE", text);
}

/** Monthly chance to leave of a segment in a size band at an age in months. */
export function hazardAt(segment: PlantedSegment, band: number, age: number): number {
  const early = age < earlyMonths ? earlyHazardFactor : 1;
  return segment.monthlyHazard * (sizeBands[band]?.hazardFactor ?? 1) * early;
}

/** Factors on the mean revenue by size band, such that their mean over the band weights of the segment is 1. */
export function revenueFactors(segment: PlantedSegment): readonly number[] {
  const mean = segment.sizes.reduce(
    (sum, weight, band) => sum + (weight / 100) * (sizeBands[band]?.revenueFactor ?? 1),
    0,
  );
  return sizeBands.map((band) => band.revenueFactor / mean);
}

const longestLife = 36;

/** `alive_from` and `alive_to`: the share that lives to the start and past the end of that month of life. */
function hazardTable(): Fragment {
  const rows = segments.flatMap((segment) =>
    sizeBands.flatMap((_, band) => {
      let alive = 1;
      return Array.from({ length: longestLife + 1 }, (_unused, age) => {
        const hazard = age === longestLife ? 1 : hazardAt(segment, band, age);
        const from = alive;
        alive *= 1 - hazard;
        return { segment: segment.code, band: band + 1, age, hazard, from, to: alive };
      });
    }),
  );
  return sql`create or replace temp table hazard as select unnest(${texts(rows.map((row) => row.segment))}) as segment,
    cast(unnest(${numbers(rows.map((row) => row.band))}) as integer) as band, cast(unnest(${numbers(rows.map((row) => row.age))}) as integer) as age,
    unnest(${numbers(rows.map((row) => row.hazard))}) as hazard, unnest(${numbers(rows.map((row) => row.from))}) as alive_from,
    unnest(${numbers(rows.map((row) => row.to))}) as alive_to`;
}

/** What a price was `years` anniversaries before the last, as a factor on the last. */
function priceStepTable(): Fragment {
  const rows = segments.flatMap((segment) =>
    [true, false].flatMap((shrinks) =>
      [0, 1, 2, 3].map((years) => {
        const step = shrinks ? shrinking.factor : 1 + segment.yearlyGrowth;
        return { segment: segment.code, shrinks: shrinks ? 1 : 0, years, factor: 1 / step ** years };
      }),
    ),
  );
  return sql`create or replace temp table price_step as select unnest(${texts(rows.map((row) => row.segment))}) as segment,
    unnest(${numbers(rows.map((row) => row.shrinks))}) = 1 as shrinks, cast(unnest(${numbers(rows.map((row) => row.years))}) as integer) as years,
    unnest(${numbers(rows.map((row) => row.factor))}) as factor`;
}

function entrants(accounts: number, draw: Draw): Fragment {
  const mix = (weights: readonly number[]): Weights => segmentCodes.map((code, index) => [code, weights[index] ?? 0]);
  const u = draw("segment");
  return sql`create or replace temp table entrant as
    select n, direct, entered, case when direct then ${choose(u, mix(entrantMix.direct))}
      when entered < ${day(haldenDates.driftFrom)} then ${choose(u, mix(entrantMix.trialBefore))}
      else ${choose(u, mix(entrantMix.trialSince))} end as segment
    from (select a.n, a.direct, case when a.direct then ${dayBetween(draw("entered"), haldenDates.first, haldenDates.trialsFrom)}
        else ${dayBetween(draw("entered"), haldenDates.trialsFrom, daysLater(haldenDates.asOf, 1))} end as entered
      from (select a.n, ${draw("direct")} < ${param("DOUBLE", directShare)} as direct
        from (select range + 1 as n from range(cast(${param("BIGINT", accounts)} as bigint))) a) a) a`;
}

/** Length and outcome of trials. The length does not depend on the outcome, so that trials still running hide nothing. */
function trials(draw: Draw): Fragment {
  const size = bySegment((segment) =>
    choose(
      draw("size"),
      segment.sizes.map((weight, band) => [String(band + 1), weight]),
    ),
  );
  const length = choose(draw("trial length"), weights("14 25, 30 50, 45 25"));
  return sql`create or replace temp table trial as
    select a.*, case when ended is null then null when ended > ${day(haldenDates.asOf)} then null
      else ${draw("conversion")} < ${numberBySegment((segment) => segment.conversion)} end as converted
    from (select a.*, case when not direct then entered + cast(${length} as integer) end as ended, cast(${size} as integer) as band
      from entrant a) a`;
}

/** Month of life and day in it on which each payer leaves, sooner or later. */
function lives(draw: Draw): Fragment {
  return sql`create or replace temp table life as
    select a.n, a.paid_since, h.age as months, cast(date_add(a.paid_since, to_months(h.age)) as date) + ${whole(draw("day of leaving"), 1, 27)} as leaves_on
    from (select a.n, a.segment, a.band, case when direct then entered when converted then ended end as paid_since,
        ${draw("leaving")} as luck from trial a) a
    join hazard h on h.segment = a.segment and h.band = a.band and a.luck < h.alive_from and a.luck >= h.alive_to
    where a.paid_since is not null`;
}

function account(draw: Draw): Fragment {
  const asOf = day(haldenDates.asOf);
  const revenue = bySegment((segment) => {
    const factors = revenueFactors(segment).map((factor) => factor * segment.monthlyRevenue);
    return sql`list_extract(${numbers(factors)}, a.band)`;
  });
  const employees = sql`case a.band when 1 then cast(${choose(draw("employees"), weights("1 70, 2 15, 3 10, 4 5"))} as integer)
    when 2 then ${whole(draw("employees"), 5, 19)} when 3 then ${whole(draw("employees"), 20, 49)}
    else ${whole(sql`(${draw("employees")} * ${draw("employees again")})`, 50, 499)} end`;
  const webinar = list(
    sizeBands.map((band) => param("DOUBLE", band.webinar)),
    comma,
  );
  return sql`create or replace temp table account as
    select a.n, a.segment, a.direct, a.band, a.entered, a.ended, a.converted, l.paid_since,
      case when l.leaves_on <= ${asOf} then l.leaves_on end as cancelled_on,
      case when l.paid_since is null then 0 when l.leaves_on <= ${asOf} then l.months + 1
        else cast(datesub('month', l.paid_since, ${asOf}) as integer) + 1 end as payments,
      case when l.paid_since is not null then cast(${revenue} * (0.5 + ${draw("revenue")}) as decimal(18, 2)) end as monthly_revenue,
      ${draw("shrinks")} < ${param("DOUBLE", shrinking.share)} as shrinks,
      ${employees} as employees, ${bySegment((segment) => choose(draw("industry"), segment.industries))} as industry,
      ${draw("webinar")} < list_extract([${webinar}], a.band) as webinar
    from trial a left join life l on l.n = a.n`;
}

/** The few accounts whose records are broken on purpose. */
function dirtyAccounts(draw: Draw): Fragment {
  const some = (kind: string, where: Fragment, count: number) =>
    sql`(select a.n, ${param("VARCHAR", kind)} as kind from account a where ${where} order by ${draw("dirty")}, a.n limit ${param("BIGINT", count)})`;
  return sql`create or replace temp table dirty_account as ${list(
    [
      some("badDate", sql`a.paid_since is not null and a.cancelled_on is null`, 6),
      some("leftBeforeStart", sql`a.cancelled_on is not null`, 3),
      some("duplicateId", sql`a.converted = false`, 4),
    ],
    sql` union all `,
  )}`;
}

function dayBetween(number: Fragment, from: string, before: string): Fragment {
  const days = daysBetween(from, before);
  return sql`${day(from)} + ${whole(number, 0, days - 1)}`;
}

function texts(values: readonly string[]): Fragment {
  return param("VARCHAR[]", values);
}

function numbers(values: readonly number[]): Fragment {
  return param("DOUBLE[]", values);
}
