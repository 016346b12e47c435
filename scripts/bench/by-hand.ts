import { benchSegments } from "./segments";

/**
 * The same questions as somebody would write them who knows the files: as few passes as possible, only what the numbers need (the
 * sums of section "sufficient statistics": squares and cubes of means and ratios, customers as clusters).
 */
export const byHand = {
  ruleCount: [
    `with ev as (
  select customer_id, count(*) as events_90 from v.events
  where happened_at >= date '2026-08-03' and happened_at < date '2026-11-01' group by customer_id
), pay as (
  select customer_id, sum(amount) as paid_365 from v.payments
  where paid_on >= date '2025-11-01' and paid_on <= date '2026-10-31' group by customer_id
), tic as (
  select customer_id, count(*) as tickets_180 from v.tickets
  where created_at >= date '2026-05-05' and created_at < date '2026-11-01' group by customer_id
), facts as (
  select coalesce("Industry" in ('Agency', 'Studio', 'Communication', 'Consulting'), false) as a,
    coalesce("Employees" >= 3, false) as b, coalesce("Uses client approvals", false) as c,
    coalesce(events_90, 0) >= 10 as d, coalesce(paid_365 >= 1000, false) as e, tickets_180 is null as f,
    coalesce("Country" in ('Spain', 'Portugal'), false) as g
  from v.customers
  left join ev using (customer_id)
  left join pay using (customer_id)
  left join tic using (customer_id)
)
select count(*), count(*) filter (where a and b and (c or d or (e and f)) and not g), count(*) filter (where a),
  count(*) filter (where b), count(*) filter (where c or d or (e and f)), count(*) filter (where c), count(*) filter (where d),
  count(*) filter (where e and f), count(*) filter (where e), count(*) filter (where f), count(*) filter (where not g),
  count(*) filter (where g)
from facts`,
  ],
  scoreboard: scoreboard(),
  overlap: [masks("customer_id"), "select mask, count(*) from m group by mask", "drop table m"],
  triangle: [
    `select month, age_months, count(*) as present, count(*) filter (where active) as active
from v.customer_months
group by month, age_months
order by month, age_months`,
  ],
  triangleByJoin: [triangleByJoin()],
  survival: [
    masks("started_on, churned_on"),
    `select mask, date_diff('day', started_on, least(coalesce(churned_on, date '2026-10-31'), date '2026-10-31')) as day,
  count(*) filter (where churned_on <= date '2026-10-31') as ended, count(*) as lives
from m
where started_on <= date '2026-10-31' and (churned_on is null or churned_on >= started_on)
group by mask, day
order by mask, day`,
    "drop table m",
  ],
} as const;

/** The triangle as it would be asked without `customer_months`: payments joined with the months of everybody's start. */
function triangleByJoin(): string {
  return `with starts as (
  select customer_id, date_trunc('month', min(paid_on)) as cohort from v.payments where paid_on <= date '2026-10-31' group by customer_id
), active as (
  select distinct s.customer_id, s.cohort, date_diff('month', s.cohort, date_trunc('month', p.paid_on)) as age
  from starts as s
  join v.payments as p on p.customer_id = s.customer_id
  where p.paid_on <= date '2026-10-31'
)
select cohort, age, count(*) from active group by cohort, age order by cohort, age`;
}

/** A table \`m\` of all customers with the mask of their segments and the columns asked for. */
function masks(columns: string): string {
  const bits = benchSegments.map(
    ({ byHand: holds }, bit) => `case when coalesce(${holds}, false) then ${2 ** bit} else 0 end`,
  );
  return `create temp table m as
with ev as (
  select customer_id, count(*) filter (where happened_at >= date '2026-08-03') as events_90,
    count(*) filter (where happened_at >= date '2026-09-02') as events_60
  from v.events where happened_at >= date '2026-08-03' and happened_at < date '2026-11-01' group by customer_id
), pay as (
  select customer_id, sum(amount) as paid_365 from v.payments
  where paid_on >= date '2025-11-01' and paid_on <= date '2026-10-31' group by customer_id
), tic as (
  select customer_id, count(*) as tickets_180 from v.tickets
  where created_at >= date '2026-05-05' and created_at < date '2026-11-01' group by customer_id
), facts as (
  select c.*, coalesce(events_90, 0) as events_90, coalesce(events_60, 0) as events_60, paid_365,
    coalesce(tickets_180, 0) as tickets_180
  from v.customers as c
  left join ev on ev.customer_id = c.customer_id
  left join pay on pay.customer_id = c.customer_id
  left join tic on tic.customer_id = c.customer_id
)
select ${columns}, ${bits.join(" + ")} as mask from facts`;
}

