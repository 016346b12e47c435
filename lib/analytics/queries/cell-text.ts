import { type Fragment, param, sql } from "@/lib/analytics/sql/fragment";
import type { VersionColumn } from "@/lib/domain/version-manifest";

/** A value as text: yes/no in the file's words, everything else as the engine writes it. */
export function cellText(value: Fragment, { type, labels }: Pick<VersionColumn, "type" | "labels">): Fragment {
  if (type !== "yesNo") return sql`cast(${value} as varchar)`;
  const { yes, no } = labels ?? { yes: "yes", no: "no" };
  return sql`case when ${value} then ${param("VARCHAR", yes)} when not ${value} then ${param("VARCHAR", no)} end`;
}
