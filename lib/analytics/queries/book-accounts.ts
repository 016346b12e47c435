import { z } from "zod";
import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { TimedTopic } from "@/lib/domain/expectation";
import { daysLater } from "@/lib/domain/iso-day";
import type { FieldKey } from "@/lib/domain/metric";
import { hasField } from "@/lib/domain/metrics";
import { type BehaviourTable, behaviourTables } from "@/lib/domain/rule";
import { versionColumn } from "@/lib/domain/version-column";
import type { VersionManifest } from "@/lib/domain/version-manifest";
import type { serviceGrouping } from "./measure-service";
import { ownedBy, ownerOf } from "./sample-customers";
import { hasWaits, waitRows } from "./ticket-waits";
import { revenueOf, stillThere } from "./wait-targets";
import { dayOf, localTime } from "./zoned-days";

type Place = ReturnType<typeof serviceGrouping>;

/** Accounts of one book at most; a larger one is told of, not listed. */
export const mostAccounts = 2000;

/** An account of a book: what it pays a month (decimal text), in which segments it is (mask), when it last did something. */
export interface BookAccount {
  readonly id: string;
  readonly owner: string | null;
  readonly name: string | null;
  readonly revenue: string | null;
  readonly stillThere: boolean;
  readonly mask: string | null;
  readonly last: string | null;
  /** Cells of the asked columns of customers, by key. */
  readonly cells: Readonly<Record<string, string | number | boolean | null>>;
}

/** Whose accounts: those of an address, and those named, whoever looks after them. */
export interface AskedBook {
  readonly owner: string;
  readonly ids?: readonly string[];
  /** Keys of columns of customers to bring along. */
  readonly keys: readonly string[];
}

const rows = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());

/** The accounts of a book, those that pay most first; accounts that left too, as such. */
export async function bookAccounts(place: Place, { owner, ids, keys }: AskedBook, ask: Ask): Promise<BookAccount[]> {
  const { versionId, manifest, grouping } = place;
  const columns = keys.flatMap((key) => {
    const found = versionColumn(manifest, key);
    return found?.table === "customers" ? [found.column] : [];
  });
  const cells = columns.map(({ name: column, type }, index) => {
    const value = sql`customer.${name(column)}`;
    const cast =
      type === "yesNo" || type === "text"
        ? value
        : type === "number"
          ? sql`cast(${value} as double)`
          : sql`cast(${localTime(value, type, manifest)} as varchar)`;
    return sql`${cast} as ${name(`x${index}`)}`;
  });
  const named = hasField(manifest, "customers.name") ? sql`customer.name` : sql`cast(null as varchar)`;
  const own = ownedBy({ manifest }, owner);
  const asked = ids ? sql`(${own} or customer.customer_id in (select unnest(${param("VARCHAR[]", [...ids])})))` : own;
  const found = await ask({
    statement: sql`with book as (
  select customer.*, cast(c.${name(grouping.column.name)} as varchar) as mask
  from ${versionTable(versionId, "customers")} as customer
  left join ${grouping.members ?? sql`(select null as customer_id, 0 as mask)`} as c on c.customer_id = customer.customer_id
  where ${asked}
),
active as (
  select customer_id, max(day) as day
  from (${daysOf({ versionId, manifest })}) as days
  group by customer_id
)
select ${list(
      [
        sql`customer.customer_id as id`,
        sql`${ownerOf({ manifest })} as owner`,
        sql`${named} as name`,
        sql`cast(${revenueOf({ manifest })} as varchar) as revenue`,
        sql`${stillThere({ manifest })} as still_there`,
        sql`customer.mask as mask`,
        sql`cast(active.day as varchar) as last`,
        ...cells,
      ],
      comma,
    )}
from book as customer
left join active on active.customer_id = customer.customer_id
order by ${revenueOf({ manifest })} desc nulls last, customer.customer_id
limit ${integer(mostAccounts + 1)}`,
    row: rows,
  });
  const text = (value: unknown) => (typeof value === "string" ? value : null);
  return found.map((row) => ({
    id: String(row.id),
    owner: text(row.owner),
    name: text(row.name),
    revenue: text(row.revenue),
    stillThere: row.still_there === true,
    mask: text(row.mask),
    last: text(row.last),
    cells: Object.fromEntries(columns.map(({ key }, index) => [key, row[`x${index}`] ?? null])),
  }));
}

const dated: Readonly<Record<BehaviourTable, string>> = {
  events: "happened_at",
  payments: "paid_on",
  deals: "opened_on",
  tickets: "created_at",
};

/** The days on which the accounts of `book` did something, no later than the as-of day. */
function daysOf({ versionId, manifest }: { readonly versionId: string; readonly manifest: VersionManifest }): Fragment {
  const parts = behaviourTables.flatMap((table) => {
    const has = (field: string) => hasField(manifest, `${table}.${field}` as FieldKey);
    if (!has("customer_id") || !has(dated[table])) return [];
    const type = versionColumn(manifest, `${table}.${dated[table]}`)?.column.type;
    const day = dayOf(name(dated[table]), type, manifest);
    const until = manifest.asOf === null ? sql`` : sql` and ${day} <= ${param("DATE", manifest.asOf)}`;
    return [
      sql`select customer_id, max(${day}) as day from ${versionTable(versionId, table)} where customer_id in (select customer_id from book)${until} group by customer_id`,
    ];
  });
  return list(parts, sql` union all `, sql`select cast(null as varchar) as customer_id, cast(null as date) as day`);
}

