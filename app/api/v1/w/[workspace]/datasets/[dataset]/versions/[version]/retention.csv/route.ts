import { retentionFileRoute } from "@/lib/api/routes/retention";

export const GET = retentionFileRoute.handler;
