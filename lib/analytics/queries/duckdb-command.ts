import type { Parameter, Statement } from "@/lib/analytics/sql/fragment";
import { versionSchema } from "@/lib/analytics/sql/version-table";
import type { DatasetVersion } from "@/lib/domain/version-manifest";

/**
 * A shell command that answers a statement with the duckdb program in a folder that holds the version's files. Values are single
 * quoted, for SQL and then for the shell; null where anything holds a control character other than a line end of our own.
 */
export function duckDbCommand(version: DatasetVersion, statement: Statement): string | null {
  const views = version.manifest.tables.map(
    ({ table, file }) =>
      `create view ${identifier(versionSchema(version.id))}.${identifier(table)} as select * from read_parquet(${literal(file)});`,
  );
  const inlined = statement.text.replace(/\$(\d+)/g, (_, index: string) =>
    value(statement.parameters[Number(index) - 1]),
  );
  const script = [`create schema ${identifier(versionSchema(version.id))};`, ...views, `${inlined};`].join("\n");
  const values = [
    ...version.manifest.tables.map(({ file }) => file),
    ...statement.parameters.map(({ value: bound }) => String(bound)),
  ];
  if (values.some(hasControl) || hasControl(script.replaceAll("\n", ""))) return null;
  return `duckdb -c '${script.replaceAll("'", "'\\''")}'`;
}

function value(parameter: Parameter | undefined): string {
  const bound = parameter?.value ?? null;
  if (bound === null) return "NULL";
  return typeof bound === "number" || typeof bound === "boolean" ? String(bound) : literal(String(bound));
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function identifier(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < " " || (character >= "\u007f" && character <= "\u009f"));
}
