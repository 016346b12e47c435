import { z } from "zod";
import { comma, type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { LifeRow } from "@/lib/stats/kaplan-meier";
import type { Grouping } from "./grouping";
import type { LifeClock } from "./life-clock";
import { ofRow } from "./row-plan";
import type { SegmentMasks } from "./segment-members";

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
  /** Where the groups are segments: who is in which. */
  readonly masks: SegmentMasks | null;
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

function whole(source: LivesSource): Fragment {
  const { grouping, clock } = source;
  return sql`${withOf(source)}select
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
    ${clock.time} as time,
    coalesce(${clock.ended}, false) as ended
  from ${customersOf(source)} as r
  where ${clock.eligible}
) as lives
group by group_key, fault, time`;
}

function truncated(source: LivesSource, from: string): Fragment {
  const { grouping, clock, masks } = source;
  return sql`with ${list(
    [...(masks?.with ?? []), sql``],
    sql`,
`,
  )}told as (
  select
    ${keyOf(grouping)} as group_key,
    ${clock.fault} as fault,
    ${clock.time} as time,
    ${clock.ended} as ended,
    date_diff('day', ${ofRow("started_on")}, ${param("DATE", from)}) as entry
  from ${customersOf(source)} as r
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
  return grouping ? grouping.keyOf(ofRow(grouping.column.name)) : sql`cast(null as varchar)`;
}

/** Customers with the column that groups them. */
function customersOf({ versionId, masks }: LivesSource): Fragment {
  if (!masks) return versionTable(versionId, "customers");
  return sql`(
    select customer.*, ${masks.mask} as mask
    from ${masks.from}
  )`;
}

function withOf({ masks }: LivesSource): Fragment {
  if (!masks || masks.with.length === 0) return sql``;
  return sql`with ${list(masks.with, comma)}
`;
}

/** Life tables in order of time: of everybody, and of each group with its rest. */
export interface LifeTables {
  readonly everybody: LifeRow[];
  readonly groups: readonly { readonly own: LifeRow[]; readonly rest: LifeRow[] }[];
}

/** Adds the rows up in one pass; rows with a fault are left out. What is not of a group is of its rest. */
export function lifeTables(
  rows: readonly GroupLives[],
  keys: readonly string[],
  belongs: Grouping["belongs"],
): LifeTables {
  const known = rows.filter(({ fault, time }) => fault === null && time !== null);
  const times = [...new Set(known.map(({ time }) => time ?? 0))].sort((one, other) => one - other);
  const places = new Map(times.map((time, place) => [time, place]));
  const sums = () => ({ events: zeros(times), censored: zeros(times), entered: zeros(times) });
  const everybody = sums();
  const groups = keys.map(sums);
  const groupsOf = new Map<string | null, number[]>();
  for (const row of known) {
    const place = places.get(row.time ?? 0) ?? 0;
    const inside = groupsOf.get(row.group_key) ?? keys.flatMap((key, at) => (belongs(row.group_key, key) ? [at] : []));
    groupsOf.set(row.group_key, inside);
    for (const sum of [everybody, ...inside.map((at) => groups[at] ?? everybody)]) {
      sum.events[place] = (sum.events[place] ?? 0) + row.events;
      sum.censored[place] = (sum.censored[place] ?? 0) + row.censored;
      sum.entered[place] = (sum.entered[place] ?? 0) + row.entered;
    }
  }
  return {
    everybody: rowsOf(times, everybody),
    groups: groups.map((own) => ({ own: rowsOf(times, own), rest: rowsOf(times, everybody, own) })),
  };
}

interface Sums {
  readonly events: Float64Array;
  readonly censored: Float64Array;
  readonly entered: Float64Array;
}

function zeros(times: readonly number[]): Float64Array {
  return new Float64Array(times.length);
}

/** The rows at which anything happened, less those of a part. */
function rowsOf(times: readonly number[], whole: Sums, part?: Sums): LifeRow[] {
  const at = (column: keyof Sums, place: number) => (whole[column][place] ?? 0) - (part?.[column][place] ?? 0);
  return times.flatMap((time, place) => {
    const row = { time, events: at("events", place), censored: at("censored", place), entered: at("entered", place) };
    return row.events + row.censored + row.entered > 0 ? [row] : [];
  });
}
