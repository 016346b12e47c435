import { z } from "zod";
import { type Fragment, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { hasField } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { Grouping } from "./grouping";
import { everPaid, presentCustomers } from "./present-customers";

/** A version and how its customers fall into segments. */
export interface MarketFrame {
  readonly version: DatasetVersion;
  readonly grouping: Grouping;
}

const counts = z.object({
  group_key: z.string(),
  today: z.number(),
  won: z.number().nullable(),
  lost: z.number().nullable(),
  revenue: z.number().nullable(),
});

/** Customers of today, those who came and left in the last twelve months, and what those of today pay a month, by segments. */
export type OwnCounts = z.infer<typeof counts>;

/** One row per key of the grouping: counts of customers, revenue a month in the data's currency; null where that cannot be told. */
export function ownCountsQuestion(frame: MarketFrame): Question<OwnCounts> {
  const { manifest } = frame.version;
  const { asOf } = manifest;
  const startsKnown = asOf !== null && hasField(manifest, "customers.started_on");
  const endsKnown = startsKnown && hasField(manifest, "customers.churned_on");
  const within = (column: string) =>
    sql`count(*) filter (where ${name("c", column)} > ${param("DATE", yearBefore(asOf ?? ""))} and ${name("c", column)} <= ${param("DATE", asOf)})`;
  const whole = (value: Fragment) => sql`cast(${value} as double)`;
  const paid = everPaid(manifest, "c") ?? sql`false`;
  const left = sql`count(*) filter (where ${paid} and c.churned_on > ${param("DATE", yearBefore(asOf ?? ""))} and c.churned_on <= ${param("DATE", asOf)})`;
  const present = presentCustomers(manifest, "c").holds;
  const revenue = sql`cast(coalesce(sum(c.monthly_revenue) filter (where ${present}), 0) as double)`;
  return {
    statement: sql`select
  ${keyOf(frame)} as group_key,
  ${whole(sql`count(*) filter (where ${present})`)} as today,
  ${startsKnown ? whole(within("started_on")) : sql`cast(null as double)`} as won,
  ${endsKnown ? whole(left) : sql`cast(null as double)`} as lost,
  ${hasField(manifest, "customers.monthly_revenue") ? revenue : sql`cast(null as double)`} as revenue
from ${customersWithKey(frame)}
group by group_key`,
    row: counts,
  };
}

const costs = z.object({
  group_key: z.string(),
  channel: z.string(),
  customers: z.number(),
  known: z.number(),
  shift: z.number(),
  sum: z.number(),
  squares: z.number(),
});

/** What customers of a channel cost, as sums about a shift, by the segments they are in; `known`: customers with a cost. */
export type ChannelCosts = z.infer<typeof costs>;

/** Null where the version has no channels or no costs. */
export function channelCostsQuestion(frame: MarketFrame): Question<ChannelCosts> | null {
  const { manifest, id } = frame.version;
  if (!hasField(manifest, "customers.lead_source") || !hasField(manifest, "customers.acquisition_cost")) return null;
  return {
    statement: sql`with centre as (
  select coalesce(round(avg(cast(acquisition_cost as double))), 0) as shift
  from ${versionTable(id, "customers")}
)
select
  ${keyOf(frame)} as group_key,
  c.lead_source as channel,
  cast(count(*) as double) as customers,
  cast(count(c.acquisition_cost) as double) as known,
  any_value(centre.shift) as shift,
  coalesce(round(sum(cast(c.acquisition_cost as double) - centre.shift), 4), 0) as sum,
  coalesce(round(sum(power(cast(c.acquisition_cost as double) - centre.shift, 2)), 4), 0) as squares
from ${customersWithKey(frame)}
cross join centre
where c.lead_source is not null
group by group_key, channel`,
    row: costs,
  };
}

const wins = z.object({
  group_key: z.string(),
  competitor: z.string(),
  customers: z.number(),
  decided: z.number(),
  won: z.number(),
  won_squares: z.number(),
  won_decided: z.number(),
  decided_squares: z.number(),
});

/** Decided deals by competitor and the segments of their customers, with the sums over customers that their likeness needs. */
export type CompetitorWins = z.infer<typeof wins>;

/** Null where deals name no competitor. */
export function competitorWinsQuestion(frame: MarketFrame): Question<CompetitorWins> | null {
  const { manifest, id } = frame.version;
  if (!hasField(manifest, "deals.competitor") || !hasField(manifest, "deals.outcome")) return null;
  return {
    statement: sql`with decided as (
  select d.customer_id, d.competitor, count(*) as deals, count(*) filter (where d.outcome = 'won') as won
  from ${versionTable(id, "deals")} as d
  where d.outcome in ('won', 'lost') and d.competitor is not null and d.customer_id is not null
  group by d.customer_id, d.competitor
)
select
  ${frame.grouping.keyOf(name("m", frame.grouping.column.name))} as group_key,
  d.competitor,
  cast(count(*) as double) as customers,
  cast(sum(d.deals) as double) as decided,
  cast(sum(d.won) as double) as won,
  cast(sum(d.won * d.won) as double) as won_squares,
  cast(sum(d.won * d.deals) as double) as won_decided,
  cast(sum(d.deals * d.deals) as double) as decided_squares
from decided as d
join ${frame.grouping.members ?? versionTable(id, "customers")} as m on m.customer_id = d.customer_id
group by group_key, d.competitor`,
    row: wins,
  };
}

function keyOf({ grouping }: MarketFrame): Fragment {
  return grouping.keyOf(name("m", grouping.column.name));
}

function customersWithKey({ version, grouping }: MarketFrame): Fragment {
  const members = grouping.members ?? versionTable(version.id, "customers");
  return sql`${versionTable(version.id, "customers")} as c
left join ${members} as m on m.customer_id = c.customer_id`;
}

/** The same day a year earlier; the last of February stays it. */
function yearBefore(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)) - 1, day.slice(4)];
  return rest === "-02-29" ? `${year}-02-28` : `${String(year).padStart(4, "0")}${rest}`;
}
