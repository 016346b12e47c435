import { z } from "zod";
import { comma, type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import type { Ask } from "@/lib/analytics/sql/question";
import { versionTable } from "@/lib/analytics/sql/version-table";
import type { SourceTable } from "@/lib/domain/dictionary";
import { type BehaviourTable, behaviourTables, type PlainRule, ruleConditions } from "@/lib/domain/rule";
import { columnsOf, startColumn } from "@/lib/domain/rule-columns";
import type { RuleCells, RuleRow } from "@/lib/domain/rule-evaluator";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion, VersionColumn, VersionManifest } from "@/lib/domain/version-manifest";
import { localTime } from "./zoned-days";

/** What the rules ask of one customer: the cells of its row and of the rows of what it did; null where there is no such customer. */
export async function customerRow(
  version: DatasetVersion,
  { id, rules }: { readonly id: string; readonly rules: readonly PlainRule[] },
  ask: Ask,
): Promise<RuleRow | null> {
  const keys = [...new Set([startColumn, ...rules.flatMap(columnsOf)])];
  const [customer] = await cellsOf(version, { table: "customers", id, keys }, ask);
  if (!customer) return null;
  const asked = new Set(
    rules.flatMap((rule) => ruleConditions(rule).flatMap((one) => (one.kind === "behaviour" ? [one.table] : []))),
  );
  const behaviour: Partial<Record<BehaviourTable, readonly RuleCells[]>> = {};
  for (const table of behaviourTables)
    if (asked.has(table)) behaviour[table] = await cellsOf(version, { table, id, keys }, ask);
  return { customer, behaviour };
}

const cells = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]).nullable());

async function cellsOf(
  version: DatasetVersion,
  { table, id, keys }: { table: SourceTable; id: string; keys: readonly string[] },
  ask: Ask,
): Promise<RuleCells[]> {
  const columns = keys.flatMap((key) => {
    const found = versionColumn(version.manifest, key);
    return found?.table === table ? [found.column] : [];
  });
  const values = columns.map((column, index) => sql`${cell(column, version.manifest)} as ${name(`x${index}`)}`);
  const rows = await ask({
    statement: sql`select ${list([sql`customer_id as id`, ...values], comma)}
from ${versionTable(version.id, table)}
where customer_id = ${param("VARCHAR", id)}`,
    row: cells,
  });
  return rows.map((row) => Object.fromEntries(columns.map(({ key }, index) => [key, row[`x${index}`] ?? null])));
}

/** Numbers as numbers, yes/no as such, money, dates and times (of the version's zone) as text that loses no digit. */
function cell({ name: column, type }: VersionColumn, manifest: VersionManifest): Fragment {
  const value = name(column);
  if (type === "yesNo" || type === "text") return value;
  return type === "number" ? sql`cast(${value} as double)` : sql`cast(${localTime(value, type, manifest)} as varchar)`;
}
