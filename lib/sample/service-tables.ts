import { type Fragment, list, param, sql } from "@/lib/analytics/sql/fragment";
import { day } from "./accounts";
import { lastMoment, livedMonths, plainStyle } from "./activity-tables";
import { accountId } from "./customer-table";
import { choose, type Draw, numberBySegment, skewed, whole } from "./draw";
import { competitors, haldenDates, priorities, prospectDeals, satisfaction } from "./halden";
import { column, type SampleTable } from "./sample-column";
import { dealOwners, ticketOwners } from "./sample-people";
import { evenly, weights } from "./weights";

/** Statements that make the temp tables `deal` and `ticket`. They need `account`. */
export function serviceStatements(accounts: number, draw: Draw): readonly Fragment[] {
  return [
    dealStatement(accounts, draw),
    ticketStatement(draw),
    sql`create or replace temp table dirty_deal as select a.id from deal a where a.outcome = 'lost' order by ${draw("dirty deal", sql`a.id`)}, a.id limit 3`,
    sql`create or replace temp table dirty_ticket as select a.id from ticket a where a.resolved_at is not null order by ${draw("dirty ticket", sql`a.id`)}, a.id limit 5`,
  ];
}

/** deals.csv: deals with accounts after they began to pay, and with companies that are no account yet. */
export function dealTable(draw: Draw): SampleTable {
  const id = sql`a.id`;
  const stage = choose(draw("stage", id), weights("Qualified 45, Proposal sent 35, Negotiation 20"));
  return {
    table: "deals",
    rows: sql`(select a.*, d.id is not null as broken from deal a left join dirty_deal d on d.id = a.id)`,
    order: sql`a.n, a.slot`,
    columns: [
      column("Deal", "text", sql`concat('D-', a.id)`, { field: "deal_id" }),
      column("Account ID", "text", sql`case when a.segment is not null then ${accountId} end`, {
        field: "customer_id",
      }),
      column(
        "Stage",
        "text",
        sql`case a.outcome when 'won' then 'Closed won' when 'lost' then 'Closed lost' else ${stage} end`,
        {
          field: "outcome",
          valueMap: {
            "Closed won": "won",
            "Closed lost": "lost",
            Qualified: "open",
            "Proposal sent": "open",
            Negotiation: "open",
          },
        },
      ),
      column(
        "Kind",
        "text",
        sql`case when a.segment is null then 'New business' else ${choose(draw("deal kind", id), weights("Expansion 70, Renewal 30"))} end`,
      ),
      column("Opened", "date", sql`a.opened_on`, { field: "opened_on" }),
      column("Closed", "date", sql`case when a.broken then a.opened_on - 30 else a.closed_on end`, {
        field: "closed_on",
      }),
      column("Amount", "money", sql`a.amount`, { field: "amount" }),
      column("Competitor", "text", sql`a.competitor`, { field: "competitor" }),
      column(
        "Source",
        "text",
        choose(draw("deal source", id), weights("Customer success 40, Inbound 35, Outbound 25")),
        { field: "lead_source" },
      ),
      column("Led by", "text", choose(draw("deal owner", id), evenly(dealOwners)), { field: "owner_email" }),
    ],
    style: plainStyle,
  };
}

/** tickets.csv: at most one ticket per account and paid month; one in 25 came from somebody nobody could name. */
export function ticketTable(draw: Draw): SampleTable {
  const id = sql`a.id`;
  return {
    table: "tickets",
    rows: sql`(select a.*, d.id is not null as broken from ticket a left join dirty_ticket d on d.id = a.id)`,
    order: sql`a.n, a.k`,
    columns: [
      column("Ticket", "text", sql`concat('T-', a.id)`, { field: "ticket_id" }),
      column("Account ID", "text", sql`case when a.named then ${accountId} end`, { field: "customer_id" }),
      column("Created", "timestamp", sql`a.created_at`, { field: "created_at" }),
      column("First response", "timestamp", sql`a.first_response_at`, { field: "first_response_at" }),
      column("Resolved", "timestamp", sql`case when a.broken then a.created_at - to_hours(20) else a.resolved_at end`, {
        field: "resolved_at",
      }),
      column("Priority", "text", sql`a.priority`, { field: "priority" }),
      column("Channel", "text", choose(draw("channel", id), weights("E-mail 45, Chat 30, Phone 15, Portal 10")), {
        field: "channel",
      }),
      column("Status", "text", sql`case when a.resolved_at is null then 'Open' else 'Closed' end`, { field: "status" }),
      column("Answered by", "text", choose(draw("ticket owner", id), evenly(ticketOwners)), {
        field: "owner_email",
      }),
      column(
        "Topic",
        "text",
        choose(draw("topic", id), weights("Invoices 30, Time tracking 25, Access 20, Import 15, Other 10")),
      ),
      column("CSAT", "number", sql`a.csat`, { field: "csat_score" }),
    ],
    style: plainStyle,
  };
}

