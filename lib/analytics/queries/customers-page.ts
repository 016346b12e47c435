import { z } from "zod";
import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import type { PlainRule } from "@/lib/domain/rule";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { cellText } from "./cell-text";
import { rulePredicate } from "./rule-predicate";
import { ownedBy, ownerOf } from "./sample-customers";

/** A column that may be searched; `ownOnly`: in accounts of the reader alone. */
export interface SearchedColumn {
  readonly column: VersionColumn;
  readonly ownOnly: boolean;
}

/** Which customers to list and how. `reader`: the address whose accounts come first; `ownOnly` lists no others. */
export interface AskedCustomers {
  readonly rule: PlainRule;
  readonly columns: readonly VersionColumn[];
  readonly reader: string;
  readonly ownOnly: boolean;
  readonly ownFirst: boolean;
  readonly search: { readonly text: string; readonly within: readonly SearchedColumn[] } | null;
  readonly sort: { readonly column: VersionColumn; readonly descending: boolean } | null;
  readonly offset: number;
  readonly limit: number;
}

/** A customer of a page: id, who looks after the account, and cells as text. */
export interface ListedCustomer {
  readonly id: string;
  readonly owner: string | null;
  readonly cells: readonly (string | null)[];
}

const listed = z.record(z.string(), z.string().nullable());

/**
 * A page of the customers of a rule and how many there are. Ties and lists without a sort stand in an order that tells nothing of the
 * ids, so that stand-ins cannot be matched with a sorted list of them.
 */
export async function customersPage(
  version: DatasetVersion,
  asked: AskedCustomers,
  ask: Ask,
): Promise<{ readonly total: number; readonly customers: readonly ListedCustomer[] }> {
  const { columns, offset, limit } = asked;
  const predicate = rulePredicate(asked.rule, { versionId: version.id, manifest: version.manifest });
  const isOwn = ownedBy(version, asked.reader);
  const conditions = [
    predicate.where,
    ...(asked.ownOnly ? [isOwn] : []),
    ...(asked.search ? [searched(asked.search.text, asked.search.within, isOwn)] : []),
  ];
  const start = predicate.with.length > 0 ? sql`with ${list(predicate.with, comma)}\n` : sql``;
  const from = sql`from ${predicate.from}
where ${list(conditions, sql` and `)}`;
  const [counted] = await ask({
    statement: sql`${start}select cast(count(*) as double) as n
${from}`,
    row: z.object({ n: z.number() }),
  });
  const cells = columns.map((column, index) => sql`${cellText(ofCustomer(column), column)} as ${name(`x${index}`)}`);
  const rows = await ask({
    statement: sql`${start}select ${list([sql`customer.customer_id as id`, sql`${ownerOf(version)} as owner`, ...cells], comma)}
${from}
order by ${list([...orderOf(asked, isOwn), shuffled(version)], comma)}
limit ${integer(limit)} offset ${integer(offset)}`,
    row: listed,
  });
  return {
    total: counted?.n ?? 0,
    customers: rows.map((row) => ({
      id: row.id ?? "",
      owner: row.owner ?? null,
      cells: columns.map((_, index) => row[`x${index}`] ?? null),
    })),
  };
}

function orderOf({ ownFirst, sort }: AskedCustomers, isOwn: Fragment): Fragment[] {
  const own = ownFirst ? [sql`case when ${isOwn} then 0 else 1 end`] : [];
  if (!sort) return own;
  const value = ofCustomer(sort.column);
  const direction = sort.descending ? sql` desc` : sql``;
  return [...own, sql`case when ${value} is null then 1 else 0 end`, sql`${value}${direction}`];
}

function shuffled({ id }: DatasetVersion): Fragment {
  return sql`md5(${param("VARCHAR", `${id}:list:`)} || customer.customer_id), customer.customer_id`;
}

/** Whether one of the columns holds the text, capitals aside. */
function searched(text: string, within: readonly SearchedColumn[], isOwn: Fragment): Fragment {
  const typed = sql`lower(${param("VARCHAR", text)})`;
  const hits = within.map(({ column, ownOnly }) => {
    const hit = sql`position(${typed} in lower(coalesce(${ofCustomer(column)}, ''))) > 0`;
    return ownOnly ? sql`(${isOwn} and ${hit})` : sql`${hit}`;
  });
  return hits.length === 0 ? sql`false` : sql`(${list(hits, sql` or `)})`;
}

function ofCustomer(column: Pick<VersionColumn, "name">): Fragment {
  return sql`customer.${name(column.name)}`;
}
