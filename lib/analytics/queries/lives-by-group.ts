import { z } from "zod";
import { type Fragment, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { LifeRow } from "@/lib/stats/kaplan-meier";
import type { Grouping } from "./grouping";
import type { LifeClock } from "./life-clock";
import { ofRow } from "./row-plan";
import { customerOf } from "./unit-rows";

const lives = z.object({
  group_key: z.string().nullable(),
  fault: z.string().nullable(),
  time: z.number().nullable(),
  events: z.number(),
  censored: z.number(),
  entered: z.number(),
});

/** Ends, censorings and late entries of a group at one time; with a fault, customers whose life is not known for that reason. */
export type GroupLives = z.infer<typeof lives>;

/** Whose lives: a version by a column of customers or by segments, and from which day on ends were recorded (null: always). */
export interface LivesSource {
  readonly versionId: string;
  readonly grouping: Grouping | null;
  readonly clock: LifeClock;
  readonly historyFrom: string | null;
}

/**
 * The life table of every group in one pass over customers. Where the history starts late, who started before that day enters at the
 * age they had then, and who had left by then is left out.
 */
export function livesByGroupQuestion(source: LivesSource): Question<GroupLives> {
  return { statement: source.historyFrom === null ? whole(source) : truncated(source, source.historyFrom), row: lives };
}

function whole({ versionId, grouping, clock }: LivesSource): Fragment {
  return sql`select
  group_key,
  fault,
  cast(time as double) as time,
  cast(count(*) filter (where ended) as double) as events,
  cast(count(*) filter (where not ended) as double) as censored,
  cast(0 as double) as entered
from (
  select
    ${keyOf(grouping)} as group_key,
    ${clock.fault} as fault,
    case when ${clock.fault} is null then ${clock.time} end as time,
    coalesce(${clock.ended}, false) as ended
  from ${versionTable(versionId, "customers")} as r${membersOf(versionId, grouping)}
  where ${clock.eligible}
) as lives
group by group_key, fault, time
order by group_key, fault, time`;
}

function truncated({ versionId, grouping, clock }: LivesSource, from: string): Fragment {
  return sql`with told as (
  select
    ${keyOf(grouping)} as group_key,
    ${clock.fault} as fault,
    ${clock.time} as time,
    ${clock.ended} as ended,
    date_diff('day', ${ofRow("started_on")}, ${param("DATE", from)}) as entry
  from ${versionTable(versionId, "customers")} as r${membersOf(versionId, grouping)}
  where ${clock.eligible}
),
lives as (
  select
    group_key,
    case
      when fault is null and entry > 0 and time <= entry then 'beforeHistory'
      else fault
    end as fault,
    time,
    coalesce(ended, false) as ended,
    entry
  from told
),
moments as (
  select
    group_key,
    fault,
    case when fault is null then time end as time,
    count(*) filter (where ended) as events,
    count(*) filter (where not ended) as censored,
    0 as entered
  from lives
  group by group_key, fault, case when fault is null then time end
  union all
  select group_key, fault, entry as time, 0 as events, 0 as censored, count(*) as entered
  from lives
  where fault is null and entry > 0
  group by group_key, fault, entry
)
select
  group_key,
  fault,
  cast(time as double) as time,
  cast(sum(events) as double) as events,
  cast(sum(censored) as double) as censored,
  cast(sum(entered) as double) as entered
from moments
group by group_key, fault, time
order by group_key, fault, time`;
}

function keyOf(grouping: Grouping | null): Fragment {
  if (!grouping) return sql`cast(null as varchar)`;
  return grouping.keyOf(name(grouping.members ? "c" : "r", grouping.column.name));
}

function membersOf(versionId: string, grouping: Grouping | null): Fragment {
  return grouping?.members ? customerOf({ versionId, grouping }, ofRow("customer_id")) : sql``;
}

/** One life table of the rows of several keys, in order of time; rows with a fault are left out. */
export function lifeRows(rows: readonly GroupLives[]): LifeRow[] {
  const byTime = new Map<number, Required<LifeRow>>();
  for (const { fault, time, events, censored, entered } of rows) {
    if (fault !== null || time === null) continue;
    const known = byTime.get(time);
    byTime.set(time, {
      time,
      events: events + (known?.events ?? 0),
      censored: censored + (known?.censored ?? 0),
      entered: entered + (known?.entered ?? 0),
    });
  }
  return [...byTime.values()].sort((one, other) => one.time - other.time);
}
