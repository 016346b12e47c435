/** Facts about an action: ids, counts and names of columns, never values of customers. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One line of the audit log. */
export interface AuditEntry {
  readonly id: string;
  readonly userId: string | null;
  readonly userEmail: string | null;
  readonly via: "session" | "token" | "system";
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string | null;
  readonly details: AuditDetails;
  readonly at: string;
}