const waits = z.object({
  ticket: z.string(),
  customer: z.string(),
  minutes: z.number().nullable(),
  age: z.number().nullable(),
  day: z.string().nullable(),
});

/** A ticket that took longer than asked, or (`age`) still waits so long. */
export type LongWait = z.infer<typeof waits>;

const mostWaits = 5000;

/** Tickets of a book that waited longer than so many minutes, the newest first. */
export async function longWaits(
  place: Place,
  { owner, topic, minutes }: { readonly owner: string; readonly topic: TimedTopic; readonly minutes: number },
  ask: Ask,
): Promise<readonly LongWait[]> {
  if (!hasWaits(place.manifest, topic) || !hasField(place.manifest, "tickets.customer_id")) return [];
  const limit = param("DOUBLE", minutes);
  return await ask({
    statement: sql`with waits as (
  ${waitRows({ ...place, topic })}
)
select waits.ticket_id as ticket, waits.customer_id as customer, cast(minutes as double) as minutes, age, cast(day as varchar) as day
from waits
join ${versionTable(place.versionId, "customers")} as customer on customer.customer_id = waits.customer_id
where ${ownedBy(place, owner)} and (minutes > ${limit} or age > ${limit})
order by day desc nulls last, waits.ticket_id
limit ${integer(mostWaits)}`,
    row: waits,
  });
}

const halves = z.object({ customer: z.string(), limit: z.number(), inTime: z.number(), tickets: z.number() });

/** An account with fewer than half of its tickets within a limit in minutes. */
export type ShortHalf = z.infer<typeof halves>;

export interface AskedHalves {
  readonly owner: string;
  readonly topic: TimedTopic;
  readonly limits: readonly number[];
  /** Days up to and with the as-of day in which a ticket was created, and how many such tickets an account needs. */
  readonly days: number;
  readonly least: number;
}

/** Accounts of a book with fewer than half of their tickets of the last days within a limit, of those answered or overdue. */
export async function shortHalves(
  place: Place,
  { owner, topic, limits, days, least }: AskedHalves,
  ask: Ask,
): Promise<readonly ShortHalf[]> {
  const { asOf } = place.manifest;
  if (asOf === null || limits.length === 0) return [];
  if (!hasWaits(place.manifest, topic) || !hasField(place.manifest, "tickets.customer_id")) return [];
  const inTime = sql`count(*) filter (where waits.minutes <= limits.most)`;
  return await ask({
    statement: sql`with waits as (
  ${waitRows({ ...place, topic })}
),
limits as (select unnest(${param("DOUBLE[]", limits)}) as most)
select waits.customer_id as customer, limits.most as ${name("limit")}, cast(${inTime} as double) as ${name("inTime")}, cast(count(*) as double) as tickets
from waits
join ${versionTable(place.versionId, "customers")} as customer on customer.customer_id = waits.customer_id
cross join limits
where ${ownedBy(place, owner)} and (waits.minutes is not null or waits.age > limits.most)
  and waits.day > ${param("DATE", daysLater(asOf, -days))} and waits.day <= ${param("DATE", asOf)}
group by waits.customer_id, limits.most
having count(*) >= ${integer(least)} and 2 * ${inTime} < count(*)`,
    row: halves,
  });
}

const books = z.object({ owner: z.string().nullable(), accounts: z.number(), revenue: z.string().nullable() });

const totals = z.object({ accounts: z.number(), owned: z.number(), revenue: z.string().nullable() });

/** All accounts still there, how many of them somebody looks after, and what all pay a month. */
export async function bookTotals(
  { versionId, manifest }: Pick<Place, "versionId" | "manifest">,
  ask: Ask,
): Promise<z.infer<typeof totals>> {
  const [found] = await ask({
    statement: sql`select cast(count(*) as double) as accounts, cast(count(${ownerOf({ manifest })}) as double) as owned, cast(sum(${revenueOf({ manifest })}) as varchar) as revenue
from ${versionTable(versionId, "customers")} as customer
where ${stillThere({ manifest })}`,
    row: totals,
  });
  return found ?? { accounts: 0, owned: 0, revenue: null };
}

/** How many accounts everybody looks after and what these pay a month, of the 200 largest books the largest first. */
export async function allBooks(
  { versionId, manifest }: Pick<Place, "versionId" | "manifest">,
  ask: Ask,
): Promise<readonly z.infer<typeof books>[]> {
  const owner = sql`lower(${ownerOf({ manifest })})`;
  return await ask({
    statement: sql`select ${owner} as owner, cast(count(*) as double) as accounts, cast(sum(${revenueOf({ manifest })}) as varchar) as revenue
from ${versionTable(versionId, "customers")} as customer
where ${stillThere({ manifest })}
group by ${owner}
order by accounts desc, owner
limit 200`,
    row: books,
  });
}
