import { z } from "zod";
import { param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask, Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { periodIndex, periodStart } from "@/lib/domain/cohort-periods";
import { versionColumn } from "@/lib/domain/metrics";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import type { CohortRow } from "./cohort-rows";
import { type CohortFrame, keyedTable } from "./cohort-tables";

/**
 * Customers active in each month, where everybody's months begin with the month of entry: then a month's age says the cohort, and
 * one pass over the months answers without looking at customers one by one. Null where that is not so; `cohortRowsQuestion` then
 * gives the same rows, at several times the work. Every payment must be of somebody who is among the customers.
 */
export async function monthRows(
  frame: CohortFrame,
  manifest: VersionManifest,
  ask: Ask,
): Promise<readonly CohortRow[] | null> {
  if (frame.entry === "start" && !everyPayerStarted(manifest)) return null;
  const rows = await ask(monthsQuestion(frame));
  if (!(await monthsBeginWithEntry(frame, rows, ask))) return null;
  return rows.flatMap(({ group_key, month, age, present, active }) => {
    const cohort = periodStart(periodIndex(month, "month") - age, "month");
    const base = { group_key, cohort, revenue: null, squares: null, products: null };
    return [
      ...(age === 0 ? [{ ...base, period: null, customers: present }] : []),
      ...(active > 0 ? [{ ...base, period: month, customers: active }] : []),
    ];
  });
}

const monthRow = z.object({
  group_key: z.string(),
  month: z.string(),
  age: z.number(),
  present: z.number(),
  active: z.number(),
});
type MonthRow = z.infer<typeof monthRow>;

function monthsQuestion({ versionId, grouping }: CohortFrame): Question<MonthRow> {
  const months = versionTable(versionId, "customer_months");
  const numbers = sql`cast(a.month as varchar) as month, cast(a.age_months as double) as age,
  cast(count(*) as double) as present, cast(count(*) filter (where a.active) as double) as active`;
  const statement =
    grouping === null
      ? sql`select cast('' as varchar) as group_key, ${numbers}
from ${months} as a
group by a.month, a.age_months`
      : sql`with ${keyedTable({ versionId, grouping })}
select k.group_key, ${numbers}
from ${months} as a
join keyed as k on k.customer_id = a.customer_id
group by k.group_key, a.month, a.age_months`;
  return { statement, row: monthRow };
}

/** Whether nobody can have a payment without a start: it is derived from payments too, or the file has one for everybody. */
function everyPayerStarted(manifest: VersionManifest): boolean {
  const started = versionColumn(manifest, "customers.started_on")?.column;
  return started !== undefined && (started.origin === "derived" || started.empty === 0);
}

const sums = z.object({ customers: z.number(), months: z.number().nullable(), later: z.number() });

/**
 * Whether the first month of every customer is the month of entry. By first payment: every first month has a payment. By start: a
 * first month never lies behind the start, so equal numbers of both with equal sums of their months are the same months.
 */
async function monthsBeginWithEntry(
  { versionId, asOf, entry }: CohortFrame,
  rows: readonly MonthRow[],
  ask: Ask,
): Promise<boolean> {
  const firsts = rows.filter(({ age }) => age === 0);
  if (entry === "firstPayment") return firsts.every(({ present, active }) => present === active);
  const [entered] = await ask({
    statement: sql`select cast(count(*) as double) as customers,
  cast(sum(extract(year from started_on) * 12 + extract(month from started_on) - 1) as double) as months,
  cast(count(*) filter (where started_on > ${param("DATE", asOf)}) as double) as later
from ${versionTable(versionId, "customers")}
where started_on is not null`,
    row: sums,
  });
  const total = (of: (row: MonthRow) => number) => firsts.reduce((sum, row) => sum + of(row), 0);
  return (
    entered?.later === 0 &&
    entered.customers === total(({ present }) => present) &&
    (entered.months ?? 0) === total(({ present, month }) => present * periodIndex(month, "month"))
  );
}
