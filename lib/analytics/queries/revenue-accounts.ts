import { z } from "zod";
import { comma, type Fragment, integer, list, param, sql } from "@/lib/analytics/sql/fragment";
import type { Question } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import { revenueParts } from "@/lib/domain/revenue-retention";
import type { RevenueWindow } from "@/lib/domain/revenue-windows";
import type { Grouping } from "./grouping";
import { customerGroup, customerOf } from "./unit-rows";

/** Which accounts are summed: of a version, in windows, by a grouping of customers; recurring payments alone, or all. */
export interface RevenueFrame {
  readonly versionId: string;
  readonly grouping: Grouping | null;
  /** Oldest first. */
  readonly windows: readonly RevenueWindow[];
  readonly recurringOnly: boolean;
}

const sums = z.object({
  place: z.number(),
  group_key: z.string().nullable(),
  part: z.enum(revenueParts),
  customers: z.number(),
  opening: z.string(),
  closing: z.string(),
  kept: z.string(),
  x: z.number(),
  xx: z.number(),
  xxx: z.number(),
  net: z.number(),
  net_net: z.number(),
  net_x: z.number(),
  net_net_net: z.number(),
  net_net_x: z.number(),
  net_x_x: z.number(),
  net_non_zero: z.number(),
  net_max: z.number(),
  gross: z.number(),
  gross_gross: z.number(),
  gross_x: z.number(),
  gross_gross_gross: z.number(),
  gross_gross_x: z.number(),
  gross_x_x: z.number(),
  gross_non_zero: z.number(),
  gross_max: z.number(),
});

/**
 * Sums over the customers of one window, group and part. `opening`, `closing` and `kept` (the smaller of both, not below 0) are exact
 * decimals as text; x is the opening revenue, net and gross what is left of it less itself, for the moments of a ratio with shift 1.
 */
export type RevenueSums = z.infer<typeof sums>;

/** Every customer with a payment in a window, in exactly one part of its bridge (statistics, section 7.3), summed by window and group. */
export function revenueSumsQuestion(frame: RevenueFrame): Question<RevenueSums> {
  const options = { versionId: frame.versionId, grouping: frame.grouping };
  return {
    statement: sql`with windows as (
  select place, opening_from, opening_to, closing_from, closing_to
  from (values ${list(frame.windows.map(windowRow), comma)}) as w(place, opening_from, opening_to, closing_from, closing_to)
),
paid as (
  select
    customer_id,
    cast(date_trunc('month', paid_on) as date) as month,
    sum(amount) as revenue,
    count(*) filter (where amount > 0) as payments
  from ${versionTable(frame.versionId, "payments")}
  where paid_on < ${param("DATE", lastDay(frame.windows))}${frame.recurringOnly ? sql` and coalesce(recurring, true)` : sql``}
  group by customer_id, date_trunc('month', paid_on)
),
firsts as (
  select customer_id, min(month) as first_month
  from paid
  where payments > 0
  group by customer_id
),
accounts as (
  select
    w.place,
    w.opening_from,
    p.customer_id,
    sum(case when p.month < w.opening_to then p.revenue else 0 end) as opening,
    sum(case when p.month >= w.closing_from then p.revenue else 0 end) as closing
  from paid as p
  join windows as w on p.month >= w.opening_from and p.month < w.closing_to and (p.month < w.opening_to or p.month >= w.closing_from)
  group by w.place, w.opening_from, p.customer_id
),
parted as (
  select
    accounts.*,
    least(opening, greatest(closing, 0)) as kept,
    case
      when opening <= 0 and closing <= 0 then 'other'
      when opening <= 0 and f.first_month < accounts.opening_from then 'reactivation'
      when opening <= 0 then 'new'
      when closing <= 0 then 'churn'
      when closing > opening then 'expansion'
      when closing < opening then 'contraction'
      else 'unchanged'
    end as part
  from accounts
  left join firsts as f on f.customer_id = accounts.customer_id
),
measured as (
  select
    parted.*,
    cast(opening as double) as x,
    cast(closing - opening as double) as net,
    cast(kept - opening as double) as gross
  from parted
),
keyed as (
  select measured.*, ${customerGroup(frame.grouping, sql`measured.customer_id`)} as group_key
  from measured${customerOf(options, sql`measured.customer_id`)}
)
select
  place,
  group_key,
  part,
  cast(count(*) as double) as customers,
  cast(sum(opening) as varchar) as opening,
  cast(sum(closing) as varchar) as closing,
  cast(sum(kept) as varchar) as kept,
  sum(x) as x,
  sum(x * x) as xx,
  sum(x * x * x) as xxx,
${residualSums("net", sql`net`, sql`closing`)},
${residualSums("gross", sql`gross`, sql`kept`)}
from keyed
group by place, group_key, part
order by place, group_key, part`,
    row: sums,
  };
}

const firsts = z.object({
  first_day: z.string().nullable(),
  unknown: z.number(),
  fine: z.number(),
  rhythm: z.number().nullable(),
});
export type PaymentFacts = z.infer<typeof firsts>;

/**
 * First day of payments, how many do not say whether they recur, how many amounts are finer than a cent, and the share of months with
 * a payment among those between a customer's first and last (`rhythm`: 1 where everybody pays every month).
 */
export function paymentFactsQuestion(versionId: string, recurringKnown: boolean): Question<PaymentFacts> {
  const unknown = recurringKnown ? sql`count(*) filter (where recurring is null)` : sql`count(*)`;
  return {
    statement: sql`select
  cast(min(paid_on) as varchar) as first_day,
  cast(${unknown} as double) as unknown,
  cast(count(*) filter (where amount <> round(amount, 2)) as double) as fine,
  (select cast(sum(paid) as double) / sum(spanned) from (
    select count(distinct date_trunc('month', paid_on)) as paid, date_diff('month', min(paid_on), max(paid_on)) + 1 as spanned
    from ${versionTable(versionId, "payments")} where amount > 0 and customer_id is not null group by customer_id)) as rhythm
from ${versionTable(versionId, "payments")}`,
    row: firsts,
  };
}

function windowRow({ opening, closing }: RevenueWindow, place: number): Fragment {
  const days = [...opening, ...closing].map((day) => param("DATE", day));
  return sql`(${list([integer(place), ...days], comma)})`;
}

function lastDay(windows: readonly RevenueWindow[]): string {
  return windows.at(-1)?.closing[1] ?? "";
}

const prefixes = { net: sql`net`, gross: sql`gross` } as const;

/** Sums of products with the opening revenue; how many kept any, and the most that one has left. */
function residualSums(prefix: keyof typeof prefixes, value: Fragment, left: Fragment): Fragment {
  const as = prefixes[prefix];
  return sql`  sum(${value}) as ${as},
  sum(${value} * ${value}) as ${as}_${as},
  sum(${value} * x) as ${as}_x,
  sum(${value} * ${value} * ${value}) as ${as}_${as}_${as},
  sum(${value} * ${value} * x) as ${as}_${as}_x,
  sum(${value} * x * x) as ${as}_x_x,
  cast(count(*) filter (where ${left} <> 0) as double) as ${as}_non_zero,
  cast(max(${left}) as double) as ${as}_max`;
}
