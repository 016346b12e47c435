import type { PlainRule } from "./rule";
import { versionColumn } from "./version-column";
import type { VersionManifest } from "./version-manifest";

/** Days of a month in which tenure is counted. */
export const daysOfTenureMonth = 30.4375;

/**
 * The customers who lived at least so many days as customers: among them an outcome is compared from that day of life on. Null where
 * the version does not say how long customers lived.
 */
export function landmarkRule(days: number, manifest: VersionManifest): PlainRule | null {
  const column = "customers.tenure_months";
  if (versionColumn(manifest, column)?.column.type !== "number") return null;
  return { kind: "column", column, test: { op: "atLeast", value: days / daysOfTenureMonth } };
}
