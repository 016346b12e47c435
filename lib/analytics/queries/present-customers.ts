import { type Fragment, list, name, param, sql } from "@/lib/analytics/sql/fragment";
import { hasField } from "@/lib/domain/metrics";
import type { VersionManifest } from "@/lib/domain/version-manifest";

/** Who is a customer today, as a condition on a row of customers that is never NULL, and in words what the data tell of it. */
export interface PresentCustomers {
  readonly holds: Fragment;
  readonly sentence: string;
}

/** A customer of today has started and has not left, as far as the version tells either; `alias` names the row of customers. */
export function presentCustomers(manifest: VersionManifest, alias: string): PresentCustomers {
  const of = (column: string) => name(alias, column);
  const start = startOf(manifest, of);
  const knowsEnd = hasField(manifest, "customers.churned");
  const conditions = [
    ...(start ? [start.holds] : []),
    ...(knowsEnd ? [sql`not coalesce(${of("churned")}, false)`] : []),
  ];
  const began = start ? start.words : "is in the data";
  return {
    holds: conditions.length === 0 ? sql`true` : sql`(${list(conditions, sql` and `)})`,
    sentence: knowsEnd
      ? `A customer today is one who ${began} and has not left.`
      : `A customer today is one who ${began}: the data do not tell who has left.`,
  };
}

function startOf(
  manifest: VersionManifest,
  of: (column: string) => Fragment,
): { readonly holds: Fragment; readonly words: string } | null {
  if (hasField(manifest, "customers.started_on")) {
    const started = of("started_on");
    const byNow = manifest.asOf === null ? sql`` : sql` and ${started} <= ${param("DATE", manifest.asOf)}`;
    return { holds: sql`(${started} is not null${byNow})`, words: "has become a paying customer" };
  }
  if (hasField(manifest, "customers.converted"))
    return { holds: sql`coalesce(${of("converted")}, false)`, words: "has converted" };
  return null;
}
