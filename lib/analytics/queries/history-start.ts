import { z } from "zod";
import { param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { daysLater } from "@/lib/domain/iso-day";

const ends = z.object({ first_start: z.string().nullable(), first_end: z.string().nullable() });
const exposure = z.object({
  began: z.number(),
  days_before: z.number().nullable(),
  days_after: z.number().nullable(),
  ends_after: z.number(),
});

/** Where ends seem to be recorded from: the last day without a record, the first with one, and who had started by then. */
export interface HistoryStart {
  readonly from: string;
  readonly firstEnd: string;
  readonly began: number;
  /** Ends that the rate of the time after would have brought in the time before. */
  readonly expected: number;
}

/** Nobody left in a time in which, at the later rate, so many would have: by chance less than once in 20,000 histories. */
const expectedEnds = 10;

/**
 * Finds a history that starts late: a first time with many customers in which nobody left. Null where ends are recorded from the
 * beginning, or nobody ever left.
 */
export async function historyStart(versionId: string, asOf: string, ask: Ask): Promise<HistoryStart | null> {
  const [found] = await ask(endsQuestion(versionId, asOf));
  if (!found?.first_end || !found.first_start || found.first_start >= found.first_end) return null;
  const [lived] = await ask(exposureQuestion(versionId, { firstEnd: found.first_end, asOf }));
  if (!lived?.days_before || !lived.days_after) return null;
  const expected = (lived.days_before * lived.ends_after) / lived.days_after;
  if (expected < expectedEnds) return null;
  return { from: daysLater(found.first_end, -1), firstEnd: found.first_end, began: lived.began, expected };
}

function endsQuestion(versionId: string, asOf: string): Question<z.infer<typeof ends>> {
  return {
    statement: sql`select
  cast(min(started_on) as varchar) as first_start,
  cast(min(case when churned_on >= started_on and churned_on <= ${param("DATE", asOf)} then churned_on end) as varchar) as first_end
from ${versionTable(versionId, "customers")}`,
    row: ends,
  };
}

function exposureQuestion(
  versionId: string,
  { firstEnd, asOf }: { firstEnd: string; asOf: string },
): Question<z.infer<typeof exposure>> {
  const first = param("DATE", firstEnd);
  const last = param("DATE", asOf);
  return {
    statement: sql`with lives as (
  select started_on, case when churned_on <= ${last} then churned_on else ${last} end as ended_on, churned_on <= ${last} as gone
  from ${versionTable(versionId, "customers")}
  where started_on <= ${last} and (churned_on is null or churned_on >= started_on)
)
select
  cast(count(*) filter (where started_on < ${first}) as double) as began,
  cast(sum(case when started_on < ${first} then date_diff('day', started_on, ${first}) else 0 end) as double) as days_before,
  cast(sum(date_diff('day', case when started_on < ${first} then ${first} else started_on end, ended_on)) as double) as days_after,
  cast(count(*) filter (where gone) as double) as ends_after
from lives`,
    row: exposure,
  };
}
