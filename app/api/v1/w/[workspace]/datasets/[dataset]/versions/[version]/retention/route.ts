import { retentionRoute } from "@/lib/api/routes/retention";

export const GET = retentionRoute.handler;
