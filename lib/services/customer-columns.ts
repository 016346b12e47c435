import type { PlainRule } from "@/lib/domain/rule";
import { columnsOf } from "@/lib/domain/rule-columns";
import { versionColumn } from "@/lib/domain/version-column";
import type { DatasetVersion, VersionColumn } from "@/lib/domain/version-manifest";

/** How many columns a list shows beside those that its rule asks for, and at most. */
const usualCount = 9;
const mostColumns = 16;

const usualColumns = [
  "customers.monthly_revenue",
  "customers.started_on",
  "customers.churned",
  "customers.owner_email",
];

/**
 * The columns of a list of customers: the name, those that the rule asks for, and some that say who a customer is; never the id, which
 * stands apart, nor what is closed to the reader. `most`: how many there may be beside those of the rule.
 */
export function listedColumns(
  { manifest }: Pick<DatasetVersion, "manifest">,
  rule: PlainRule,
  closed: ReadonlySet<string>,
  most: number = usualCount,
): readonly VersionColumn[] {
  const all = manifest.tables.find(({ table }) => table === "customers")?.columns ?? [];
  const own = columnsOf(rule).flatMap((key) => {
    const found = versionColumn(manifest, key);
    return found?.table === "customers" ? [found.column] : [];
  });
  const named = all.filter(({ key }) => key === "customers.name");
  const usual = usualColumns.flatMap((key) => all.filter((one) => one.key === key));
  const words = all.filter(
    ({ type, privacy, distinct, origin }) =>
      origin === "attribute" && type === "text" && privacy === "none" && distinct >= 2 && distinct <= 50,
  );
  const chosen = [...new Set([...named, ...own, ...words.slice(0, 3), ...usual, ...words])];
  const open = chosen.filter(({ key }) => !closed.has(key) && key !== "customers.customer_id");
  return open.slice(0, Math.max(most, named.length + own.length)).slice(0, mostColumns);
}
