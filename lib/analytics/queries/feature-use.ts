import { z } from "zod";
import { integer, name, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { daysLater } from "@/lib/domain/iso-day";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import type { Grouping } from "./grouping";
import { presentCustomers } from "./present-customers";
import { withinDays } from "./rule-test";

const row = z.object({
  feature: z.string().nullable(),
  group_key: z.string().nullable(),
  customers: z.number(),
  names: z.number(),
});

/** Customers of today by the segments they are in (feature null), and those of them who did something; `names`: how many things were done at all. */
export type FeatureUse = z.infer<typeof row>;

export interface AskedUse {
  readonly version: DatasetVersion;
  readonly grouping: Grouping;
  /** Last day that counts, and how many days up to and with it. */
  readonly asOf: string;
  readonly days: number;
  /** Features at most, those most customers used. */
  readonly most: number;
}

/** Who of the customers of today did what in the last days, each customer once for each thing. Needs the table of events. */
export function featureUseQuestion({ version, grouping, asOf, days, most }: AskedUse): Question<FeatureUse> {
  const { id, manifest } = version;
  const type = versionColumn(manifest, "events.happened_at")?.column.type ?? "timestamp";
  const last = withinDays(sql`e.happened_at`, { from: daysLater(asOf, 1 - days), to: asOf }, { type, manifest });
  const members = grouping.members ?? versionTable(id, "customers");
  return {
    statement: sql`with present as (
  select c.customer_id, ${grouping.keyOf(name("m", grouping.column.name))} as group_key
  from ${versionTable(id, "customers")} as c
  left join ${members} as m on m.customer_id = c.customer_id
  where ${presentCustomers(manifest, "c").holds}
),
used as (
  select distinct p.customer_id, p.group_key, e.name as feature
  from ${versionTable(id, "events")} as e
  join present as p on p.customer_id = e.customer_id
  where e.name is not null
    and ${last}
),
listed as (
  select feature, count(*) as users, count(*) over () as names
  from used
  group by feature
  order by users desc, feature
  limit ${integer(most)}
)
select cast(null as varchar) as feature, group_key, cast(count(*) as double) as customers, cast(0 as double) as names
from present
group by group_key
union all
select u.feature, u.group_key, cast(count(*) as double), cast(any_value(l.names) as double)
from used as u
join listed as l on l.feature = u.feature
group by u.feature, u.group_key
order by feature, group_key`,
    row,
  };
}
