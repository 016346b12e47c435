import { z } from "zod";
import { comma, type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { TimedTopic } from "@/lib/domain/expectation";
import type { FieldKey } from "@/lib/domain/metric";
import { hasField } from "@/lib/domain/metrics";
import { versionColumn } from "@/lib/domain/version-column";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import type { Grouping } from "./grouping";
import { dayOf, endOfData } from "./zoned-days";

/** Tickets of a version by segment, and which of their times is asked. */
export interface AskedWaits {
  readonly versionId: string;
  readonly manifest: VersionManifest;
  readonly grouping: Grouping;
  readonly topic: TimedTopic;
}

const columns = {
  firstResponse: { minutes: "first_response_minutes", at: "first_response_at" },
  resolution: { minutes: "resolution_minutes", at: "resolved_at" },
} as const;

/** Whether a version has what the waits of a topic are counted from. */
export function hasWaits(manifest: VersionManifest, topic: TimedTopic): boolean {
  return hasField(manifest, `tickets.${columns[topic].minutes}`);
}

/**
 * One row per ticket: `key` (segments of its customer), `minutes` it took, `age` in minutes at the end of the as-of day where it still
 * waits, `negative` where its time lies before its creation.
 */
export function waitRows({ versionId, manifest, grouping, topic }: AskedWaits): Fragment {
  const { minutes, at } = columns[topic];
  const has = (field: string) => hasField(manifest, `tickets.${field}` as FieldKey);
  const linked = has("customer_id");
  const came = has(at) ? sql`t.${name(at)}` : sql`cast(null as timestamp)`;
  const created = has("created_at") ? sql`t.created_at` : sql`cast(null as timestamp)`;
  const end = param("TIMESTAMP", endOfData(manifest));
  const age = sql`(epoch_us(${end}) - epoch_us(${created})) / 60000000.0`;
  const waits = sql`t.${name(minutes)} is null and ${came} is null and ${created} <= ${end}`;
  return sql`select
    t.ticket_id,
    ${linked ? sql`t.customer_id` : sql`cast(null as varchar)`} as customer_id,
    ${linked ? name("c", grouping.column.name) : sql`cast(null as bigint)`} as key,
    t.${name(minutes)} as minutes,
    case when ${waits} then cast(${age} as double) end as age,
    coalesce(t.${name(minutes)} is null and ${came} < ${created}, false) as negative,
    ${dayOf(created, versionColumn(manifest, "tickets.created_at")?.column.type, manifest)} as day
  from ${versionTable(versionId, "tickets")} as t${
    linked
      ? sql`
  left join ${grouping.members ?? sql`(select null as customer_id, 0 as mask)`} as c on c.customer_id = t.customer_id`
      : sql``
  }`;
}

const counts = z.object({
  group_key: z.string().nullable(),
  named: z.boolean(),
  tickets: z.number(),
  answered: z.number(),
  open: z.number(),
  undated: z.number(),
  negative: z.number(),
  customers: z.number(),
  first: z.string().nullable(),
  last: z.string().nullable(),
});

/**
 * Tickets by the segments of their customer: answered, still waiting, without an answer and without a day, with a negative time; and how
 * many customers have one that is answered or still waits.
 * `group_key` null: of a customer in no segment or, with `named` false, of nobody.
 */
export type WaitCounts = z.infer<typeof counts>;

/** One row per key of the grouping, for tickets of somebody and of nobody apart; first and last day as ISO dates. */
export function waitCountsQuestion(asked: AskedWaits): Question<WaitCounts> {
  const count = (condition: Fragment) => sql`cast(count(*) filter (where ${condition}) as double)`;
  return {
    statement: sql`with waits as (
  ${waitRows(asked)}
)
select
  cast(key as varchar) as group_key,
  customer_id is not null as named,
  cast(count(*) as double) as tickets,
  ${count(sql`minutes is not null`)} as answered,
  ${count(sql`age is not null`)} as open,
  ${count(sql`minutes is null and age is null and not negative`)} as undated,
  ${count(sql`negative`)} as negative,
  cast(count(distinct customer_id) filter (where minutes is not null or age is not null) as double) as customers,
  cast(min(day) as varchar) as first,
  cast(max(day) as varchar) as last
from waits
group by key, customer_id is not null`,
    row: counts,
  };
}

const numbers = z.record(z.string(), z.number().nullable());

/** A quantile (0..1) of the answered tickets of a segment: type 7, or (`disc`) the order statistic at a fraction. */
export interface AskedQuantile {
  readonly ref: string;
  readonly fraction: number | null;
  readonly disc: boolean;
}

/** Quantiles of many segments in one pass; column `q0` is the first asked. */
export function waitQuantilesQuestion(
  asked: AskedWaits,
  quantiles: readonly AskedQuantile[],
): Question<z.infer<typeof numbers>> {
  const values = quantiles.map(({ ref, fraction, disc }, index) => {
    const value = sql`cast(minutes as double)`;
    const at = param("DOUBLE", fraction);
    const within = sql`filter (where minutes is not null and ${asked.grouping.isIn(sql`key`, ref)})`;
    if (fraction === null) return sql`cast(null as double) as ${name(`q${index}`)}`;
    return disc
      ? sql`quantile_disc(${value}, ${at}) ${within} as ${name(`q${index}`)}`
      : sql`quantile_cont(${value}, ${at}) ${within} as ${name(`q${index}`)}`;
  });
  return {
    statement: sql`with waits as (
  ${waitRows(asked)}
)
select
  ${list(values, comma)}
from waits`,
    row: numbers,
  };
}

const lives = z.object({ group_key: z.string(), time: z.number(), events: z.number(), censored: z.number() });

/** Above so many tickets waits are told apart by the minute, from 1,000 minutes on by three digits. */
export const mostExactWaits = 20_000;

/** Waits as lives: an answer ends one, a ticket that still waits is censored at its age. */
export function waitLivesQuestion(
  asked: AskedWaits,
  refs: readonly string[],
  exact: boolean,
): Question<z.infer<typeof lives>> {
  const within = list(
    refs.map((ref) => asked.grouping.isIn(sql`key`, ref)),
    sql` or `,
    sql`false`,
  );
  const wait = sql`cast(coalesce(minutes, age) as double)`;
  const time = exact
    ? wait
    : sql`case when ${wait} < 1000 then round(${wait}) when ${wait} < 10000 then round(${wait} / 10) * 10 else round(${wait} / 100) * 100 end`;
  return {
    statement: sql`with waits as (
  ${waitRows(asked)}
),
placed as (
  select key, ${time} as time, minutes is not null as answered
  from waits
  where (minutes is not null or age is not null) and (${within})
)
select
  cast(key as varchar) as group_key,
  time,
  cast(count(*) filter (where answered) as double) as events,
  cast(count(*) filter (where not answered) as double) as censored
from placed
group by key, time`,
    row: lives,
  };
}