/** Fifteen metrics by twelve segments: one pass over customers, one each over payments, deals and tickets. */
function scoreboard(): readonly string[] {
  const paying = "(started_on is not null or churned is not null)";
  return [
    masks(
      "customer_id, trial_started_on, converted_on, churned, tenure_months, monthly_revenue, total_revenue, started_on",
    ),
    `select mask, count(*) as customers,
  ${share("trial_started_on <= date '2026-08-02'", "date_diff('day', trial_started_on, converted_on) <= 90")},
  ${share(`${paying} and churned is not null`, "churned")},
  ${ratio(`${paying} and churned is not null and tenure_months is not null`, "case when churned then 1 else 0 end", "tenure_months")},
  ${mean(`${paying}`, "monthly_revenue", 180)}
from m group by mask`,
    `select mask, tenure_months, count(*) filter (where churned), count(*) filter (where not churned)
from m where ${paying} and churned is not null and tenure_months is not null group by mask, tenure_months`,
    `with orders as (
  select customer_id, order_id, sum(amount) as amount,
    sum(amount) filter (where paid_on >= date '2024-11-01' and paid_on < date '2025-11-01') as opening,
    sum(amount) filter (where paid_on >= date '2025-11-01' and paid_on < date '2026-11-01') as closing
  from v.payments group by customer_id, order_id
), by_customer as (
  select customer_id, count(*) as orders, cast(sum(amount) as double) as revenue,
    sum(power(cast(amount as double) - 260, 2)) as squares,
    cast(coalesce(sum(opening), 0) as double) as opening, cast(coalesce(sum(closing), 0) as double) as closing
  from orders group by customer_id
), keyed as (
  select b.*, m.mask, least(opening, greatest(closing, 0)) as kept from by_customer as b join m on m.customer_id = b.customer_id
)
select mask, count(*), sum(revenue), count(*) filter (where orders >= 2), sum(squares),
  ${ratio("true", "revenue - 260 * orders", "orders")},
  ${ratio("opening > 0", "closing - opening", "opening")},
  ${ratio("opening > 0", "kept - opening", "opening")},
  ${share("opening > 0", "closing > 0")}
from keyed group by mask`,
    `with by_customer as (
  select customer_id, count(*) filter (where outcome in ('won', 'lost')) as decided, count(*) filter (where outcome = 'won') as won,
    count(*) filter (where outcome = 'won' and amount is not null) as valued,
    cast(coalesce(sum(amount) filter (where outcome = 'won'), 0) as double) as value
  from v.deals group by customer_id
)
select m.mask, ${ratio("decided > 0", "won", "decided")}, ${ratio("valued > 0", "value - 5000 * valued", "valued")}
from by_customer as b left join m on m.customer_id = b.customer_id group by m.mask`,
    `with by_customer as (
  select customer_id, count(csat_score) as rated, count(*) filter (where csat_score >= 4) as satisfied from v.tickets group by customer_id
)
select m.mask, ${ratio("rated > 0", "satisfied", "rated")}
from by_customer as b left join m on m.customer_id = b.customer_id group by m.mask`,
    "drop table m",
  ];
}

function share(of: string, holds: string): string {
  return `count(*) filter (where ${of}), count(*) filter (where ${of} and ${holds})`;
}

function mean(of: string, value: string, centre: number): string {
  const d = `(cast(${value} as double) - ${centre})`;
  const where = `filter (where ${of} and ${value} is not null)`;
  return `count(${value}) filter (where ${of}), sum(${value}) ${where}, sum(${d}) ${where}, sum(${d} * ${d}) ${where}, sum(${d} * ${d} * ${d}) ${where}, max(${value}) ${where}, count(*) filter (where ${of} and ${value} <> 0)`;
}

function ratio(of: string, a: string, b: string): string {
  const [y, x] = [`(${a})`, `cast(${b} as double)`];
  const sums = [
    y,
    x,
    `${y}*${y}`,
    `${y}*${x}`,
    `${x}*${x}`,
    `${y}*${y}*${y}`,
    `${y}*${y}*${x}`,
    `${y}*${x}*${x}`,
    `${x}*${x}*${x}`,
  ];
  return [`count(*) filter (where ${of})`, ...sums.map((one) => `sum(${one}) filter (where ${of})`)].join(", ");
}
