import { z } from "zod";
import { comma, type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { hasField } from "@/lib/domain/metrics";
import type { ClusterSums } from "@/lib/stats/design-effect";
import { presentCustomers } from "./present-customers";
import { type AskedWaits, waitRows } from "./ticket-waits";

/** A limit in minutes for the tickets of a segment; `overdue`: those that still wait beyond it count as missed. */
export interface WaitTarget {
  readonly ref: string;
  readonly minutes: number;
  readonly overdue: boolean;
}

/** Tickets within a limit (k of n) by customer, and customers still there who waited longer at least once, with their revenue. */
export interface TargetSums extends ClusterSums {
  readonly late: number;
  readonly lateRevenue: string | null;
}

const numbers = z.record(z.string(), z.union([z.number(), z.string()]).nullable());

/** How many tickets kept each limit, in one pass over the tickets; in the order asked. */
export async function waitTargets(
  asked: AskedWaits,
  targets: readonly WaitTarget[],
  ask: Ask,
): Promise<readonly TargetSums[]> {
  if (targets.length === 0) return [];
  const [row = {}] = await ask({ statement: statementOf(asked, targets), row: numbers });
  return targets.map((_, index) => {
    const number = (key: string) => Number(row[`t${index}_${key}`] ?? 0);
    const revenue = row[`t${index}_revenue`] ?? null;
    return {
      customers: number("customers"),
      n: number("n"),
      k: number("k"),
      sumKK: number("kk"),
      sumNN: number("nn"),
      sumKN: number("kn"),
      late: number("late"),
      lateRevenue: revenue === null ? null : String(revenue),
    };
  });
}

function statementOf(asked: AskedWaits, targets: readonly WaitTarget[]): Fragment {
  const counted = targets.flatMap((target, index) => {
    const limit = param("DOUBLE", target.minutes);
    const within = asked.grouping.isIn(sql`key`, target.ref);
    const overdue = target.overdue ? sql` or age > ${limit}` : sql``;
    return [
      sql`count(*) filter (where ${within} and (minutes is not null${overdue})) as ${name(`n${index}`)}`,
      sql`count(*) filter (where ${within} and minutes <= ${limit}) as ${name(`k${index}`)}`,
    ];
  });
  return sql`with waits as (
  ${waitRows(asked)}
),
counted as (
  select customer_id, ${list(counted, comma)}
  from waits
  where customer_id is not null
  group by customer_id
),
valued as (
  select counted.*, ${stillThere(asked)} as still_there, ${revenueOf(asked)} as revenue
  from counted
  join ${versionTable(asked.versionId, "customers")} as customer on customer.customer_id = counted.customer_id
)
select
  ${list(
    targets.flatMap((_, index) => sumsOf(index)),
    comma,
  )}
from valued`;
}

function sumsOf(index: number): Fragment[] {
  const [n, k] = [name(`n${index}`), name(`k${index}`)];
  const sum = (value: Fragment, key: string) => sql`cast(sum(${value}) as double) as ${name(`t${index}_${key}`)}`;
  const late = sql`${n} > ${k} and still_there`;
  return [
    sql`cast(count(*) filter (where ${n} > 0) as double) as ${name(`t${index}_customers`)}`,
    sum(n, "n"),
    sum(k, "k"),
    sum(sql`${k} * ${k}`, "kk"),
    sum(sql`${n} * ${n}`, "nn"),
    sum(sql`${k} * ${n}`, "kn"),
    sql`cast(count(*) filter (where ${late}) as double) as ${name(`t${index}_late`)}`,
    sql`cast(sum(revenue) filter (where ${late}) as varchar) as ${name(`t${index}_revenue`)}`,
  ];
}

/** Whether `customer` pays today: it began, where beginnings are known, and has not left. */
export function stillThere({ manifest }: Pick<AskedWaits, "manifest">): Fragment {
  return presentCustomers(manifest, "customer").holds;
}

/** What `customer` pays a month; empty where the version does not say. */
export function revenueOf({ manifest }: Pick<AskedWaits, "manifest">): Fragment {
  return hasField(manifest, "customers.monthly_revenue")
    ? sql`customer.monthly_revenue`
    : sql`cast(null as decimal(18, 4))`;
}
