import { index, jsonb, pgTable, text } from "drizzle-orm/pg-core";
import type { AuditDetails } from "../../lib/domain/audit";
import { id, instant } from "./columns";

/** Append only: a trigger refuses update and delete. No foreign keys, so that nothing it names has to live for ever. */
export const auditLog = pgTable(
  "audit_log",
  {
    id: id(),
    workspaceId: text().notNull(),
    userId: text(),
    userEmail: text(),
    via: text().$type<"session" | "token" | "system">().notNull(),
    action: text().notNull(),
    objectKind: text().notNull(),
    objectId: text(),
    details: jsonb().$type<AuditDetails>().notNull(),
    at: instant().notNull(),
  },
  (table) => [index("audit_log_workspace").on(table.workspaceId, table.at)],
);
