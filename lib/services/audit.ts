import "server-only";
import { extentFor } from "@/lib/access/allow";
import type { Actor } from "@/lib/domain/actor";
import { AppError } from "@/lib/domain/app-error";
import type { AuditDetails } from "@/lib/domain/audit";
import type { AuditEntryView } from "@/lib/domain/workspace-resources";
import { appendAudit, listAudit } from "@/lib/store/audit";

/** Writes one line of the audit log: who did what to which object. Details hold ids, counts and column names, never values. */
export async function recordAudit(
  actor: Actor,
  action: string,
  object: { readonly kind: string; readonly id: string | null },
  details: AuditDetails = {},
): Promise<void> {
  await appendAudit(actor.scope, {
    userId: actor.userId,
    userEmail: actor.email,
    via: actor.via,
    action,
    objectKind: object.kind,
    objectId: object.id,
    details,
  });
}

/** The newest lines of the log; an analyst sees only their own. */
export async function auditEntries(actor: Actor, limit: number): Promise<AuditEntryView[]> {
  const extent = extentFor(actor, "audit.read");
  if (extent === "none")
    throw new AppError("forbidden", "The audit log is open to admins; analysts see their own lines.");
  const entries = await listAudit(actor.scope, { limit, ...(extent === "own" ? { userId: actor.userId } : {}) });
  return entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    who: entry.userEmail ?? "the server",
    action: entry.action,
    object: entry.objectId === null ? entry.objectKind : `${entry.objectKind} ${entry.objectId}`,
    sentence: Object.entries(entry.details)
      .map(([key, value]) => `${key}: ${Array.isArray(value) ? value.join(", ") : String(value)}`)
      .join("; "),
  }));
}
