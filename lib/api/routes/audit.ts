import { z } from "zod";
import { route } from "@/lib/api/route";
import { auditEntrySchema } from "@/lib/domain/workspace-resources";
import { auditEntries } from "@/lib/services/audit";

export const auditRoute = route({
  method: "GET",
  path: "/api/v1/w/{workspace}/audit",
  summary: "The newest 200 lines of the audit log",
  permission: "audit.read",
  answer: z.strictObject({ entries: z.array(auditEntrySchema) }),
  handle: async ({ actor }) => ({ entries: await auditEntries(actor, 200) }),
});
