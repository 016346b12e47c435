import "server-only";
import { may } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import { fieldVisibility } from "@/lib/domain/field-visibility";
import { columnPermission, versionColumn } from "@/lib/domain/metrics";
import type { DatasetVersion } from "@/lib/domain/version-manifest";

/** Whether a reader sees every value of a column as it stands, by its class and by the rights that costs and margins have of their own. */
export function seesWhole(actor: Actor, { table, column }: NonNullable<ReturnType<typeof versionColumn>>): boolean {
  const right = columnPermission(column.key);
  if (right !== "kpis.read" && !may(actor, right)) return false;
  return fieldVisibility(actor, { table, name: column.name, privacy: column.privacy }).others === "visible";
}

/** Grouping by a column shows its values: only by those the reader sees whole. */
export function demandColumn(actor: Actor, version: DatasetVersion, key: string): void {
  const found = versionColumn(version.manifest, key);
  if (!found) return;
  if (seesWhole(actor, found)) return;
  throw new AppError(
    "forbidden",
    `The column ${found.column.label} holds values your role may not see, so nothing can be grouped by it. Choose another column.`,
  );
}
