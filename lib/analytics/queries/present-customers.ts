import { type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import { hasField } from "@/lib/domain/metrics";
import type { VersionManifest } from "@/lib/domain/version-manifest";

/** Who is a customer today, as a condition on a row of customers that is never NULL, and in words what the data tell of it. */
export interface PresentCustomers {
  readonly holds: Fragment;
  readonly sentence: string;
}

/**
 * A customer of today has started and has not left, as far as the version tells either: on or before the as-of day, or on a day that is
 * not known. `alias` names the row of customers.
 */
export function presentCustomers(manifest: VersionManifest, alias: string): PresentCustomers {
  const start = startOf(manifest, alias);
  const knowsEnd = hasField(manifest, "customers.churned");
  const conditions = [
    ...(start ? [start.holds] : []),
    ...(knowsEnd ? [sql`not coalesce(${name(alias, "churned")}, false)`] : []),
  ];
  const began = start ? start.words : "is in the data";
  return {
    holds: conditions.length === 0 ? sql`true` : sql`(${list(conditions, sql` and `)})`,
    sentence: knowsEnd
      ? `A customer today is one who ${began} and has not left.`
      : `A customer today is one who ${began}: the data do not tell who has left.`,
  };
}

/**
 * Who ever became a paying customer, as a condition that is never NULL; null where the version has no starts. Of whom it is known
 * whether they left has been one, whatever became of the day on which it began.
 */
export function everPaid(manifest: VersionManifest, alias: string): Fragment | null {
  if (!hasField(manifest, "customers.started_on")) return null;
  const known = hasField(manifest, "customers.churned") ? sql` or ${name(alias, "churned")} is not null` : sql``;
  return sql`(${name(alias, "started_on")} is not null${known})`;
}

function startOf(
  manifest: VersionManifest,
  alias: string,
): { readonly holds: Fragment; readonly words: string } | null {
  const paid = everPaid(manifest, alias);
  if (paid) {
    const later = sql`${name(alias, "started_on")} > ${param("DATE", manifest.asOf)}`;
    const byNow = manifest.asOf === null ? sql`` : sql` and not coalesce(${later}, false)`;
    return { holds: sql`(${paid}${byNow})`, words: "has become a paying customer" };
  }
  if (hasField(manifest, "customers.converted"))
    return { holds: sql`coalesce(${name(alias, "converted")}, false)`, words: "has converted" };
  return null;
}
