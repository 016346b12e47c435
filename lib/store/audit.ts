import { and, desc, eq, lt } from "drizzle-orm";
import { auditLog } from "@/drizzle/schema/audit";
import type { Scope } from "@/lib/domain/actor";
import type { AuditDetails, AuditEntry } from "@/lib/domain/audit";
import { instantNow } from "@/lib/platform/clock";
import { newId } from "@/lib/platform/ids";
import { ask } from "./database";

/** What is written down: who did what to which object. */
export interface NewAuditEntry {
  readonly userId: string | null;
  readonly userEmail: string | null;
  readonly via: "session" | "token" | "system";
  readonly action: string;
  readonly objectKind: string;
  readonly objectId?: string | null;
  readonly details?: AuditDetails;
}

export async function appendAudit({ workspaceId }: Scope, entry: NewAuditEntry): Promise<void> {
  const row = { id: newId(), workspaceId, at: instantNow(), objectId: null, details: {}, ...entry };
  await ask((db) => db.insert(auditLog).values(row));
}

/** Newest first; `before` continues a list after the `at` of its last entry. */
export async function listAudit(
  scope: Scope,
  filter: { userId?: string; before?: string; limit?: number } = {},
): Promise<AuditEntry[]> {
  const where = and(
    eq(auditLog.workspaceId, scope.workspaceId),
    filter.userId === undefined ? undefined : eq(auditLog.userId, filter.userId),
    filter.before === undefined ? undefined : lt(auditLog.at, filter.before),
  );
  const rows = await ask((db) =>
    db
      .select()
      .from(auditLog)
      .where(where)
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(filter.limit ?? 100),
  );
  return rows.map(({ workspaceId: _, ...entry }) => entry);
}