function dealStatement(accounts: number, draw: Draw): Fragment {
  const id = sql`a.id`;
  const asOf = day(haldenDates.asOf);
  const effects = list(
    competitors.map((one) => sql`when ${param("VARCHAR", one.name)} then ${param("DOUBLE", one.effect)}`),
    sql` `,
  );
  const cycle = sql`${whole(draw("cycle", id), 10, 99)} + cast(coalesce(${numberBySegment((segment) => segment.extraCycleDays)}, 0) as integer)`;
  const rate = sql`coalesce(${numberBySegment((segment) => segment.closeRate)}, ${param("DOUBLE", prospectDeals.closeRate)})`;
  return sql`create or replace temp table deal as
    select a.*, case when a.closed_on is null then 'open' when ${draw("won", id)} < a.chance then 'won' else 'lost' end as outcome
    from (select a.id, a.n, a.slot, a.segment, a.opened_on, a.competitor, a.amount, ${rate} + case a.competitor ${effects} end as chance,
        case when a.opened_on + a.cycle <= ${asOf} then a.opened_on + a.cycle end as closed_on
      from (select a.*, ${cycle} as cycle, ${choose(
        draw("competitor", id),
        competitors.map((one) => [one.name, one.weight]),
      )} as competitor,
          cast(a.yearly * (0.2 + 0.6 * ${draw("deal amount", id)}) as decimal(18, 2)) as amount,
          a.from_day + cast(floor(${draw("deal opened", id)} * a.days) as integer) as opened_on
        from (${accountDeals(draw)} union all ${newDeals(accounts)}) a) a) a`;
}

function accountDeals(draw: Draw): Fragment {
  const ends = sql`coalesce(a.cancelled_on, ${day(haldenDates.asOf)} + 1)`;
  return sql`select concat(a.n, '-', a.slot) as id, a.n, a.slot, a.segment, a.paid_since as from_day, ${ends} - a.paid_since as days,
      cast(a.monthly_revenue as double) * 12 as yearly
    from (select a.*, s.slot from account a cross join (select unnest([1, 2]) as slot) s where a.paid_since is not null) a
    where ${draw("deal", sql`concat(a.n, '-', a.slot)`)} < ${numberBySegment((segment) => segment.dealChance)}`;
}

function newDeals(accounts: number): Fragment {
  const count = Math.floor(accounts * prospectDeals.perAccount);
  return sql`select concat('N', range + 1) as id, ${param("BIGINT", accounts)} + range + 1 as n, 1 as slot, cast(null as varchar) as segment,
      ${day(haldenDates.first)} as from_day, ${day(haldenDates.asOf)} + 1 - ${day(haldenDates.first)} as days, cast(3000 as double) as yearly
    from range(cast(${param("BIGINT", count)} as bigint))`;
}

function ticketStatement(draw: Draw): Fragment {
  const id = sql`a.id`;
  const medians = list(
    priorities.map((one) => sql`when ${param("VARCHAR", one.name)} then ${param("DOUBLE", one.minutes)}`),
    sql` `,
  );
  const minutes = sql`(case a.priority ${medians} end * ${numberBySegment((segment) => segment.responseFactor)} * ${skewed(draw("response", id))})`;
  const good = sql`case when date_diff('second', a.created_at, a.answered) <= ${param("BIGINT", satisfaction.limitMinutes * 60)}
    then ${param("DOUBLE", satisfaction.within)} else ${param("DOUBLE", satisfaction.later)} end`;
  return sql`create or replace temp table ticket as
    select a.id, a.n, a.k, a.segment, a.named, a.priority, a.created_at, ${good} as csat_chance, case when a.answered <= ${lastMoment} then a.answered end as first_response_at,
      case when a.solved <= ${lastMoment} then a.solved end as resolved_at,
      case when a.solved <= ${lastMoment} and ${draw("csat given", id)} < 0.45
        then case when ${draw("csat good", id)} < ${good} then ${whole(draw("csat", id), 4, 5)} else ${whole(draw("csat", id), 1, 3)} end end as csat
    from (select a.*, case when ${draw("solved", id)} < 0.93 then a.answered + to_seconds(cast(round(a.minutes * 120 * ${skewed(draw("solving", id))}) as bigint)) end as solved
      from (select a.*, a.created_at + to_seconds(greatest(cast(round(a.minutes * 60) as bigint), 20)) as answered
        from (select a.*, ${minutes} as minutes
          from (${ticketStarts(draw)}) a) a) a) a`;
}

function ticketStarts(draw: Draw): Fragment {
  const id = sql`concat(a.n, '-', a.k + 1)`;
  const weights = priorities.map((one) => [one.name, one.weight] as const);
  return sql`select ${id} as id, a.n, a.k, a.segment, ${draw("named", id)} < 0.96 as named, ${choose(draw("priority", id), weights)} as priority,
      cast(a.from_day + ${whole(draw("ticket day", id), 0, 26)} as timestamp) + to_seconds(${whole(draw("ticket second", id), 25_200, 68_399)}) as created_at
    from ${livedMonths()} a
    where a.k >= 0 and ${draw("ticket", id)} < ${numberBySegment((segment) => segment.ticketChance)}
      and a.from_day + ${whole(draw("ticket day", id), 0, 26)} < a.to_day`;
}
