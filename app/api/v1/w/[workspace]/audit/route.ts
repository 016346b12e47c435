import { auditRoute } from "@/lib/api/routes/audit";

export const GET = auditRoute.handler;
