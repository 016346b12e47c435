import { z } from "zod";
import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { AskedSegment } from "@/lib/domain/asked-segment";
import type { DatasetVersion } from "@/lib/domain/version-manifest";
import { type PlacedSegment, placedSegments, segmentMembers } from "./segment-members";

/** Definitions of a segment, each placed in one dataset version. */
export interface PlacedVersion {
  readonly version: DatasetVersion;
  readonly placed: readonly PlacedSegment[];
}

/** Places definitions in a version; the same definition twice is placed once. */
export function placedIn(version: DatasetVersion, definitions: readonly AskedSegment[]): PlacedVersion {
  const different = definitions.filter(({ ref }, index) => definitions.findIndex((one) => one.ref === ref) === index);
  return { version, placed: placedSegments(different, frameOf(version)) };
}

/** Why a version cannot tell who is in a definition; null where it can. */
export function faultOf({ placed }: PlacedVersion, ref: string): string | null {
  return placed.find(({ segment }) => segment.ref === ref)?.fault ?? null;
}

const size = z.object({ size: z.number() });

/** How many customers of a version a definition holds. */
export function sizeQuestion(where: PlacedVersion, ref: string): Question<z.infer<typeof size>> {
  return {
    statement: sql`select cast(count(*) as double) as size
from ${membersBy(where, ref)} as members`,
    row: size,
  };
}

const flow = z.object({
  stayed: z.number(),
  entered: z.number(),
  entered_by_definition: z.number(),
  entered_fresh: z.number(),
  departed: z.number(),
  departed_by_definition: z.number(),
  departed_gone: z.number(),
});

/** Who came, went and stayed between two versions. */
export type MemberFlow = z.infer<typeof flow>;

/**
 * Members of a later version by one definition against those of an earlier one by another, customer by customer; asked of the later
 * version. By definition came those whom the earlier definition would not hold in the later data; went those whom it still would.
 */
export function flowQuestion(
  later: PlacedVersion,
  earlier: PlacedVersion,
  { now, before }: { readonly now: string; readonly before: string },
): Question<MemberFlow> {
  const of = (condition: Fragment) => sql`cast(count(*) filter (where ${condition}) as double)`;
  return {
    statement: sql`with later as (
  select customer_id from ${membersBy(later, now)} as members
),
earlier as (
  select customer_id from ${membersBy(earlier, before)} as members
),
unchanged as (
  select customer_id from ${membersBy(later, before)} as members
),
either as (
  select
    coalesce(l.customer_id, e.customer_id) as customer_id,
    l.customer_id is not null as is_in,
    e.customer_id is not null as was_in
  from later as l
  full join earlier as e on e.customer_id = l.customer_id
),
followed as (
  select
    i.is_in,
    i.was_in,
    u.customer_id is not null as by_old,
    known.customer_id is not null as was_known,
    still.customer_id is not null as is_known
  from either as i
  left join unchanged as u on u.customer_id = i.customer_id
  left join ${versionTable(earlier.version.id, "customers")} as known on known.customer_id = i.customer_id
  left join ${versionTable(later.version.id, "customers")} as still on still.customer_id = i.customer_id
)
select
  ${of(sql`is_in and was_in`)} as stayed,
  ${of(sql`is_in and not was_in`)} as entered,
  ${of(sql`is_in and not was_in and not by_old`)} as entered_by_definition,
  ${of(sql`is_in and not was_in and by_old and not was_known`)} as entered_fresh,
  ${of(sql`was_in and not is_in`)} as departed,
  ${of(sql`was_in and not is_in and by_old`)} as departed_by_definition,
  ${of(sql`was_in and not is_in and not is_known`)} as departed_gone
from followed`,
    row: flow,
    beside: [earlier.version],
  };
}

const month = z.object({ month: z.string(), started: z.number(), active: z.number(), there: z.number() });

/** Members by month of their life as customers: how many began in it, paid in it and were there. */
export function memberMonthsQuestion(where: PlacedVersion, ref: string): Question<z.infer<typeof month>> {
  return {
    statement: sql`select
  cast(m.month as varchar) as month,
  cast(count(*) filter (where m.age_months = 0) as double) as started,
  cast(count(*) filter (where m.active) as double) as active,
  cast(count(*) as double) as there
from ${versionTable(where.version.id, "customer_months")} as m
join ${membersBy(where, ref)} as members on members.customer_id = m.customer_id
group by m.month
order by m.month`,
    row: month,
  };
}

/** The members of one definition, from the table that all definitions of the version share. */
function membersBy({ version, placed }: PlacedVersion, ref: string): Fragment {
  const bit = placed.find(({ segment }) => segment.ref === ref)?.bit ?? 0;
  return sql`(select customer_id from ${segmentMembers(placed, frameOf(version))} as marked where (mask & (${param("BIGINT", 1)} << ${param("BIGINT", bit)})) > 0)`;
}

function frameOf({ id, manifest }: DatasetVersion) {
  return { versionId: id, manifest };
}
