import { z } from "zod";
import { comma, type Fragment, integer, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { memberPath, type PlainRule } from "@/lib/domain/rule";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";
import { cellText } from "./cell-text";
import { nodeConditions, ruleSource } from "./rule-predicate";

/** Whom to draw from, and what to show of them. `before`: the definition whose customers are not new; `draw`: the seed. */
export interface AskedSample {
  readonly rule: PlainRule;
  readonly before: PlainRule | null;
  readonly columns: readonly VersionColumn[];
  readonly draw: number;
  readonly limit: number;
}

/** A customer who was drawn: cells as text, the places of the rule's nodes that hold, and whether the definition before has it. */
export interface DrawnCustomer {
  readonly id: string;
  readonly owner: string | null;
  readonly cells: readonly (string | null)[];
  readonly holds: ReadonlySet<string>;
  readonly wasIn: boolean;
}

const drawn = z.record(z.string(), z.union([z.string(), z.boolean()]).nullable());

/** Customers of a rule drawn by the md5 of "version:draw:id": the same for everybody, other ones for another seed or version. */
export async function sampleCustomers(version: DatasetVersion, asked: AskedSample, ask: Ask): Promise<DrawnCustomer[]> {
  const { rule, before, columns, draw, limit } = asked;
  const whole: PlainRule = { kind: "any", rules: before === null ? [rule] : [rule, before] };
  const source = ruleSource(whole, { versionId: version.id, manifest: version.manifest });
  const nodes = nodeConditions(whole, (index) => source.conditions[index] ?? sql`false`);
  const own = nodes.filter(({ path }) => path === "0" || path.startsWith("0."));
  const holds = own.map(({ holds: condition }, index) => sql`${condition} as ${name(`holds_${index}`)}`);
  const cells = columns.map(
    (column, index) => sql`${cellText(ofCustomer(column.name), column)} as ${name(`x${index}`)}`,
  );
  const was = nodes.find(({ path }) => path === memberPath("", 1))?.holds ?? sql`false`;
  const inRule = own[0]?.holds ?? sql`false`;
  const rows = await ask({
    statement: sql`with ${list(source.with, comma)}${source.with.length > 0 ? comma : sql``}drawn as (
  select ${list([sql`customer.customer_id as id`, sql`${ownerOf(version)} as owner`, sql`${was} as was_in`, ...holds, ...cells], comma)}
  from ${source.from}
  where ${inRule}
)
select *
from drawn
order by md5(${param("VARCHAR", `${version.id}:${draw}:`)} || id), id
limit ${integer(limit)}`,
    row: drawn,
  });
  return rows.map((row) => ({
    id: String(row.id),
    owner: text(row.owner),
    cells: columns.map((_, index) => text(row[`x${index}`])),
    holds: new Set(own.flatMap(({ path }, index) => (row[`holds_${index}`] === true ? [path.slice(2)] : []))),
    wasIn: row.was_in === true,
  }));
}

/** The address of the member who looks after a customer, as a column of `customer`; empty where the version has none. */
export function ownerOf({ manifest }: Pick<DatasetVersion, "manifest">): Fragment {
  const columns = manifest.tables.find(({ table }) => table === "customers")?.columns ?? [];
  return columns.some(({ key }) => key === "customers.owner_email")
    ? ofCustomer("owner_email")
    : sql`cast(null as varchar)`;
}

/** True of a `customer` that somebody looks after, by their address. */
export function ownedBy(version: Pick<DatasetVersion, "manifest">, reader: string): Fragment {
  return sql`coalesce(lower(${ownerOf(version)}) = lower(${param("VARCHAR", reader)}), false)`;
}

function ofCustomer(column: string): Fragment {
  return sql`customer.${name(column)}`;
}

function text(value: string | boolean | null | undefined): string | null {
  return typeof value === "string" ? value : null;
}
