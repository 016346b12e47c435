import { z } from "zod";
import { name, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { hasField } from "@/lib/domain/metrics";
import type { ClusterSums } from "@/lib/stats/design-effect";
import type { AskedWaits } from "./ticket-waits";
import { revenueOf, stillThere } from "./wait-targets";

/** The tickets of a segment that came by one channel (k), of all whose channel is known (n), by customer. */
export interface ChannelSums extends ClusterSums {
  readonly channel: string;
  /** Customers who used it. */
  readonly users: number;
}

const rows = z.object({
  group_key: z.string(),
  channel: z.string().nullable(),
  customers: z.number(),
  k: z.number(),
  kk: z.number(),
  kn: z.number(),
});

type AskedChannels = Omit<AskedWaits, "topic">;

/** Channels of the tickets of each segment, most used first; none where tickets name no customer or no channel. */
export async function ticketChannels(
  { versionId, manifest, grouping }: AskedChannels,
  refs: readonly string[],
  ask: Ask,
): Promise<ReadonlyMap<string, readonly ChannelSums[]>> {
  if (!hasField(manifest, "tickets.channel") || !hasField(manifest, "tickets.customer_id")) return new Map();
  const key = name("c", grouping.column.name);
  const found = await ask({
    statement: sql`with named as (
  select ${key} as key, t.customer_id, t.channel, count(*) as k
  from ${versionTable(versionId, "tickets")} as t
  join ${grouping.members ?? sql`(select null as customer_id, 0 as mask)`} as c on c.customer_id = t.customer_id
  where t.channel is not null
  group by ${key}, t.customer_id, t.channel
),
totals as (
  select key, customer_id, sum(k) as n
  from named
  group by key, customer_id
)
select cast(named.key as varchar) as group_key, channel, cast(count(*) as double) as customers,
  cast(sum(k) as double) as k, cast(sum(k * k) as double) as kk, cast(sum(k * n) as double) as kn
from named
join totals on totals.customer_id = named.customer_id
group by named.key, channel
union all
select cast(key as varchar) as group_key, cast(null as varchar) as channel, cast(count(*) as double) as customers,
  cast(sum(n) as double) as k, cast(sum(n * n) as double) as kk, cast(sum(n * n) as double) as kn
from totals
group by key`,
    row: rows,
  });
  return new Map(refs.map((ref) => [ref, channelsOf(found.filter((row) => grouping.belongs(row.group_key, ref)))]));
}

function channelsOf(found: readonly z.infer<typeof rows>[]): ChannelSums[] {
  const sum = (of: readonly z.infer<typeof rows>[], key: "customers" | "k" | "kk" | "kn") =>
    of.reduce((total, row) => total + row[key], 0);
  const all = found.filter(({ channel }) => channel === null);
  const channels = [...new Set(found.flatMap(({ channel }) => (channel === null ? [] : [channel])))];
  return channels
    .map((channel) => {
      const own = found.filter((row) => row.channel === channel);
      return {
        channel,
        users: sum(own, "customers"),
        customers: sum(all, "customers"),
        n: sum(all, "k"),
        k: sum(own, "k"),
        sumKK: sum(own, "kk"),
        sumNN: sum(all, "kk"),
        sumKN: sum(own, "kn"),
      };
    })
    .sort((one, other) => other.k - one.k || (one.channel < other.channel ? -1 : 1));
}

const stakes = z.object({ group_key: z.string(), customers: z.number(), revenue: z.string().nullable() });

/** Who is still there in each combination of segments, and their monthly revenue. */
export async function segmentStakes(
  { versionId, manifest, grouping }: AskedChannels,
  ask: Ask,
): Promise<readonly z.infer<typeof stakes>[]> {
  const key = name("c", grouping.column.name);
  return await ask({
    statement: sql`select cast(${key} as varchar) as group_key, cast(count(*) as double) as customers,
  cast(sum(${revenueOf({ manifest })}) as varchar) as revenue
from ${grouping.members ?? sql`(select null as customer_id, 0 as mask)`} as c
join ${versionTable(versionId, "customers")} as customer on customer.customer_id = c.customer_id
where ${stillThere({ manifest })}
group by ${key}`,
    row: stakes,
  });
}
