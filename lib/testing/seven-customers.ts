const customers = `
  select customer_id, plan, cast(started as date) as started_on, churned, cast(tenure as double) as tenure_months,
    cast(trial as date) as trial_started_on, cast(paid as date) as converted_on, cast(cost as decimal(18,4)) as acquisition_cost,
    cast(total as decimal(18,4)) as total_revenue, cast(nps as double) as nps_score
  from (values
    ('c01', 'pro',  '2024-01-10', true,  2, '2024-01-01', '2024-01-10', 50,   100, 10),
    ('c02', 'pro',  '2024-01-20', false, 5, '2024-01-02', '2024-06-01', 100,  300, 9),
    ('c03', 'pro',  '2024-02-01', false, 4, '2024-02-01', '2024-02-01', null, 80,  7),
    ('c04', 'pro',  '2024-03-15', true,  3, '2024-03-01', '2024-03-15', 30,   60,  3),
    ('c05', 'free', '2024-04-01', false, 2, '2024-04-01', null,         20,   20,  6),
    ('c06', 'free', '2024-06-01', false, 1, '2024-06-01', null,         10,   5,   null),
    ('c07', 'free', null,         null,  null, '2024-03-31', null,      null, null, null)
  ) as t(customer_id, plan, started, churned, tenure, trial, paid, cost, total, nps)`;
const payments = `
  select payment_id, customer_id, cast(day as date) as paid_on, cast(amount as decimal(18,4)) as amount, order_id, cast(cost as decimal(18,4)) as cost, region
  from (values
    ('p1', 'c01', '2024-01-10', 40,  'o1', 10, 'N'),
    ('p2', 'c01', '2024-01-10', 10,  'o1', null, 'N'),
    ('p3', 'c01', '2024-02-10', 50,  'o2', 20, 'S'),
    ('p4', 'c02', '2024-01-20', 100, 'o3', 40, 'N'),
    ('p5', 'c02', '2024-04-20', 200, 'o4', 90, 'S'),
    ('p6', 'c03', '2024-02-01', 80,  'o5', 30, 'N'),
    ('p7', 'c03', '2024-05-01', -20, 'o6', 0,  'N'),
    ('p8', 'c05', '2024-04-01', 20,  'o7', 5,  'S')
  ) as t(payment_id, customer_id, day, amount, order_id, cost, region)`;
const months = `
  select customer_id, cast(month as date) as month, age_months, cast(revenue as decimal(18,4)) as revenue, active
  from (values
    ('c01', '2024-01-01', 0, 50, true), ('c01', '2024-02-01', 1, 50, true),
    ('c02', '2024-01-01', 0, 100, true), ('c02', '2024-02-01', 1, 0, false), ('c02', '2024-03-01', 2, 0, false), ('c02', '2024-04-01', 3, 200, true),
    ('c03', '2024-02-01', 0, 80, true), ('c03', '2024-05-01', 3, -20, true),
    ('c05', '2024-04-01', 0, 20, true)
  ) as t(customer_id, month, age_months, revenue, active)`;
const deals = `
  select deal_id, customer_id, outcome, cast(opened as date) as opened_on, cast(closed as date) as closed_on, cast(amount as decimal(18,4)) as amount, product
  from (values
    ('d1', 'c01', 'won',  '2024-01-01', '2024-01-11', 100, 'A'), ('d2', 'c01', 'lost', '2024-01-01', '2024-01-05', 0, 'B'),
    ('d3', 'c02', 'won',  '2024-02-01', '2024-02-21', 300, 'A'), ('d4', 'c02', 'won',  '2024-03-01', '2024-03-31', null, 'B'),
    ('d5', 'c05', 'lost', '2024-03-01', '2024-03-02', 0, 'A'),   ('d6', null,  'open', '2024-05-01', null, null, 'A'),
    ('d7', null,  'won',  '2024-05-01', '2024-05-01', 50, 'B'),  ('d8', 'c06', 'open', '2024-05-01', null, 70, 'B')
  ) as t(deal_id, customer_id, outcome, opened, closed, amount, product)`;
const tickets = `
  select ticket_id, customer_id, cast(first as double) as first_response_minutes, cast(done as double) as resolution_minutes, cast(csat as double) as csat_score
  from (values
    ('t1', 'c01', 10, 100, 5), ('t2', 'c01', 20, 200, 4), ('t3', 'c02', 30, null, 3), ('t4', 'c05', null, null, null),
    ('t5', 'c05', 50, 500, 1), ('t6', null, 60, 600, 5)
  ) as t(ticket_id, customer_id, first, done, csat)`;
/** Seven customers with eight payments, eight deals and six tickets; the as-of day closes June 2024. */
export const sevenCustomers = {
  tables: { customers, payments, customer_months: months, deals, tickets },
  asOf: "2024-06-30",
};
