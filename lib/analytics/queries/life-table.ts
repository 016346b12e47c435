import { z } from "zod";
import { sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import type { RowPlan } from "./row-plan";
import { type UnitRowsOptions, unitRows } from "./unit-rows";

const lives = z.object({
  group_key: z.string().nullable(),
  time: z.number().nullable(),
  events: z.number(),
  censored: z.number(),
});

/** Ends and censorings of a group at one time, in months; time null: customers whose life is not known. */
export type Lives = z.infer<typeof lives>;

/** Events and censored per group and time; in the unit rows a is the event and b the time. */
export function lifeTableQuestion(plan: RowPlan, options: UnitRowsOptions): Question<Lives> {
  return {
    statement: sql`with unit_rows as (
  ${unitRows(plan, options)}
)
select
  group_key,
  cast(b as double) as time,
  cast(count(*) filter (where a = 1) as double) as events,
  cast(count(*) filter (where a = 0 or a is null) as double) as censored
from unit_rows
group by group_key, b
order by group_key, b`,
    row: lives,
  };
}
