import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import { day } from "./accounts";
import { accountId } from "./customer-table";
import { choose, type Draw, numberBySegment, rest, whole } from "./draw";
import { haldenDates } from "./halden";
import { column, type SampleTable, type TextStyle } from "./sample-column";
import { evenly, weights } from "./weights";

/** How all files but the customers' are written as text. */
export const plainStyle: TextStyle = {
  delimiter: ",",
  datePattern: "%Y-%m-%d",
  timestampPattern: "%Y-%m-%d %H:%M:%S",
  decimal: ".",
};

/** payments.csv: an invoice a month while the account pays; lines are the subscription, now and then an add-on or a refund. */
export function paymentTable(draw: Draw): SampleTable {
  const order = sql`concat('INV-', ${accountId}, '-', a.k + 1)`;
  return {
    table: "payments",
    rows: paymentLines(draw),
    order: sql`a.n, a.k, a.line`,
    columns: [
      column("Payment", "text", sql`concat(${accountId}, '-', a.k + 1, '-', a.line)`, { field: "payment_id" }),
      column("Account ID", "text", accountId, { field: "customer_id" }),
      column("Invoice", "text", order, { field: "order_id" }),
      column("Paid on", "date", sql`a.paid_on`, { field: "paid_on" }),
      column("Amount", "money", sql`a.amount`, { field: "amount" }),
      column("Direct cost", "money", sql`a.cost`, { field: "cost" }),
      column("Recurring", "yesNo", sql`a.line <> 2`, { field: "recurring" }),
      column("Line", "text", sql`list_extract(['Subscription', 'Add-on', 'Refund'], a.line)`),
      column("Currency", "text", sql`'EUR'`),
    ],
    style: plainStyle,
  };
}

/** Rows of payments with n, segment, k (month of life from 0), line (1 subscription, 2 add-on, 3 refund), paid_on, amount, cost. */
export function paymentLines(draw: Draw): Fragment {
  const key = sql`concat(a.n, '|', a.k)`;
  const refundDay = sql`a.invoiced_on + ${whole(draw("refund day", key), 2, 14)}`;
  return sql`(select a.n, a.segment, a.k, a.line, a.price, case when a.line = 3 then ${refundDay} else a.invoiced_on end as paid_on,
      case a.line when 1 then a.price when 2 then cast(a.price * (0.05 + 0.2 * ${draw("add-on size", key)}) as decimal(18, 2))
        else -cast(a.price * cast(${choose(draw("refund size", key), weights("0.25 30, 0.5 30, 1 40"))} as double) as decimal(18, 2)) end as amount,
      case when a.line = 3 then cast(0 as decimal(18, 2))
        else cast(a.price * ${numberBySegment((segment) => segment.costShare)} * (case a.line when 1 then 1 else 0.1 end) as decimal(18, 2)) end as cost
    from (select a.*, l.line from (select a.*, ${draw("extra line", key)} as luck from ${invoices()} a) a cross join (select unnest([1, 2, 3]) as line) l) a
    where a.line = 1 or (a.line = 2 and a.luck < 0.04) or (a.line = 3 and ${rest(sql`a.luck`, 25)} < 0.012 and ${refundDay} < a.ends_on))`;
}

/** events.parquet: sign-ins, features used and invitations, in paid months and in trials. */
export function eventTable(draw: Draw): SampleTable {
  const month = sql`concat(a.n, '|', a.k)`;
  const seconds = sql`cast(least(a.to_day - a.from_day, 27) * 54000 as double)`;
  const moment = sql`cast(floor(a.luck * a.seconds) as integer)`;
  const feature = weights("Used timesheets 30, Used invoices 28, Used approvals 16, Used reports 16, Used planning 10");
  const invited = weights("Invited a colleague 60, Invited a client 40");
  return {
    table: "events",
    rows: sql`(select a.n, a.k, a.slot, cast(a.from_day + ${moment} // 54000 as timestamp) + to_seconds(21600 + ${moment} % 54000) as happened_at,
        a.luck * a.seconds - floor(a.luck * a.seconds) as luck
      from (select a.*, ${seconds} as seconds, ${draw("event", sql`concat(a.n, '|', a.k, '|', a.slot)`)} as luck
        from (select a.*, s.slot from (select a.*, ${draw("month", month)} as which from ${livedMonths()} a) a cross join (select unnest([1, 2, 3]) as slot) s) a
        where a.slot = 1 or (a.slot = 2 and a.which < 0.7) or (a.slot = 3 and ${rest(sql`a.which`, 10)} < 0.2)) a)`,
    order: sql`a.n, a.k, a.slot`,
    columns: [
      column("account_id", "text", accountId, { field: "customer_id" }),
      column("happened_at", "timestamp", sql`a.happened_at`, { field: "happened_at" }),
      column(
        "name",
        "text",
        sql`case a.slot when 1 then 'Signed in' when 2 then ${choose(sql`a.luck`, feature)} else ${choose(sql`a.luck`, invited)} end`,
        { field: "name" },
      ),
      column("value", "number", sql`case when a.slot = 1 then cast(${whole(sql`a.luck`, 1, 90)} as double) end`, {
        field: "value",
      }),
      column("device", "text", choose(rest(sql`a.luck`, 900), evenly("Browser, Phone, Desktop app"))),
    ],
    style: plainStyle,
  };
}

/** Rows n, segment, k, from_day, to_day (excluded): the months of life of payers and, with k = -1, the trials. Days after as-of are cut. */
export function livedMonths(): Fragment {
  return sql`(select a.* from (select a.n, a.segment, a.k, a.invoiced_on as from_day,
      least(a.ends_on, cast(date_add(a.paid_since, to_months(a.k + 1)) as date)) as to_day from ${invoices()} a
    union all select a.n, a.segment, -1, a.entered, least(a.ended, ${day(haldenDates.asOf)} + 1) from account a where not a.direct) a)`;
}

/** Rows n, segment, k, invoiced_on, price, paid_since, ends_on (first day without a relation). */
function invoices(): Fragment {
  return sql`(select a.n, a.segment, a.k, a.paid_since, cast(date_add(a.paid_since, to_months(a.k)) as date) as invoiced_on,
      cast(cast(a.monthly_revenue as double) * p.factor as decimal(18, 2)) as price,
      coalesce(a.cancelled_on, ${day(haldenDates.asOf)} + 1) as ends_on
    from (select a.*, cast(unnest(range(a.payments)) as integer) as k from account a where a.payments > 0) a
    join price_step p on p.segment = a.segment and p.shrinks = a.shrinks
      and p.years = cast(floor((a.payments - 1) / 12) as integer) - cast(floor(a.k / 12) as integer))`;
}

/** The last moment of the data. */
export const lastMoment: Fragment = param("TIMESTAMP", `${haldenDates.asOf} 23:59:59`);
